package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.SETTINGS;
import static com.taskip.quickbooks.sync.plan.Examples.facts;
import static com.taskip.quickbooks.sync.plan.Examples.fault;
import static com.taskip.quickbooks.sync.plan.Examples.invoice;
import static com.taskip.quickbooks.sync.plan.Examples.json;
import static com.taskip.quickbooks.sync.plan.Examples.line;
import static com.taskip.quickbooks.sync.plan.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.settings.InvoiceNumberStrategy;
import com.taskip.quickbooks.settings.SyncSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceRuleTest {
  private static final Invoice SENT =
      invoice(
          "INV-00042",
          InvoiceStatus.SENT,
          line("2", "75", "design", "1"),
          line("1.5", "10.01", null, null));
  private static final Look CURRENT = new Look.ById(EntityType.INVOICE, "201");

  private final InvoiceRule rule = new InvoiceRule();

  @Test
  void a_sent_invoice_becomes_a_receivable_with_items_and_tax_codes_from_the_settings() {
    Decision.Write write = (Decision.Write) rule.decide(facts(SENT, null));
    assertThat(write.verb()).isEqualTo(Verb.CREATE);
    assertThat(write.entity()).isEqualTo(EntityType.INVOICE);
    assertThat(write.body().toString())
        .isEqualTo(
            json("""
                    {"DocNumber":"INV-00042","TxnDate":"2026-05-04",
                     "CustomerRef":{"value":"58"},"CurrencyRef":{"value":"USD"},
                     "PrivateNote":"Thanks","CustomerMemo":{"value":"See you"},"DueDate":"2026-06-03",
                     "Line":[
                      {"DetailType":"SalesItemLineDetail","Amount":150.00,"Description":"Work",
                       "SalesItemLineDetail":{"ItemRef":{"value":"21"},"Qty":2,"UnitPrice":75,"TaxCodeRef":{"value":"TAX"}}},
                      {"DetailType":"SalesItemLineDetail","Amount":15.02,"Description":"Work",
                       "SalesItemLineDetail":{"ItemRef":{"value":"7"},"Qty":1.5,"UnitPrice":10.01,"TaxCodeRef":{"value":"NON"}}}]}
                    """)
                .toString());
  }

  @Test
  void with_strategy_qbo_no_number_is_sent() {
    SyncSettings qbo =
        new SyncSettings(InvoiceNumberStrategy.QBO, "7", null, null, null, Map.of(), Map.of(), 70);
    Decision.Write write =
        (Decision.Write) rule.decide(with(facts(SENT, null), qbo, facts(SENT, null).dependency()));
    assertThat(write.body().has("DocNumber")).isFalse();
    assertThat(write.body().at("/Line/0/SalesItemLineDetail").has("TaxCodeRef")).isFalse();
  }

  @Test
  void a_long_number_is_cut_to_21_characters_and_stands_whole_in_the_private_note() {
    Invoice uuid =
        invoice(
            "550e8400-e29b-41d4-a716-446655440000", InvoiceStatus.SENT, line("1", "1", null, null));
    Decision.Write write = (Decision.Write) rule.decide(facts(uuid, null));
    assertThat(write.body().path("DocNumber").asText()).isEqualTo("550e8400-e29b-41d4-a7");
    assertThat(write.body().path("PrivateNote").asText())
        .contains("550e8400-e29b-41d4-a716-446655440000")
        .contains("Thanks");
  }

  @Test
  void a_cut_number_stands_whole_in_the_note_of_an_invoice_that_has_none() {
    Invoice bare =
        new Invoice(
            "X".repeat(64),
            InvoiceStatus.SENT,
            "c1",
            null,
            null,
            null,
            "USD",
            SENT.lines(),
            null,
            null);
    Decision.Write write = (Decision.Write) rule.decide(facts(bare, null));
    assertThat(write.body().path("DocNumber").asText()).isEqualTo("X".repeat(21));
    assertThat(write.body().path("PrivateNote").asText()).endsWith("X".repeat(64));
  }

  @Test
  void every_line_without_an_item_is_named_in_one_error_and_nothing_is_sent() {
    SyncSettings bare =
        new SyncSettings(
            InvoiceNumberStrategy.TASKIP,
            null,
            null,
            null,
            null,
            Map.of(),
            Map.of("design", "21"),
            70);
    Invoice three =
        invoice(
            "1",
            InvoiceStatus.SENT,
            line("1", "1", null, null),
            line("1", "1", "design", null),
            line("1", "1", "art", null));
    Decision.Fail fail =
        (Decision.Fail)
            rule.decide(with(facts(three, null), bare, facts(three, null).dependency()));
    assertThat(fail.why().code()).isEqualTo("item_missing");
    assertThat(fail.why().message())
        .contains("line 1 (Work), line 3 (Work)")
        .doesNotContain("line 2");
  }

  @Test
  void an_invoice_waits_for_its_contact_and_fails_when_that_failed() {
    assertThat(rule.decide(with(facts(SENT, null), SETTINGS, new Dependency.OnItsWay())))
        .isInstanceOfSatisfying(
            Decision.Wait.class,
            wait -> {
              assertThat(wait.kind()).isEqualTo(RecordKind.CONTACT);
              assertThat(wait.id()).isEqualTo("c1");
            });
    Decision.Fail fail =
        (Decision.Fail) rule.decide(with(facts(SENT, null), SETTINGS, new Dependency.Stuck()));
    assertThat(fail.why().message())
        .isEqualTo("Contact not yet synced to QBO — sync contacts first");
  }

  @Test
  void drafts_never_sync() {
    assertThat(rule.decide(facts(SENT.withStatus(InvoiceStatus.DRAFT), null)))
        .isInstanceOf(Decision.Skip.class);
  }

  @Test
  void voiding_what_was_never_pushed_costs_no_call() {
    assertThat(rule.decide(facts(SENT.withStatus(InvoiceStatus.VOID), null)))
        .isInstanceOf(Decision.Skip.class);
  }

  @Test
  void a_void_reads_the_current_token_first() {
    Facts<Invoice> facts = facts(SENT.withStatus(InvoiceStatus.VOID), linked(SENT));
    assertThat(rule.decide(facts)).isEqualTo(new Decision.See(CURRENT));
    Decision.Write write =
        (Decision.Write) rule.decide(seeing(facts, there(SENT, "4", "165.02", "165.02")));
    assertThat(write.verb()).isEqualTo(Verb.VOID);
    assertThat(write.body()).isEqualTo(json("{'Id':'201','SyncToken':'4'}"));
  }

  @Test
  void an_update_without_changed_lines_sends_no_lines() {
    Invoice later =
        new Invoice(
            SENT.number(),
            SENT.status(),
            "c1",
            SENT.issueDate(),
            SENT.dueDate().plusDays(7),
            null,
            "USD",
            SENT.lines(),
            "Thanks",
            null);
    Facts<Invoice> facts = seeing(facts(later, linked(SENT)), there(SENT, "4", "165.02", "165.02"));
    Decision.Write write = (Decision.Write) rule.decide(facts);
    assertThat(write.body())
        .isEqualTo(
            json(
                "{'Id':'201','SyncToken':'4','sparse':true,'DueDate':'2026-06-10','CustomerMemo':{'value':''}}"));
  }

  @Test
  void lines_that_changed_on_both_sides_are_a_conflict_that_retry_resolves_for_taskip() {
    Invoice changed = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", "design", "1"));
    ObjectNode edited = there(SENT, "4", "150", "150");
    ((ObjectNode) edited.at("/Line/0")).put("Description", "Edited by the accountant");
    Facts<Invoice> facts = seeing(facts(changed, linked(SENT)), edited);
    assertThat(((Decision.Fail) rule.decide(facts)).why().code())
        .isEqualTo("changed_in_quickbooks");
    Facts<Invoice> retried =
        new Facts<>(
            facts.record(),
            facts.link(),
            facts.dependency(),
            SETTINGS,
            facts.seen(),
            facts.linkedElsewhere(),
            null,
            null,
            "changed_in_quickbooks",
            true,
            false);
    Decision.Write write = (Decision.Write) rule.decide(retried);
    assertThat(write.body().at("/Line/0/Amount").decimalValue()).isEqualByComparingTo("225");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'ClassRef':{'value':'200'}", "'ServiceDate':'2026-05-31'"})
  void a_class_or_a_date_that_a_bookkeeper_gave_a_line_is_not_lost_to_new_lines(String theirs) {
    Invoice changed = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", "design", "1"));
    ObjectNode edited = there(SENT, "4", "165.02", "165.02");
    ((ObjectNode) edited.at("/Line/0/SalesItemLineDetail")).setAll(json("{" + theirs + "}"));
    Facts<Invoice> facts = seeing(facts(changed, linked(SENT)), edited);
    assertThat(((Decision.Fail) rule.decide(facts)).why().code())
        .isEqualTo("changed_in_quickbooks");
  }

  @Test
  void lines_of_an_update_whose_answer_was_lost_are_ours_and_no_conflict() {
    Invoice changed = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", "design", "1"));
    Facts<Invoice> facts = seeing(facts(changed, linked(SENT)), there(changed, "4", "225", "225"));
    Decision.Adopt adopt = (Decision.Adopt) rule.decide(facts);
    assertThat(rule.decide(facts(changed, linkedBy(adopt)))).isEqualTo(Decision.inStep());
  }

  @Test
  void what_else_changed_with_those_lines_follows_without_them() {
    Invoice changed = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", "design", "1"));
    Invoice later = due(changed, changed.dueDate().plusDays(7));
    ObjectNode there = there(changed, "4", "225", "225");
    Decision.Adopt adopt = (Decision.Adopt) rule.decide(seeing(facts(later, linked(SENT)), there));
    Decision.Write write =
        (Decision.Write) rule.decide(seeing(facts(later, linkedBy(adopt)), there));
    assertThat(write.body())
        .isEqualTo(json("{'Id':'201','SyncToken':'4','sparse':true,'DueDate':'2026-06-10'}"));
  }

  @Test
  void lost_lines_are_ours_though_taskip_has_changed_them_again_since() {
    Invoice once = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", "design", "1"));
    Invoice twice = invoice("INV-00042", InvoiceStatus.SENT, line("4", "75", "design", "1"));
    ObjectNode there = there(once, "4", "225", "225");
    Facts<Invoice> facts = seeing(facts(twice, linked(SENT)), there);
    assertThat(((Decision.Fail) rule.decide(facts)).why().code())
        .isEqualTo("changed_in_quickbooks");
    Decision.Write lost =
        (Decision.Write)
            rule.decide(seeing(facts(once, linked(SENT)), there(SENT, "3", "165.02", "165.02")));
    Decision.Adopt adopt = (Decision.Adopt) rule.decide(lost(facts, lost));
    Decision.Write write =
        (Decision.Write) rule.decide(seeing(facts(twice, linkedBy(adopt)), there));
    assertThat(write.body().at("/Line/0/Amount").decimalValue()).isEqualByComparingTo("300");
  }

  @Test
  void lost_lines_that_a_person_changed_since_are_a_conflict() {
    Invoice changed = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", "design", "1"));
    Decision.Write lost =
        (Decision.Write)
            rule.decide(seeing(facts(changed, linked(SENT)), there(SENT, "3", "165.02", "165.02")));
    ObjectNode edited = there(changed, "5", "225", "225");
    ((ObjectNode) edited.at("/Line/0/SalesItemLineDetail")).put("ServiceDate", "2026-05-31");
    Facts<Invoice> facts = seeing(facts(changed, linked(SENT)), edited);
    assertThat(((Decision.Fail) rule.decide(lost(facts, lost))).why().code())
        .isEqualTo("changed_in_quickbooks");
  }

  @Test
  void without_retry_the_conflict_stays_a_conflict() {
    Invoice changed = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", "design", "1"));
    ObjectNode edited = there(SENT, "4", "150", "150");
    ((ObjectNode) edited.at("/Line/0")).put("Description", "Edited by the accountant");
    Facts<Invoice> again =
        with(
            facts(changed, linked(SENT)),
            null,
            Map.of(CURRENT, List.of(edited)),
            InvoiceRule.CHANGED_IN_QUICKBOOKS);
    assertThat(((Decision.Fail) rule.decide(again)).why().code())
        .isEqualTo("changed_in_quickbooks");
  }

  @Test
  void a_changed_line_without_an_item_is_named_and_nothing_is_sent() {
    Invoice changed = invoice("INV-00042", InvoiceStatus.SENT, line("3", "75", "art", null));
    Facts<Invoice> facts =
        seeing(facts(changed, linked(SENT)), there(SENT, "4", "165.02", "165.02"));
    SyncSettings bare =
        new SyncSettings(
            InvoiceNumberStrategy.TASKIP, null, null, null, null, Map.of(), Map.of(), 70);
    Decision decision = rule.decide(with(facts, bare, facts.dependency()));
    assertThat(((Decision.Fail) decision).why().code()).isEqualTo("item_missing");
  }

  @Test
  void a_company_that_refuses_the_receivables_account_gets_the_invoice_without_it() {
    SyncSettings receivable =
        new SyncSettings(
            InvoiceNumberStrategy.TASKIP, "7", null, null, "84", Map.of(), Map.of(), 70);
    Facts<Invoice> facts = with(facts(SENT, null), receivable, facts(SENT, null).dependency());
    assertThat(((Decision.Write) rule.decide(facts)).body().at("/ARAccountRef/value").asText())
        .isEqualTo("84");
    Fault refused =
        new Fault(
            FaultKind.PERMANENT,
            "2010",
            "Request has invalid or unsupported property",
            "Property Name:ARAccountRef is invalid",
            "1-abc",
            400);
    Decision.Write without = (Decision.Write) rule.decide(with(facts, refused, Map.of(), null));
    assertThat(without.body().has("ARAccountRef")).isFalse();
    assertThat(without.warnings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0, 165.02, paid_in_quickbooks", "0, 0, voided_in_quickbooks"})
  void an_invoice_that_is_paid_or_voided_there_is_left_as_it_is(
      String balance, String total, String code) {
    Invoice renamed = invoice("INV-43", InvoiceStatus.SENT, SENT.lines().getFirst());
    Facts<Invoice> facts = seeing(facts(renamed, linked(SENT)), there(SENT, "4", total, balance));
    assertThat(((Decision.Skip) rule.decide(facts)).why().code()).isEqualTo(code);
  }

  @Test
  void an_invoice_deleted_there_is_never_created_again_silently() {
    Invoice renamed = invoice("INV-43", InvoiceStatus.SENT, SENT.lines().getFirst());
    Facts<Invoice> facts =
        with(facts(renamed, linked(SENT)), null, Map.of(CURRENT, List.of()), null);
    assertThat(((Decision.Fail) rule.decide(facts)).why().code())
        .isEqualTo("deleted_in_quickbooks");
  }

  @Test
  void an_invoice_of_zero_is_not_taken_for_a_voided_one() {
    Invoice zero = invoice("INV-0", InvoiceStatus.SENT, line("1", "0", null, null));
    Invoice worth = invoice("INV-0", InvoiceStatus.SENT, line("1", "5", null, null));
    Facts<Invoice> facts = seeing(facts(worth, linked(zero)), there(zero, "0", "0", "0"));
    assertThat(rule.decide(facts)).isInstanceOf(Decision.Write.class);
  }

  @Test
  void a_later_change_of_the_number_strategy_renames_nothing() {
    SyncSettings qbo =
        new SyncSettings(InvoiceNumberStrategy.QBO, "9", null, null, null, Map.of(), Map.of(), 70);
    Facts<Invoice> facts = facts(SENT, linked(SENT));
    assertThat(rule.decide(with(facts, qbo, facts.dependency()))).isEqualTo(Decision.inStep());
  }

  @Test
  void a_taken_number_names_the_strategy_setting() {
    Decision.Fail fail =
        (Decision.Fail) rule.decide(with(facts(SENT, null), fault("6140"), Map.of(), null));
    assertThat(fail.why().code()).isEqualTo("invoice_number_taken");
    assertThat(fail.why().help()).contains("Invoice Number Strategy");
    assertThat(fail.passing()).isFalse();
  }

  @Test
  void a_total_that_differs_is_a_warning() {
    Remembered kept = rule.remember(SENT, there(SENT, "0", "180.00", "180.00"));
    assertThat(kept.open()).isTrue();
    assertThat(kept.total()).isEqualByComparingTo(new BigDecimal("180"));
    assertThat(kept.warnings()).extracting(SyncWarning::code).containsExactly("total_differs");
    assertThat(rule.remember(SENT, there(SENT, "0", "165.02", "165.02")).warnings()).isEmpty();
  }

  @Test
  void an_invoice_is_watched_until_a_look_has_seen_it_paid_unless_nobody_can_pay_it() {
    assertThat(rule.remember(SENT, there(SENT, "0", "165.02", "0")).open()).isTrue();
    assertThat(rule.remember(SENT, there(SENT, "0", "0", "0")).open()).isFalse();
  }

  private static LinkState linked(Invoice invoice) {
    DocumentWire wire = DocumentWire.invoice(invoice, "58", SETTINGS, false);
    return new LinkState("201", "0", wire.sent(), LineEssence.of(wire.body()), false);
  }

  private LinkState linkedBy(Decision.Adopt adopt) {
    String answered = rule.remember(SENT, adopt.existing()).answered();
    return new LinkState("201", "4", adopt.sent(), answered, false);
  }

  private static Invoice due(Invoice invoice, LocalDate due) {
    return new Invoice(
        invoice.number(),
        invoice.status(),
        invoice.contactId(),
        invoice.issueDate(),
        due,
        invoice.sentAt(),
        invoice.currency(),
        invoice.lines(),
        invoice.privateNote(),
        invoice.customerMemo());
  }

  private static Facts<Invoice> lost(Facts<Invoice> facts, Decision.Write lost) {
    return new Facts<>(
        facts.record(),
        facts.link(),
        facts.dependency(),
        facts.settings(),
        facts.seen(),
        facts.linkedElsewhere(),
        null,
        lost,
        null,
        false,
        false);
  }

  private static Facts<Invoice> seeing(Facts<Invoice> facts, ObjectNode there) {
    return with(facts, null, Map.of(CURRENT, List.of(there)), null);
  }

  private static ObjectNode there(Invoice invoice, String token, String total, String balance) {
    ObjectNode there = DocumentWire.invoice(invoice, "58", SETTINGS, false).body().deepCopy();
    JsonNode subtotal = json("{'DetailType':'SubTotalLineDetail','Amount':" + total + "}");
    there.withArray("Line").add(subtotal);
    return there
        .put("Id", "201")
        .put("SyncToken", token)
        .put("TotalAmt", new BigDecimal(total))
        .put("Balance", new BigDecimal(balance));
  }
}
