package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.contact;
import static com.taskip.quickbooks.sync.plan.Examples.facts;
import static com.taskip.quickbooks.sync.plan.Examples.fault;
import static com.taskip.quickbooks.sync.plan.Examples.json;
import static com.taskip.quickbooks.sync.plan.Examples.link;
import static com.taskip.quickbooks.sync.plan.Examples.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Address;
import com.taskip.quickbooks.record.Contact;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactRuleTest {
  private static final Contact AMY = contact("Amy's Birds", "amy@birds.example");
  private static final Contact AMY_IN_LEEDS =
      new Contact(
          AMY.displayName(),
          AMY.email(),
          AMY.phone(),
          new Address("1 High St", null, "Leeds", null, "N1", "GB"),
          "USD");
  private static final ObjectNode CORRECTED =
      json(
          "{'Id':'58','SyncToken':'9','BillAddr':{'Id':'4','Line1':'1 High Street',"
              + "'Line2':'Floor 2','City':'London','PostalCode':'N1','Country':'GB',"
              + "'Lat':'51.5','Long':'-0.1'}}");
  private static final Look CUSTOMERS = new Look.Customers("Amy's Birds", "amy@birds.example");
  private static final Look HOLDERS = new Look.NameHolders("Amy's Birds");

  private final ContactRule rule = new ContactRule();

  @Test
  void a_new_contact_becomes_a_customer_with_name_email_phone_address_and_currency() {
    Decision.Write write = (Decision.Write) rule.decide(facts(AMY, null));
    assertThat(write.verb()).isEqualTo(Verb.CREATE);
    assertThat(write.body())
        .isEqualTo(
            json(
                """
                {"DisplayName":"Amy's Birds","PrimaryEmailAddr":{"Address":"amy@birds.example"},
                 "PrimaryPhone":{"FreeFormNumber":"+44 20 7946 0000"},
                 "BillAddr":{"Line1":"1 High St","City":"London","PostalCode":"N1","Country":"GB"},
                 "CurrencyRef":{"value":"USD"}}"""
                    .replace("'", "\\u0027")));
  }

  @Test
  void an_update_carries_only_what_changed_in_taskip_and_the_stored_token() {
    ObjectNode sent = CustomerWire.of(AMY).body();
    Contact moved =
        new Contact("Amy's Birds", "amy@new.example", AMY.phone(), AMY.billingAddress(), "USD");
    Decision.Write write = (Decision.Write) rule.decide(facts(moved, link(sent)));
    assertThat(write.verb()).isEqualTo(Verb.UPDATE);
    assertThat(write.body())
        .isEqualTo(
            json(
                "{'Id':'58','SyncToken':'3','sparse':true,'PrimaryEmailAddr':{'Address':'amy@new.example'}}"));
  }

  @Test
  void a_cleared_field_is_cleared() {
    ObjectNode sent = CustomerWire.of(AMY).body();
    Contact without = new Contact("Amy's Birds", "amy@birds.example", null, null, "USD");
    Decision.Write write = (Decision.Write) rule.decide(facts(without, link(sent)));
    assertThat(write.body().get("PrimaryPhone")).isEqualTo(json("{'FreeFormNumber':''}"));
    assertThat(write.body().get("BillAddr"))
        .isEqualTo(json("{'Line1':'','City':'','PostalCode':'','Country':''}"));
  }

  @Test
  void a_line_of_an_address_that_was_emptied_is_cleared_with_the_rest_kept() {
    Address withoutCity = new Address("1 High St", null, null, null, "N1", "GB");
    Contact moved = new Contact(AMY.displayName(), AMY.email(), AMY.phone(), withoutCity, "USD");
    Decision.Write write =
        (Decision.Write) rule.decide(facts(moved, link(CustomerWire.of(AMY).body())));
    assertThat(write.body().get("BillAddr"))
        .isEqualTo(json("{'Line1':'1 High St','City':'','PostalCode':'N1','Country':'GB'}"));
  }

  @Test
  void a_currency_cannot_be_changed_so_nothing_is_sent_and_the_row_says_so() {
    ObjectNode sent = CustomerWire.of(AMY).body();
    Contact euro =
        new Contact(AMY.displayName(), AMY.email(), AMY.phone(), AMY.billingAddress(), "EUR");
    Decision.InStep inStep = (Decision.InStep) rule.decide(facts(euro, link(sent)));
    assertThat(inStep.warnings())
        .extracting(SyncWarning::code)
        .containsExactly("currency_unchanged");
  }

  @Test
  void nothing_changed_means_nothing_is_sent() {
    assertThat(rule.decide(facts(AMY, link(CustomerWire.of(AMY).body()))))
        .isEqualTo(Decision.inStep());
  }

  @Test
  void a_stale_token_is_a_failed_attempt_that_will_pass() {
    Contact renamed = contact("Amy", "amy@birds.example");
    var refused =
        with(facts(renamed, link(CustomerWire.of(AMY).body())), fault("5010"), Map.of(), null);
    Decision.Fail fail = (Decision.Fail) rule.decide(refused);
    assertThat(fail.passing()).isTrue();
    assertThat(fail.why().message()).contains("SyncToken conflict");
  }

  @Test
  void the_retry_after_a_stale_token_reads_the_current_one_first() {
    Contact renamed = contact("Amy", "amy@birds.example");
    var retry =
        with(
            facts(renamed, link(CustomerWire.of(AMY).body())),
            null,
            Map.of(),
            SyncTokenConflict.CODE);
    Look current = new Look.ById(EntityType.CUSTOMER, "58");
    assertThat(rule.decide(retry)).isEqualTo(new Decision.See(current));
    var seen =
        with(
            retry,
            null,
            Map.of(current, List.of(json("{'SyncToken':'9'}"))),
            SyncTokenConflict.CODE);
    Decision.Write write = (Decision.Write) rule.decide(seen);
    assertThat(write.body().path("SyncToken").asText()).isEqualTo("9");
  }

  @Test
  void after_a_conflict_an_address_keeps_what_a_person_corrected_and_taskip_did_not_touch() {
    Facts<Contact> retry =
        with(
            facts(AMY_IN_LEEDS, link(CustomerWire.of(AMY).body())),
            null,
            Map.of(new Look.ById(EntityType.CUSTOMER, "58"), List.of(CORRECTED)),
            SyncTokenConflict.CODE);
    assertThat(((Decision.Write) rule.decide(retry)).body())
        .isEqualTo(
            json(
                "{'Id':'58','SyncToken':'9','sparse':true,'BillAddr':{'Line1':'1 High Street',"
                    + "'Line2':'Floor 2','City':'Leeds','PostalCode':'N1','Country':'GB'}}"));
  }

  @Test
  void what_a_person_corrected_in_an_address_is_kept_by_later_changes_too_without_a_read() {
    LinkState link =
        new LinkState(
            "58",
            "9",
            CustomerWire.of(AMY).body(),
            rule.remember(AMY, CORRECTED).answered(),
            false);
    Decision.Write write = (Decision.Write) rule.decide(facts(AMY_IN_LEEDS, link));
    assertThat(write.body().get("BillAddr"))
        .isEqualTo(
            json(
                "{'Line1':'1 High Street','Line2':'Floor 2','City':'Leeds','PostalCode':'N1',"
                    + "'Country':'GB'}"));
    assertThat(write.sent()).isEqualTo(CustomerWire.of(AMY_IN_LEEDS).body());
  }

  @Test
  void an_address_that_was_emptied_in_taskip_is_emptied_of_what_taskip_had_said() {
    Contact without = new Contact(AMY.displayName(), AMY.email(), AMY.phone(), null, "USD");
    LinkState link =
        new LinkState(
            "58",
            "9",
            CustomerWire.of(AMY).body(),
            rule.remember(AMY, CORRECTED).answered(),
            false);
    assertThat(((Decision.Write) rule.decide(facts(without, link))).body().get("BillAddr"))
        .isEqualTo(json("{'Line1':'','Line2':'Floor 2','City':'','PostalCode':'','Country':''}"));
  }

  @Test
  void a_name_that_quickbooks_forbids_is_altered_with_a_warning() {
    Decision.Write write =
        (Decision.Write) rule.decide(facts(contact("Acme:North\tand\nSouth", "a@b.example"), null));
    assertThat(write.body().path("DisplayName").asText()).isEqualTo("Acme North and South");
    assertThat(write.warnings()).extracting(SyncWarning::code).containsExactly("name_altered");
  }

  @Test
  void a_name_of_ten_thousand_characters_is_cut_to_500() {
    Decision.Write write =
        (Decision.Write) rule.decide(facts(contact("x".repeat(10_000), "a@b.example"), null));
    assertThat(write.body().path("DisplayName").asText()).hasSize(500);
    assertThat(write.warnings()).extracting(SyncWarning::code).containsExactly("name_altered");
  }

  @ParameterizedTest
  @CsvSource(
      value = {"NULL", "''", "' '", "':'"},
      nullValues = "NULL")
  void an_empty_name_fails_and_nothing_is_sent(String name) {
    Decision.Fail fail = (Decision.Fail) rule.decide(facts(contact(name, "a@b.example"), null));
    assertThat(fail.why().code()).isEqualTo("contact_name_missing");
    assertThat(fail.passing()).isFalse();
  }

  @Test
  void a_taken_name_is_looked_up_by_email_before_anything_is_decided() {
    assertThat(rule.decide(taken(Map.of()))).isEqualTo(new Decision.See(CUSTOMERS));
  }

  @Test
  void the_one_active_top_level_customer_with_the_same_email_is_linked() {
    ObjectNode there =
        json(
            "{'Id':'9','DisplayName':'Amys Birds','PrimaryEmailAddr':{'Address':'AMY@birds.example'},'Active':true}");
    Decision.Adopt adopt = (Decision.Adopt) rule.decide(taken(Map.of(CUSTOMERS, List.of(there))));
    assertThat(adopt.existing()).isEqualTo(there);
    assertThat(adopt.warnings())
        .extracting(SyncWarning::code)
        .containsExactly("linked_under_another_name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Id':'9','DisplayName':'X','PrimaryEmailAddr':{'Address':'amy@birds.example'},'Active':false} | name_taken_inactive_customer",
        "{'Id':'9','DisplayName':'Amy\\u0027s Birds','PrimaryEmailAddr':{'Address':'other@birds.example'}} | name_taken_other_email",
        "{'Id':'9','DisplayName':'Amy\\u0027s Birds'} | name_taken_other_email",
      })
  void a_customer_that_is_not_provably_ours_is_never_linked(String customer, String code) {
    Decision.Fail fail =
        (Decision.Fail) rule.decide(taken(Map.of(CUSTOMERS, List.of(json(customer)))));
    assertThat(fail.why().code()).isEqualTo(code);
    assertThat(fail.why().quickbooksCode()).isEqualTo("6240");
    assertThat(fail.why().intuitTid()).isEqualTo("1-abc");
  }

  @Test
  void two_customers_with_the_email_are_a_question_for_a_person() {
    ObjectNode one =
        json("{'Id':'1','DisplayName':'A','PrimaryEmailAddr':{'Address':'amy@birds.example'}}");
    ObjectNode two =
        json("{'Id':'2','DisplayName':'B','PrimaryEmailAddr':{'Address':'amy@birds.example'}}");
    Decision.Fail fail = (Decision.Fail) rule.decide(taken(Map.of(CUSTOMERS, List.of(one, two))));
    assertThat(fail.why().code()).isEqualTo("name_taken_several_customers");
  }

  @Test
  void a_customer_of_another_contact_is_not_taken_over() {
    ObjectNode there =
        json("{'Id':'9','DisplayName':'A','PrimaryEmailAddr':{'Address':'amy@birds.example'}}");
    Facts<Contact> facts = taken(Map.of(CUSTOMERS, List.of(there)));
    Facts<Contact> linked =
        new Facts<>(
            facts.record(),
            null,
            facts.dependency(),
            facts.settings(),
            facts.seen(),
            Set.of("9"),
            facts.refused(),
            null,
            null,
            false,
            false);
    assertThat(((Decision.Fail) rule.decide(linked)).why().code()).isEqualTo("name_taken_linked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'Job':true", "'ParentRef':{'value':'3'}"})
  void a_sub_customer_with_the_email_is_not_the_customer(String mark) {
    ObjectNode job =
        json(
            "{'Id':'9','DisplayName':'A',%s,'PrimaryEmailAddr':{'Address':'amy@birds.example'}}"
                .formatted(mark));
    assertThat(rule.decide(taken(Map.of(CUSTOMERS, List.of(job)))))
        .isEqualTo(new Decision.See(HOLDERS));
  }

  @Test
  void a_name_held_by_a_vendor_says_so() {
    var facts = taken(Map.of(CUSTOMERS, List.of(), HOLDERS, List.of(json("{'Id':'56'}"))));
    assertThat(((Decision.Fail) rule.decide(facts)).why().code())
        .isEqualTo("name_taken_vendor_or_employee");
  }

  @Test
  void a_contact_without_email_cannot_be_matched() {
    var facts = with(facts(contact("Amy's Birds", null), null), fault("6240"), Map.of(), null);
    assertThat(((Decision.Fail) rule.decide(facts)).why().code()).isEqualTo("name_taken_no_email");
  }

  private static Facts<Contact> taken(Map<Look, List<ObjectNode>> seen) {
    return with(facts(AMY, null), fault("6240"), seen, null);
  }
}
