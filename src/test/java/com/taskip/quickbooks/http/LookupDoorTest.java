package com.taskip.quickbooks.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The look-ups, and the settings that are held against them. */
@QuarkusTest
class LookupDoorTest {
  private static final String DOORS = "/api/v3/integrations/quickbooks";

  @Inject Companies companies;
  @Inject QuickBooksSimulator simulator;

  private ConnectedWorkspace workspace;

  @BeforeEach
  void connect() {
    workspace = companies.connect();
    simulator.log().clear();
  }

  @AfterEach
  void noFaultIsLeftOver() {
    simulator.faults().clear();
  }

  @Test
  void items_are_those_that_an_invoice_line_can_reference() {
    get("/items")
        .statusCode(200)
        .body("data.type", everyItem(oneOf("Service", "NonInventory", "Inventory")))
        .body("data.name", hasItems("Services", "Desk Lamp", "Coaching:Team session"))
        .body("data.name", not(hasItems("Coaching")))
        .body("data.name", not(hasItems("Retired workshop")))
        .body("data.active", everyItem(equalTo(true)))
        .body("data[0].size()", equalTo(4));
  }

  @Test
  void tax_codes_of_the_us_have_words_for_ids_and_the_unusable_one_is_left_out() {
    get("/tax-codes").statusCode(200).body("data.id", containsInAnyOrder("TAX", "NON", "2"));
  }

  @Test
  void deposit_accounts_are_banks_and_other_current_assets_that_are_active() {
    get("/accounts?use=deposit")
        .statusCode(200)
        .body("data.id", containsInAnyOrder("4", "35", "36", "40", "81"));
  }

  @Test
  void receivable_accounts_are_just_those() {
    get("/accounts?use=receivable").statusCode(200).body("data.id", contains("84"));
  }

  @Test
  void a_list_is_read_to_its_last_page() {
    String quiet = companies.free(simulator.realms().get(2));
    workspace = companies.connect(Workspaces.fresh(), quiet);
    JsonNode income = workspace.books().list(EntityType.ITEM).getLast().path("IncomeAccountRef");
    List<String> added =
        IntStream.range(0, 1000)
            .mapToObj(i -> JsonNodeFactory.instance.objectNode().put("Name", "Page item " + i))
            .map(item -> item.put("Type", "Service").<ObjectNode>set("IncomeAccountRef", income))
            .map(item -> workspace.books().add(EntityType.ITEM, item).path("Id").asText())
            .toList();
    List<String> listed = get("/items").statusCode(200).extract().path("data.id");
    assertThat(listed).hasSizeGreaterThan(1000).doesNotHaveDuplicates().containsAll(added);
    added.forEach(id -> workspace.books().deactivate(EntityType.ITEM, id));
    companies.free(quiet);
  }

  @Test
  void every_id_of_the_settings_is_looked_up_and_each_unknown_one_is_named() {
    put("""
            {"default_item_id": "1", "default_tax_code_id": "GST", "default_deposit_account_id": "84",
             "ar_account_id": "35", "tax_mappings": {"1": "TAX", "2": "nope"},
             "item_mappings": {"design": "20", "coaching": "18", "lamp": "11"}}
            """)
        .statusCode(422)
        .body("code", equalTo("unknown_reference"))
        .body(
            "errors.field",
            containsInAnyOrder(
                "default_tax_code_id",
                "default_deposit_account_id",
                "ar_account_id",
                "tax_mappings.2",
                "item_mappings.design",
                "item_mappings.coaching"));

    get("/settings").body("item_mappings.size()", equalTo(0));
    assertThat(simulator.log().of(workspace.realmId())).as("one query a list").hasSize(3);
  }

  @Test
  void settings_that_the_company_knows_are_kept_and_make_it_ready() {
    put("""
            {"default_item_id": "1", "default_tax_code_id": "NON", "default_deposit_account_id": "35",
             "ar_account_id": "84", "tax_mappings": {"1": "TAX"}, "item_mappings": {"lamp": "11"}}
            """)
        .statusCode(200)
        .body("ar_account_id", equalTo("84"));

    get("")
        .body("ready.contacts", equalTo(true))
        .body("ready.invoices", equalTo(true))
        .body("ready.payments", equalTo(true))
        .body("warnings.size()", equalTo(0));
  }

  @Test
  void settings_that_name_nothing_cost_no_call() {
    put("{\"invoice_number_strategy\": \"qbo\"}").statusCode(200);

    assertThat(simulator.log().of(workspace.realmId())).isEmpty();
  }

  @Test
  void look_up_survives_a_token_that_expired_on_the_way() {
    simulator.expireAccessTokens(workspace.realmId());

    get("/items").statusCode(200);
  }

  @Test
  void quickbooks_being_down_is_said_and_nothing_is_stored() {
    simulator.faults().add(FaultRule.always(FaultAction.status(503, FaultAction.Body.HTML)));

    get("/items").statusCode(503).body("code", equalTo("quickbooks_unavailable"));
    put("{\"default_item_id\": \"1\"}").statusCode(503);
    simulator.faults().clear();
    get("/settings").body("default_item_id", nullValue());
  }

  @Test
  void quickbooks_refusing_is_said_with_its_sentence() {
    simulator.faults().add(FaultRule.always(FaultAction.fault("4001", "QueryValidationError", "")));

    get("/items").statusCode(502).body("code", equalTo("quickbooks_refused"));
  }

  @Test
  void company_that_shuts_us_out_asks_for_a_reconnect() {
    simulator.faults().add(FaultRule.always(FaultAction.status(403, "003100")));

    get("/items").statusCode(409).body("code", equalTo("not_connected"));
    simulator.faults().clear();
    get("").body("status", equalTo("error"));
  }

  private ValidatableResponse get(String door) {
    return workspace.administrator().get(DOORS + door).then();
  }

  private ValidatableResponse put(String settings) {
    return workspace.administrator().body(settings).put(DOORS + "/settings").then();
  }
}
