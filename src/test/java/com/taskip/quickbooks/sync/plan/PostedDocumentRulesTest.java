package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.BARE;
import static com.taskip.quickbooks.sync.plan.Examples.SETTINGS;
import static com.taskip.quickbooks.sync.plan.Examples.creditMemo;
import static com.taskip.quickbooks.sync.plan.Examples.facts;
import static com.taskip.quickbooks.sync.plan.Examples.fault;
import static com.taskip.quickbooks.sync.plan.Examples.json;
import static com.taskip.quickbooks.sync.plan.Examples.line;
import static com.taskip.quickbooks.sync.plan.Examples.link;
import static com.taskip.quickbooks.sync.plan.Examples.refund;
import static com.taskip.quickbooks.sync.plan.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.record.CreditMemo;
import com.taskip.quickbooks.record.Refund;
import com.taskip.quickbooks.settings.InvoiceNumberStrategy;
import com.taskip.quickbooks.settings.SyncSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Credit memos and refunds: mapped like invoices, posted once. */
class PostedDocumentRulesTest {
  private static final CreditMemo MEMO =
      creditMemo("CM-7", line("2", "75", "design", "1"), line("1", "5", null, null));
  private static final Refund REFUND = refund("RF-7", line("2", "75", "design", "1"));
  private static final SyncSettings NO_ITEM =
      new SyncSettings(
          InvoiceNumberStrategy.TASKIP, null, null, "35", null, Map.of(), Map.of(), 70);

  private final CreditMemoRule memos = new CreditMemoRule();
  private final RefundRule refunds = new RefundRule();

  @Test
  void a_credit_memo_has_the_lines_number_and_notes_of_an_invoice_and_names_none() {
    Decision.Write write = (Decision.Write) memos.decide(facts(MEMO, null));
    assertThat(write.entity()).isEqualTo(EntityType.CREDIT_MEMO);
    assertThat(write.body().toString())
        .isEqualTo(
            json("""
                    {"DocNumber":"CM-7","TxnDate":"2026-05-04","CustomerRef":{"value":"58"},
                     "CurrencyRef":{"value":"USD"},"PrivateNote":"Goodwill","CustomerMemo":{"value":"Sorry"},
                     "Line":[
                      {"DetailType":"SalesItemLineDetail","Amount":150.00,"Description":"Work",
                       "SalesItemLineDetail":{"ItemRef":{"value":"21"},"Qty":2,"UnitPrice":75,"TaxCodeRef":{"value":"TAX"}}},
                      {"DetailType":"SalesItemLineDetail","Amount":5.00,"Description":"Work",
                       "SalesItemLineDetail":{"ItemRef":{"value":"7"},"Qty":1,"UnitPrice":5,"TaxCodeRef":{"value":"NON"}}}]}
                    """)
                .toString());
  }

  @Test
  void a_refund_names_the_account_that_the_money_leaves_and_why_it_went_back() {
    Decision.Write write = (Decision.Write) refunds.decide(facts(REFUND, null));
    assertThat(write.entity()).isEqualTo(EntityType.REFUND_RECEIPT);
    assertThat(write.body().at("/DepositToAccountRef/value").asText()).isEqualTo("35");
    assertThat(write.body().path("PrivateNote").asText()).isEqualTo("Sent back");
    assertThat(write.body().has("CustomerMemo")).isFalse();
  }

  @Test
  void without_a_deposit_account_a_refund_fails_before_anything_else() {
    Decision.Fail fail =
        (Decision.Fail) refunds.decide(with(facts(REFUND, null), BARE, new Dependency.OnItsWay()));
    assertThat(fail.why().code()).isEqualTo("deposit_account_missing");
    assertThat(fail.passing()).isFalse();
  }

  @Test
  void a_deposit_account_of_the_wrong_kind_names_the_setting() {
    Fault wrong =
        new Fault(
            FaultKind.PERMANENT,
            "6000",
            "A business validation error has occurred",
            "You need to select a different type of account for this transaction.",
            "1-abc",
            400);
    Decision.Fail fail =
        (Decision.Fail) refunds.decide(with(facts(REFUND, null), wrong, Map.of(), null));
    assertThat(fail.why().code()).isEqualTo("deposit_account_refused");
  }

  @Test
  void every_line_without_an_item_is_named_in_one_error_and_nothing_is_sent() {
    Decision.Fail memo =
        (Decision.Fail)
            memos.decide(with(facts(MEMO, null), NO_ITEM, facts(MEMO, null).dependency()));
    assertThat(memo.why().code()).isEqualTo("item_missing");
    assertThat(memo.why().message()).contains("line 1 (Work), line 2 (Work)");
    Decision.Fail refund =
        (Decision.Fail)
            refunds.decide(with(facts(REFUND, null), NO_ITEM, facts(REFUND, null).dependency()));
    assertThat(refund.why().code()).isEqualTo("item_missing");
  }

  @Test
  void they_wait_for_their_contact_and_fail_when_that_failed() {
    assertThat(memos.decide(with(facts(MEMO, null), SETTINGS, new Dependency.OnItsWay())))
        .isInstanceOf(Decision.Wait.class);
    assertThat(refunds.decide(with(facts(REFUND, null), SETTINGS, new Dependency.Unknown())))
        .isInstanceOf(Decision.Wait.class);
    Decision.Fail fail =
        (Decision.Fail) memos.decide(with(facts(MEMO, null), SETTINGS, new Dependency.Stuck()));
    assertThat(fail.why().message())
        .isEqualTo("Contact not yet synced to QBO — sync contacts first");
  }

  @Test
  void a_taken_number_names_the_strategy_setting() {
    Decision.Fail fail =
        (Decision.Fail) memos.decide(with(facts(MEMO, null), fault("6140"), Map.of(), null));
    assertThat(fail.why().code()).isEqualTo("invoice_number_taken");
    assertThat(fail.why().help()).contains("Invoice Number Strategy");
  }

  @Test
  void what_is_there_is_left_alone_whatever_becomes_of_the_settings_and_a_change_is_told() {
    LinkState link = link(Posting.of(MEMO));
    assertThat(memos.decide(with(facts(MEMO, link), BARE, new Dependency.Stuck())))
        .isEqualTo(Decision.inStep());
    CreditMemo changed = creditMemo("CM-7", line("2", "70", "design", "1"));
    Decision.Skip skip = (Decision.Skip) memos.decide(facts(changed, link));
    assertThat(skip.why().code()).isEqualTo("changed_after_push");
    assertThat(skip.why().message()).contains("credit memo").contains("(lines)");
  }

  @Test
  void what_quickbooks_is_not_told_is_no_change_of_the_posting() {
    Refund elsewhere =
        new Refund(
            REFUND.number(),
            REFUND.contactId(),
            "inv9",
            "pay9",
            REFUND.issueDate(),
            REFUND.currency(),
            REFUND.lines(),
            REFUND.reason());
    assertThat(Posting.of(elsewhere)).isEqualTo(Posting.of(REFUND));
  }

  @Test
  void a_total_that_differs_is_a_warning_and_nobody_watches_the_document() {
    Remembered kept = memos.remember(MEMO, json("{'TotalAmt':160,'Balance':160}"));
    assertThat(kept.open()).isFalse();
    assertThat(kept.warnings()).extracting(SyncWarning::code).containsExactly("total_differs");
    assertThat(memos.remember(MEMO, json("{'TotalAmt':155.00}")).warnings()).isEmpty();
  }
}
