package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import com.taskip.quickbooks.record.Address;
import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.CreditMemo;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.Line;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.Refund;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.settings.InvoiceNumberStrategy;
import com.taskip.quickbooks.settings.SyncSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Values that the rules' tests start from. */
final class Examples {
  private Examples() {}

  static final SyncSettings SETTINGS =
      new SyncSettings(
          InvoiceNumberStrategy.TASKIP,
          "7",
          "NON",
          "35",
          null,
          Map.of("1", "TAX"),
          Map.of("design", "21"),
          70);

  /** The settings of {@link #SETTINGS} without an item and without a deposit account. */
  static final SyncSettings BARE =
      new SyncSettings(
          InvoiceNumberStrategy.TASKIP, null, null, null, null, Map.of(), Map.of(), 70);

  static Contact contact(String name, String email) {
    return new Contact(
        name,
        email,
        "+44 20 7946 0000",
        new Address("1 High St", null, "London", null, "N1", "GB"),
        "USD");
  }

  static Line line(String quantity, String price, String category, String tax) {
    return new Line("l1", "Work", new BigDecimal(quantity), new BigDecimal(price), category, tax);
  }

  static Invoice invoice(String number, InvoiceStatus status, Line... lines) {
    return new Invoice(
        number,
        status,
        "c1",
        LocalDate.parse("2026-05-04"),
        LocalDate.parse("2026-06-03"),
        null,
        "USD",
        List.of(lines),
        "Thanks",
        "See you");
  }

  static Payment payment(String amount, String reference) {
    return new Payment(
        "inv1", new BigDecimal(amount), "USD", LocalDate.parse("2026-05-20"), "card", reference);
  }

  static CreditMemo creditMemo(String number, Line... lines) {
    return new CreditMemo(
        number,
        "c1",
        "inv1",
        LocalDate.parse("2026-05-04"),
        "USD",
        List.of(lines),
        "Goodwill",
        "Sorry");
  }

  static Refund refund(String number, Line... lines) {
    return new Refund(
        number,
        "c1",
        "inv1",
        "pay1",
        LocalDate.parse("2026-05-04"),
        "USD",
        List.of(lines),
        "Sent back");
  }

  static LinkState link(ObjectNode sent) {
    return new LinkState("58", "3", sent, null, false);
  }

  static <R extends TaskipRecord> Facts<R> facts(R record, LinkState link) {
    return new Facts<>(
        record,
        link,
        new Dependency.Linked(new LinkState("58", "0", json("{}"), null, false)),
        SETTINGS,
        Map.of(),
        Set.of(),
        null,
        null,
        null,
        false,
        false);
  }

  static <R extends TaskipRecord> Facts<R> with(
      Facts<R> facts, Fault refused, Map<Look, List<ObjectNode>> seen, String previousError) {
    return new Facts<>(
        facts.record(),
        facts.link(),
        facts.dependency(),
        facts.settings(),
        seen,
        facts.linkedElsewhere(),
        refused,
        facts.lost(),
        previousError,
        facts.pushOver(),
        facts.receivableRefused());
  }

  static <R extends TaskipRecord> Facts<R> with(
      Facts<R> facts, SyncSettings settings, Dependency dependency) {
    return new Facts<>(
        facts.record(),
        facts.link(),
        dependency,
        settings,
        facts.seen(),
        facts.linkedElsewhere(),
        facts.refused(),
        facts.lost(),
        facts.previousError(),
        facts.pushOver(),
        facts.receivableRefused());
  }

  static Fault fault(String code) {
    return new Fault(FaultKind.PERMANENT, code, "No", "No : null", "1-abc", 400);
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) QuickBooksJson.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
