package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private static final Instant SENT_AT = Instant.parse("2026-05-04T10:00:00Z");
  private static final ObjectNode BODY =
      json(
          "{'CustomerRef':{'value':'58'},'TxnDate':'2026-05-04','PrivateNote':'Thanks',"
              + "'Line':[{'Amount':150.00,'SalesItemLineDetail':{'ItemRef':{'value':'7'}}}]}");
  private static final Write CREATE =
      new Write(Verb.CREATE, EntityType.INVOICE, BODY, BODY, List.of());

  @Test
  void what_was_sent_is_recognised_with_all_that_quickbooks_adds() {
    assertThat(Trace.isOf(CREATE, SENT_AT, made())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'CustomerRef':{'value':'59'}",
        "'TxnDate':'2026-05-05'",
        "'PrivateNote':'Voided'",
        "'MetaData':{'CreateTime':'2026-05-04T02:57:00-07:00'}",
        "'MetaData':{}",
        "'Line':[]"
      })
  void what_differs_in_anything_we_sent_or_was_there_before_is_not_taken_over(String difference) {
    assertThat(Trace.isOf(CREATE, SENT_AT, changed(difference))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'PrivateNote':'Edited'", "'TotalAmt':0,'Line':[]"})
  void what_a_person_may_have_changed_since_is_a_question_for_a_person(String difference) {
    assertThat(Trace.mayBeOf(CREATE, SENT_AT, changed(difference))).isTrue();
  }

  @Test
  void another_total_made_before_is_nobodys_question() {
    assertThat(Trace.mayBeOf(CREATE, SENT_AT, changed("'TotalAmt':99"))).isFalse();
    assertThat(
            Trace.mayBeOf(
                CREATE, SENT_AT, changed("'MetaData':{'CreateTime':'2026-05-03T03:00:00-07:00'}")))
        .isFalse();
  }

  @Test
  void a_customer_is_recognised_by_name_and_email_ignoring_case() {
    ObjectNode body = json("{'DisplayName':'Amy','PrimaryEmailAddr':{'Address':'amy@b.example'}}");
    Write create = new Write(Verb.CREATE, EntityType.CUSTOMER, body, body, List.of());
    ObjectNode there =
        json(
            "{'DisplayName':'AMY','PrimaryEmailAddr':{'Address':'Amy@B.example'},"
                + "'MetaData':{'CreateTime':'2026-05-04T03:00:01-07:00'}}");
    assertThat(Trace.isOf(create, SENT_AT, there)).isTrue();
    there.remove("PrimaryEmailAddr");
    assertThat(Trace.isOf(create, SENT_AT, there)).isFalse();
  }

  private static final ObjectNode MONEY =
      json(
          "{'CustomerRef':{'value':'77'},'TotalAmt':100.00,'TxnDate':'2026-05-20','PaymentRefNum':'pay_1',"
              + "'DepositToAccountRef':{'value':'35'},"
              + "'Line':[{'Amount':100.00,'LinkedTxn':[{'TxnId':'58','TxnType':'Invoice'}]}]}");
  private static final Write PAY =
      new Write(Verb.CREATE, EntityType.PAYMENT, MONEY, MONEY, List.of());

  @Test
  void a_payment_is_recognised_however_much_of_it_quickbooks_applied() {
    assertThat(Trace.isOf(PAY, SENT_AT, paid("'Id':'9'"))).isTrue();
    assertThat(
            Trace.isOf(
                PAY,
                SENT_AT,
                paid(
                    "'UnappliedAmt':40,'Line':[{'Amount':60,'LinkedTxn':[{'TxnId':'58','TxnType':'Invoice'}]}]")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'CustomerRef':{'value':'78'}",
        "'TotalAmt':99.99",
        "'TxnDate':'2026-05-21'",
        "'PaymentRefNum':'pay_2'",
        "'PrivateNote':'Entered by hand'",
        "'Line':[{'Amount':100.00,'LinkedTxn':[{'TxnId':'59','TxnType':'Invoice'}]}]",
        "'Line':[]",
        "'MetaData':{'CreateTime':'2026-05-04T02:57:00-07:00'}"
      })
  void a_payment_that_differs_in_anything_we_sent_is_not_taken_over(String difference) {
    assertThat(Trace.isOf(PAY, SENT_AT, paid(difference))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Line':[]",
        "'TotalAmt':0,'Line':[],'PaymentRefNum':''",
        "'TotalAmt':90,'PrivateNote':'Corrected'"
      })
  void a_payment_that_a_person_may_have_changed_since_is_a_question_for_a_person(String change) {
    assertThat(Trace.mayBeOf(PAY, SENT_AT, paid(change))).isTrue();
  }

  @Test
  void another_payment_or_a_credit_applied_as_a_payment_of_zero_is_nobodys_question() {
    assertThat(Trace.mayBeOf(PAY, SENT_AT, paid("'TotalAmt':90,'PaymentRefNum':'77'"))).isFalse();
    assertThat(
            Trace.mayBeOf(
                PAY,
                SENT_AT,
                paid(
                    "'TotalAmt':0,'PaymentRefNum':'','Line':[{'Amount':5,'LinkedTxn':[{'TxnId':'58','TxnType':'Invoice'}]}]")))
        .isFalse();
  }

  private static ObjectNode paid(String difference) {
    ObjectNode there = MONEY.deepCopy();
    there.setAll(json("{'Id':'9','MetaData':{'CreateTime':'2026-05-04T03:00:01-07:00'}}"));
    there.setAll(json("{" + difference + "}"));
    return there;
  }

  private static ObjectNode made() {
    ObjectNode there = BODY.deepCopy();
    there.setAll(
        json(
            "{'Id':'9','DocNumber':'1001','TotalAmt':150.00,"
                + "'MetaData':{'CreateTime':'2026-05-04T03:00:01-07:00'},"
                + "'Line':[{'Id':'1','Amount':150.0,'SalesItemLineDetail':{'ItemRef':{'value':'7','name':'Work'},"
                + "'TaxCodeRef':{'value':'NON'}}},{'Amount':150.00,'DetailType':'SubTotalLineDetail'}]}"));
    return there;
  }

  private static ObjectNode changed(String difference) {
    ObjectNode there = made();
    there.setAll(json("{" + difference + "}"));
    return there;
  }
}
