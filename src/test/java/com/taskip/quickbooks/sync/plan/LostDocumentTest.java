package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.creditMemo;
import static com.taskip.quickbooks.sync.plan.Examples.facts;
import static com.taskip.quickbooks.sync.plan.Examples.invoice;
import static com.taskip.quickbooks.sync.plan.Examples.json;
import static com.taskip.quickbooks.sync.plan.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.record.CreditMemo;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.TaskipRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number is taken: by the invoice whose answer got lost, or by somebody else's. */
class LostDocumentTest {
  private static final Invoice SENT =
      invoice("INV-00042", InvoiceStatus.SENT, line("2", "75", null, null));
  private static final Look HOLDER = new Look.ById(EntityType.INVOICE, "201");
  private static final String OURS =
      "{'Id':'201','SyncToken':'0','DocNumber':'INV-00042','TxnDate':'2026-05-04',"
          + "'CustomerRef':{'value':'58'},'PrivateNote':'Thanks','TotalAmt':150.00,'Balance':150.00,"
          + "'Line':[{'Amount':150.00,'SalesItemLineDetail':{'ItemRef':{'value':'7'}}},"
          + "{'Amount':150.00,'DetailType':'SubTotalLineDetail'}]}";

  private final InvoiceRule rule = new InvoiceRule();

  @Test
  void the_holder_of_the_number_is_looked_at_before_it_is_taken_for_ours() {
    assertThat(rule.decide(refused(true, Map.of()))).isEqualTo(new Decision.See(HOLDER));
  }

  @Test
  void the_invoice_that_the_lost_write_made_is_linked() {
    Decision.Adopt adopt = (Decision.Adopt) rule.decide(refused(true, seeing(OURS)));
    assertThat(adopt.existing()).isEqualTo(json(OURS));
  }

  @Test
  void without_a_lost_answer_nothing_is_adopted_however_alike_it_is() {
    assertTaken(rule.decide(refused(false, seeing(OURS))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'DocNumber':'INV-00043'",
        "'TxnDate':'2026-05-05'",
        "'CustomerRef':{'value':'59'}",
        "'PrivateNote':'Somebody else wrote this'",
        "'Line':[{'Amount':149.99,'SalesItemLineDetail':{'ItemRef':{'value':'7'}}}]",
        "'Line':[{'Amount':150.00,'SalesItemLineDetail':{'ItemRef':{'value':'8'}}}]"
      })
  void an_invoice_that_differs_is_somebody_elses(String difference) {
    ObjectNode other = json(OURS);
    other.setAll(json("{" + difference + "}"));
    assertTaken(rule.decide(refused(true, Map.of(HOLDER, List.of(other)))));
  }

  @Test
  void it_is_compared_with_what_was_sent_though_taskips_lines_changed_since() {
    Invoice later = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", null, null));
    Facts<Invoice> sent = refused(true, seeing(OURS));
    Decision.Adopt adopt =
        (Decision.Adopt)
            rule.decide(lost(facts(later, null), sent.lost(), sent.seen(), sent.refused()));
    assertThat(adopt.existing()).isEqualTo(json(OURS));
    assertThat(adopt.sent()).isEqualTo(sent.lost().sent());
    ObjectNode laters = json(OURS);
    laters.withArray("Line").removeAll();
    laters
        .withArray("Line")
        .add(json("{'Amount':225.00,'SalesItemLineDetail':{'ItemRef':{'value':'7'}}}"));
    assertTaken(
        rule.decide(
            lost(
                facts(later, null), sent.lost(), Map.of(HOLDER, List.of(laters)), sent.refused())));
  }

  @ParameterizedTest
  @EnumSource(names = {"VOID", "DRAFT"})
  void an_invoice_that_quickbooks_has_is_linked_whatever_became_of_it_in_taskip(
      InvoiceStatus status) {
    Facts<Invoice> sent = refused(true, seeing(OURS));
    Facts<Invoice> now =
        lost(facts(SENT.withStatus(status), null), sent.lost(), sent.seen(), sent.refused());
    assertThat(rule.decide(now)).isInstanceOf(Decision.Adopt.class);
  }

  @Test
  void a_holder_that_is_gone_again_is_not_taken_for_ours() {
    assertTaken(rule.decide(refused(true, Map.of(HOLDER, List.of()))));
  }

  @Test
  void a_holder_of_another_type_is_somebody_elses_without_a_look() {
    CreditMemo memo = creditMemo("INV-00042", line("2", "75", null, null));
    Facts<CreditMemo> facts = facts(memo, null);
    assertTaken(new CreditMemoRule().decide(refused(facts, true, Map.of())));
  }

  @Test
  void a_lost_credit_memo_is_linked_like_a_lost_invoice() {
    CreditMemo memo = creditMemo("CM-7", line("2", "75", null, null));
    ObjectNode there = json(OURS).put("DocNumber", "CM-7").put("PrivateNote", "Goodwill");
    Look holder = new Look.ById(EntityType.CREDIT_MEMO, "201");
    Facts<CreditMemo> facts =
        refused(facts(memo, null), true, Map.of(holder, List.of(there)), "CreditMemo");
    Decision.Adopt adopt = (Decision.Adopt) new CreditMemoRule().decide(facts);
    assertThat(adopt.sent()).isEqualTo(Posting.of(memo));
  }

  private static void assertTaken(Decision decision) {
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Fail.class,
            fail -> assertThat(fail.why().code()).isEqualTo("invoice_number_taken"));
  }

  private static Map<Look, List<ObjectNode>> seeing(String holder) {
    return Map.of(HOLDER, List.of(json(holder)));
  }

  private static Facts<Invoice> refused(boolean resent, Map<Look, List<ObjectNode>> seen) {
    return refused(facts(SENT, null), resent, seen);
  }

  private static <R extends TaskipRecord> Facts<R> refused(
      Facts<R> facts, boolean resent, Map<Look, List<ObjectNode>> seen) {
    return refused(facts, resent, seen, "Invoice");
  }

  private static <R extends TaskipRecord> Facts<R> refused(
      Facts<R> facts, boolean resent, Map<Look, List<ObjectNode>> seen, String holder) {
    String detail = "DocNumber=X is assigned to TxnType=" + holder + " with TxnId=201";
    Fault taken =
        new Fault(
            FaultKind.PERMANENT, "6140", "Duplicate Document Number Error", detail, "1-abc", 400);
    return lost(facts, resent ? (Decision.Write) decide(facts) : null, seen, taken);
  }

  private static Decision decide(Facts<?> facts) {
    return facts.record() instanceof CreditMemo memo
        ? new CreditMemoRule().decide(facts(memo, null))
        : new InvoiceRule().decide(facts((Invoice) facts.record(), null));
  }

  private static <R extends TaskipRecord> Facts<R> lost(
      Facts<R> facts, Decision.Write lost, Map<Look, List<ObjectNode>> seen, Fault taken) {
    return new Facts<>(
        facts.record(),
        null,
        facts.dependency(),
        facts.settings(),
        seen,
        facts.linkedElsewhere(),
        taken,
        lost,
        null,
        false,
        false);
  }
}
