package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.CreditMemo;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.Line;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.RecordChange;
import com.taskip.quickbooks.record.Refund;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.record.TaskipRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TriggersTest {
  private static final Instant CONNECTED = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant EARLIER = CONNECTED.minusSeconds(1);

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T00:00:00Z, false, CREATE",
    "2026-05-01T00:00:00Z, true, UPDATE",
    "2026-04-30T23:59:59Z, false, ",
    "2026-04-30T23:59:59Z, true, UPDATE"
  })
  void a_contact_syncs_unless_it_is_older_than_the_connection_and_not_linked(
      Instant arrived, boolean linked, JobAction action) {
    RecordChange change =
        new RecordChange(null, stored(new Contact("A", null, null, null, null), arrived));
    assertThat(Triggers.of(change, linked, linked, CONNECTED).orElse(null)).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void the_same_body_again_sets_nothing_off(boolean linked) {
    StoredRecord sent = stored(invoice(InvoiceStatus.SENT, CONNECTED, "10"), CONNECTED);
    StoredRecord again = stored(invoice(InvoiceStatus.SENT, CONNECTED, "10.00"), CONNECTED);
    assertThat(Triggers.of(new RecordChange(sent, again), linked, linked, CONNECTED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void drafts_never_sync(boolean linked) {
    assertThat(newly(invoice(InvoiceStatus.DRAFT, CONNECTED, "10"), linked)).isNull();
  }

  @Test
  void an_invoice_that_becomes_sent_is_created() {
    Invoice draft = invoice(InvoiceStatus.DRAFT, null, "10");
    Invoice sent = invoice(InvoiceStatus.SENT, CONNECTED, "10");
    assertThat(changed(draft, sent, false)).isEqualTo(JobAction.CREATE);
  }

  @ParameterizedTest
  @EnumSource(names = {"SENT", "PARTIALLY_PAID", "PAID", "VOID"})
  void an_invoice_sent_before_the_connection_stays_out(InvoiceStatus status) {
    Invoice before = invoice(InvoiceStatus.SENT, EARLIER, "9");
    assertThat(changed(before, invoice(status, EARLIER, "10"), false)).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "VOID"})
  void what_happened_to_an_invoice_while_quickbooks_was_not_told_follows_when_it_is_sent(
      InvoiceStatus meanwhile) {
    Invoice before = invoice(meanwhile, EARLIER, "10");
    assertThat(changed(before, invoice(InvoiceStatus.SENT, EARLIER, "10"), true))
        .isEqualTo(JobAction.UPDATE);
  }

  @Test
  void once_linked_an_older_invoice_is_updated_like_any_other() {
    Invoice before = invoice(InvoiceStatus.SENT, EARLIER, "9");
    assertThat(changed(before, invoice(InvoiceStatus.SENT, EARLIER, "10"), true))
        .isEqualTo(JobAction.UPDATE);
  }

  @ParameterizedTest
  @EnumSource(names = {"PARTIALLY_PAID", "PAID"})
  void being_paid_in_taskip_changes_nothing_about_the_document(InvoiceStatus paid) {
    Invoice sent = invoice(InvoiceStatus.SENT, CONNECTED, "10");
    assertThat(changed(sent, invoice(paid, CONNECTED, "10"), true)).isNull();
  }

  @Test
  void an_invoice_that_becomes_void_is_voided_there_but_not_when_it_was_a_draft() {
    Invoice gone = invoice(InvoiceStatus.VOID, CONNECTED, "10");
    assertThat(changed(invoice(InvoiceStatus.SENT, CONNECTED, "10"), gone, true))
        .isEqualTo(JobAction.VOID);
    assertThat(changed(invoice(InvoiceStatus.DRAFT, null, "10"), gone, false)).isNull();
  }

  @Test
  void an_older_record_that_is_being_pulled_along_or_failed_to_be_is_followed() {
    Invoice before = invoice(InvoiceStatus.SENT, EARLIER, "9");
    Invoice after = invoice(InvoiceStatus.SENT, EARLIER, "10");
    RecordChange change = new RecordChange(stored(before, EARLIER), stored(after, EARLIER));
    assertThat(Triggers.of(change, false, true, CONNECTED)).contains(JobAction.CREATE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T00:00:00Z, false, true",
    "2026-05-01T00:00:00Z, true, true",
    "2026-04-30T23:59:59Z, false, false",
    "2026-04-30T23:59:59Z, true, true"
  })
  void a_new_payment_credit_memo_or_refund_is_posted_unless_it_is_older_than_the_connection(
      Instant arrived, boolean known, boolean posted) {
    POSTINGS.forEach(
        (record, action) ->
            assertThat(
                    Triggers.of(
                        new RecordChange(null, stored(record, arrived)), false, known, CONNECTED))
                .isEqualTo(posted ? Optional.of(action) : Optional.empty()));
  }

  @Test
  void a_later_change_of_what_quickbooks_was_told_is_followed_and_any_other_is_not() {
    StoredRecord before = stored(payment("10", "card"), EARLIER);
    StoredRecord other = stored(payment("11", "card"), EARLIER);
    StoredRecord cash = stored(payment("10", "cash"), EARLIER);
    assertThat(Triggers.of(new RecordChange(before, other), true, true, CONNECTED))
        .contains(JobAction.SYNC_PAYMENT);
    assertThat(Triggers.of(new RecordChange(before, cash), true, true, CONNECTED)).isEmpty();
    assertThat(Triggers.of(new RecordChange(before, before), true, true, CONNECTED)).isEmpty();
  }

  private static final List<Line> LINES =
      List.of(new Line("l1", "Work", BigDecimal.ONE, BigDecimal.TEN, null, null));
  private static final Map<TaskipRecord, JobAction> POSTINGS =
      Map.of(
          payment("10", "card"),
          JobAction.SYNC_PAYMENT,
          new CreditMemo("CM-1", "c1", null, null, "USD", LINES, null, null),
          JobAction.CREDIT_MEMO,
          new Refund("RF-1", "c1", null, null, null, "USD", LINES, null),
          JobAction.REFUND);

  private static Payment payment(String amount, String method) {
    return new Payment(
        "inv1", new BigDecimal(amount), "USD", LocalDate.parse("2026-05-20"), method, null);
  }

  private static JobAction newly(Invoice invoice, boolean linked) {
    RecordChange change = new RecordChange(null, stored(invoice, CONNECTED));
    return Triggers.of(change, linked, linked, CONNECTED).orElse(null);
  }

  private static JobAction changed(Invoice before, Invoice after, boolean linked) {
    RecordChange change = new RecordChange(stored(before, CONNECTED), stored(after, CONNECTED));
    return Triggers.of(change, linked, linked, CONNECTED).orElse(null);
  }

  private static StoredRecord stored(TaskipRecord body, Instant arrived) {
    return new StoredRecord("ws", body.kind(), "r1", body, arrived, arrived, null);
  }

  private static Invoice invoice(InvoiceStatus status, Instant sentAt, String price) {
    Line line = new Line("l1", "Work", BigDecimal.ONE, new BigDecimal(price), null, null);
    return new Invoice("INV-1", status, "c1", null, null, sentAt, "USD", List.of(line), null, null);
  }
}
