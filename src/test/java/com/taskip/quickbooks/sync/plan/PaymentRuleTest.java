package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.BARE;
import static com.taskip.quickbooks.sync.plan.Examples.SETTINGS;
import static com.taskip.quickbooks.sync.plan.Examples.facts;
import static com.taskip.quickbooks.sync.plan.Examples.fault;
import static com.taskip.quickbooks.sync.plan.Examples.json;
import static com.taskip.quickbooks.sync.plan.Examples.link;
import static com.taskip.quickbooks.sync.plan.Examples.payment;
import static com.taskip.quickbooks.sync.plan.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.RecordKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentRuleTest {
  private static final Payment HUNDRED = payment("100", "pay_0042");
  private static final Look INVOICE = new Look.ById(EntityType.INVOICE, "58");

  private final PaymentRule rule = new PaymentRule();

  @Test
  void a_payment_is_linked_to_its_invoice_for_the_customer_that_quickbooks_bills() {
    Decision.Write write = (Decision.Write) rule.decide(against("120", "120"));
    assertThat(write.entity()).isEqualTo(EntityType.PAYMENT);
    assertThat(write.body().toString())
        .isEqualTo(
            json("""
                    {"CustomerRef":{"value":"77"},"TotalAmt":100.00,"TxnDate":"2026-05-20",
                     "CurrencyRef":{"value":"USD"},"DepositToAccountRef":{"value":"35"},
                     "PaymentRefNum":"pay_0042",
                     "Line":[{"Amount":100.00,"LinkedTxn":[{"TxnId":"58","TxnType":"Invoice"}]}]}
                    """)
                .toString());
  }

  @Test
  void the_invoice_is_looked_at_before_anything_is_posted() {
    assertThat(rule.decide(facts(HUNDRED, null))).isEqualTo(new Decision.See(INVOICE));
  }

  @ParameterizedTest
  @CsvSource({"120, 100.00", "100, 100.00", "99.99, 99.99", "0.01, 0.01"})
  void no_more_than_the_balance_is_applied_but_all_of_the_money_is_posted(
      BigDecimal balance, BigDecimal applied) {
    Decision.Write write = (Decision.Write) rule.decide(against("120", balance.toPlainString()));
    assertThat(write.body().path("TotalAmt").decimalValue()).isEqualByComparingTo("100");
    assertThat(write.body().at("/Line/0/Amount").decimalValue()).isEqualByComparingTo(applied);
  }

  @ParameterizedTest
  @CsvSource({"120, 0, SKIP, paid_in_quickbooks", "0, 0, FAIL, voided_in_quickbooks"})
  void what_is_paid_or_voided_there_takes_no_payment(
      String total, String balance, String end, String code) {
    assertEnd(rule.decide(against(total, balance)), end, code);
  }

  @Test
  void an_invoice_that_is_gone_takes_no_payment() {
    Facts<Payment> facts = with(facts(HUNDRED, null), null, Map.of(INVOICE, List.of()), null);
    assertEnd(rule.decide(facts), "FAIL", "deleted_in_quickbooks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'CustomerRef':{'value':'77'},'TotalAmt':120}",
        "{'CustomerRef':{'value':'77'},'TotalAmt':120,'Balance':'none'}",
        "{'CustomerRef':{'value':'77'},'Balance':120}",
        "{'TotalAmt':120,'Balance':120}"
      })
  void an_answer_that_does_not_say_what_is_owed_and_by_whom_posts_nothing_and_is_asked_again(
      String answer) {
    Facts<Payment> facts =
        with(facts(HUNDRED, null), null, Map.of(INVOICE, List.of(json(answer))), null);
    assertThat(rule.decide(facts))
        .isInstanceOfSatisfying(Decision.Fail.class, fail -> assertThat(fail.passing()).isTrue());
  }

  @Test
  void money_of_another_currency_than_the_invoice_is_not_posted() {
    Payment euros =
        new Payment("inv1", BigDecimal.TEN, "EUR", LocalDate.parse("2026-05-20"), null, null);
    Facts<Payment> facts =
        with(facts(euros, null), null, Map.of(INVOICE, List.of(invoice("120", "120"))), null);
    assertEnd(rule.decide(facts), "FAIL", "currency_differs");
  }

  static Stream<Arguments> invoicesThatAreNotThere() {
    return Stream.of(
        Arguments.of(new Dependency.OnItsWay(), "WAIT", "waits_for_invoice"),
        Arguments.of(new Dependency.Unknown(), "WAIT", "waits_for_invoice"),
        Arguments.of(new Dependency.Draft(), "WAIT", "waits_for_invoice"),
        Arguments.of(new Dependency.Void(), "FAIL", "invoice_void"),
        Arguments.of(new Dependency.Stuck(), "FAIL", "invoice_not_synced"),
        Arguments.of(new Dependency.None(), "FAIL", "invoice_not_synced"));
  }

  @ParameterizedTest
  @MethodSource("invoicesThatAreNotThere")
  void a_payment_waits_for_an_invoice_that_is_on_its_way_and_fails_with_one_that_is_not(
      Dependency invoice, String end, String code) {
    assertEnd(rule.decide(with(facts(HUNDRED, null), SETTINGS, invoice)), end, code);
  }

  @Test
  void the_failure_says_what_the_product_says() {
    Decision.Fail fail =
        (Decision.Fail) rule.decide(with(facts(HUNDRED, null), SETTINGS, new Dependency.Stuck()));
    assertThat(fail.why().message()).isEqualTo("Invoice not yet synced to QBO");
    assertThat(fail.passing()).isFalse();
  }

  @Test
  void without_a_deposit_account_nothing_is_even_looked_at() {
    Decision decision =
        rule.decide(with(facts(HUNDRED, null), BARE, facts(HUNDRED, null).dependency()));
    assertEnd(decision, "SKIP", "deposit_account_missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.00", "0.004"})
  void a_payment_of_nothing_is_not_posted(String amount) {
    assertEnd(rule.decide(facts(payment(amount, null), null)), "SKIP", "nothing_to_post");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6000 | Business Validation Error: You need to select a different type of account.",
        "6430 | Invalid account type",
        "2500 | Invalid Reference Id : Accounts element id 35 not found"
      })
  void a_deposit_account_that_quickbooks_does_not_take_names_the_setting(
      String code, String detail) {
    Fault fault = new Fault(FaultKind.PERMANENT, code, "No", detail, "1-abc", 400);
    Decision decision = rule.decide(with(facts(HUNDRED, null), fault, Map.of(), null));
    assertEnd(decision, "FAIL", "deposit_account_refused");
    assertThat(((Decision.Fail) decision).why().help()).contains("Default Deposit Account");
  }

  @ParameterizedTest
  @CsvSource({"6000, refused_by_quickbooks", "2500, invalid_reference", "6210, books_closed"})
  void any_other_refusal_says_what_it_means(String code, String error) {
    assertEnd(rule.decide(with(facts(HUNDRED, null), fault(code), Map.of(), null)), "FAIL", error);
  }

  @Test
  void a_payment_that_is_there_is_left_alone_and_a_change_of_it_is_told() {
    LinkState link = link(Posting.of(HUNDRED));
    assertThat(rule.decide(facts(HUNDRED, link))).isEqualTo(Decision.inStep());
    assertEnd(rule.decide(facts(payment("99", "pay_0042"), link)), "SKIP", "changed_after_push");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'TotalAmt':100,'UnappliedAmt':0,'Line':[] | 0",
        "'TotalAmt':100.00,'UnappliedAmt':20.50,'Line':[] | 20.50",
        "'TotalAmt':100,'Line':[{'Amount':70,'LinkedTxn':[{'TxnId':'58','TxnType':'Invoice'}]}] | 30",
        "'TotalAmt':100,'Line':[] | 100"
      })
  void what_stayed_unapplied_is_read_from_the_answer(String answer, BigDecimal unapplied) {
    Remembered kept = rule.remember(HUNDRED, json("{" + answer + "}"));
    assertThat(kept.open()).isFalse();
    if (unapplied.signum() == 0) {
      assertThat(kept.warnings()).isEmpty();
    } else {
      assertThat(kept.warnings())
          .singleElement()
          .satisfies(warning -> assertThat(warning.code()).isEqualTo("payment_unapplied"))
          .satisfies(
              warning -> assertThat(warning.message()).startsWith(unapplied.toPlainString()));
    }
  }

  @Test
  void an_amount_that_quickbooks_keeps_otherwise_is_a_warning() {
    Remembered kept =
        rule.remember(payment("10.005", null), json("{'TotalAmt':10.01,'UnappliedAmt':0}"));
    assertThat(kept.warnings()).extracting(SyncWarning::code).containsExactly("total_differs");
  }

  private static Facts<Payment> against(String total, String balance) {
    return with(
        facts(HUNDRED, null), null, Map.of(INVOICE, List.of(invoice(total, balance))), null);
  }

  private static ObjectNode invoice(String total, String balance) {
    return json(
        "{'Id':'58','CustomerRef':{'value':'77'},'CurrencyRef':{'value':'USD'},'TotalAmt':%s,'Balance':%s}"
            .formatted(total, balance));
  }

  private static void assertEnd(Decision decision, String end, String code) {
    SyncError why =
        switch (decision) {
          case Decision.Skip skip when end.equals("SKIP") -> skip.why();
          case Decision.Fail fail when end.equals("FAIL") -> fail.why();
          case Decision.Wait wait when end.equals("WAIT") && wait.kind() == RecordKind.INVOICE ->
              wait.why();
          default -> throw new AssertionError("Not the end that was expected: " + decision);
        };
    assertThat(why.code()).isEqualTo(code);
    assertThat(why.help()).isNotBlank();
  }
}
