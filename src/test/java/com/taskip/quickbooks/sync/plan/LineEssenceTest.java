package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a change of the lines that a person made, and what QuickBooks does by itself. */
class LineEssenceTest {

  /** As recorded from QuickBooks, with a discount. */
  private static final String ANSWERED =
      """
      {"Line":[
       {"Id":"1","LineNum":1,"Description":"Coaching, May","Amount":150.00,
        "DetailType":"SalesItemLineDetail",
        "SalesItemLineDetail":{"ItemRef":{"value":"2","name":"Hours"},"UnitPrice":75,"Qty":2,
         "ItemAccountRef":{"value":"1","name":"Services"},"TaxCodeRef":{"value":"NON"}},
        "CustomExtensions":[]},
       {"Amount":150.00,"DetailType":"SubTotalLineDetail","SubTotalLineDetail":{}},
       {"Amount":15.00,"DetailType":"DiscountLineDetail",
        "DiscountLineDetail":{"PercentBased":true,"DiscountPercent":10,
         "DiscountAccountRef":{"value":"54","name":"Discounts given"}}}]}""";

  /** The essence of {@link #ANSWERED} as links kept it before classes and dates counted. */
  private static final String FIRST_FORM =
      "[[\"SalesItemLineDetail\",\"150\",\"Coaching, May\",\"2\",\"2\",\"75\",\"NON\"],"
          + "[\"DiscountLineDetail\",\"15\",\"\",\"\",\"\",\"\",\"\"]]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/Line/0 | {'Amount':150.01}",
        "/Line/0 | {'Description':'Coaching, June'}",
        "/Line/0 | {'LinkedTxn':[{'TxnId':'100','TxnType':'Estimate'}]}",
        "/Line/0 | {'CustomExtensions':[{'AssociatedValues':[{'Key':'project','Value':'7'}]}]}",
        "/Line/0/SalesItemLineDetail | {'ItemRef':{'value':'3','name':'Hours'}}",
        "/Line/0/SalesItemLineDetail | {'TaxCodeRef':{'value':'TAX'}}",
        "/Line/0/SalesItemLineDetail | {'Qty':1,'UnitPrice':150}",
        "/Line/0/SalesItemLineDetail | {'ClassRef':{'value':'200','name':'East'}}",
        "/Line/0/SalesItemLineDetail | {'ServiceDate':'2026-05-31'}",
        "/Line/0/SalesItemLineDetail | {'PriceLevelRef':{'value':'4'}}",
        "/Line/0/SalesItemLineDetail | {'DiscountRate':5}",
        "/Line/2/DiscountLineDetail | {'DiscountAccountRef':{'value':'55','name':'Discounts given'}}",
        "/Line/2/DiscountLineDetail | {'DiscountPercent':11}",
        "/Line/2/DiscountLineDetail | {'PercentBased':false}",
        "/Line/2/DiscountLineDetail | {'ClassRef':{'value':'200'}}",
      })
  void whatever_a_person_changes_in_a_line_is_seen(String where, String change) {
    assertThat(LineEssence.isStill(LineEssence.of(json(ANSWERED)), changed(where, change)))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/Line/0 | {'Id':'9','LineNum':4}",
        "/Line/0 | {'Amount':150.0}",
        "/Line/0 | {'CustomExtensions':null}",
        "/Line/0 | {'LinkedTxn':[],'Received':false,'AnnouncedNowhere':{'empty':''}}",
        "/Line/0/SalesItemLineDetail | {'ItemRef':{'value':'2','name':'Hours (renamed)'}}",
        "/Line/0/SalesItemLineDetail | {'ItemAccountRef':{'value':'79','name':'Consulting'}}",
        "/Line/0/SalesItemLineDetail | {'TaxInclusiveAmt':162.00}",
        "/Line/0/SalesItemLineDetail | {'TaxClassificationRef':{'value':'EUC-09020802-V1'}}",
        "/Line/0/SalesItemLineDetail | {'TaxCodeRef':{'value':'NON','name':'Non-taxable'}}",
        "/Line/0/SalesItemLineDetail | {'UnitPrice':75.00,'Qty':2.0}",
        "/Line/1 | {'Amount':149.99}",
        "/Line/2/DiscountLineDetail | {'DiscountAccountRef':{'value':'54','name':'Rebates'}}",
      })
  void what_quickbooks_numbers_names_and_computes_is_no_change(String where, String change) {
    assertThat(LineEssence.isStill(LineEssence.of(json(ANSWERED)), changed(where, change)))
        .isTrue();
  }

  @Test
  void members_in_another_order_are_the_same_lines() {
    ObjectNode there = json(ANSWERED);
    ObjectNode detail = (ObjectNode) there.at("/Line/0/SalesItemLineDetail");
    detail.set("ItemRef", detail.remove("ItemRef"));
    assertThat(LineEssence.isStill(LineEssence.of(json(ANSWERED)), there)).isTrue();
  }

  @Test
  void a_line_that_was_added_taken_away_or_moved_is_a_change() {
    String kept = LineEssence.of(json(ANSWERED));
    ObjectNode added = json(ANSWERED);
    added.withArray("Line").addObject().put("DetailType", "DescriptionOnly").put("Id", "3");
    assertThat(LineEssence.isStill(kept, added)).isFalse();
    ObjectNode without = json(ANSWERED);
    without.withArray("Line").remove(2);
    assertThat(LineEssence.isStill(kept, without)).isFalse();
    ObjectNode moved = json(ANSWERED);
    moved.withArray("Line").insert(0, moved.withArray("Line").remove(2));
    assertThat(LineEssence.isStill(kept, moved)).isFalse();
  }

  @Test
  void an_essence_of_an_older_link_is_compared_as_it_was_made_and_is_no_false_conflict() {
    assertThat(LineEssence.isStill(FIRST_FORM, json(ANSWERED))).isTrue();
    assertThat(
            LineEssence.isStill(
                FIRST_FORM, changed("/Line/0/SalesItemLineDetail", "{'ServiceDate':'2026-05-31'}")))
        .isTrue();
    assertThat(LineEssence.isStill(FIRST_FORM, changed("/Line/0", "{'Amount':151}"))).isFalse();
  }

  @Test
  void a_tax_code_that_we_left_out_is_quickbooks_choice_and_one_that_we_sent_is_not() {
    ObjectNode there = json(ANSWERED);
    there.withArray("Line").remove(2);
    ObjectNode sent = json(ANSWERED);
    sent.withArray("Line").remove(2);
    sent.withArray("Line").remove(1);
    assertThat(LineEssence.isOf(sent.path("Line"), there)).isTrue();
    ObjectNode detail = (ObjectNode) sent.at("/Line/0/SalesItemLineDetail");
    detail.putObject("TaxCodeRef").put("value", "TAX");
    assertThat(LineEssence.isOf(sent.path("Line"), there)).isFalse();
    detail.remove("TaxCodeRef");
    assertThat(LineEssence.isOf(sent.path("Line"), there)).isTrue();
    assertThat(LineEssence.isOf(sent.path("Line"), json(ANSWERED))).as("discounted").isFalse();
  }

  @Test
  void lines_of_which_nothing_is_known_are_not_taken_for_unchanged() {
    assertThat(LineEssence.isStill(null, json(ANSWERED))).isFalse();
  }

  private static ObjectNode changed(String where, String change) {
    ObjectNode document = json(ANSWERED);
    ((ObjectNode) document.at(where)).setAll(json(change));
    return document;
  }
}
