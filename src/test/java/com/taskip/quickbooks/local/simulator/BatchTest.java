package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchTest extends SimulatorTest {

  @Test
  void items_succeed_and_fail_side_by_side_under_their_ids() {
    JsonNode invoice = created(invoice("10.00"));
    ObjectNode batch = Json.object();
    add(batch, "bid1", "create", "Vendor", Json.object("DisplayName", "Batch Vendor"));
    add(batch, "bid2", "delete", "Invoice", Json.object("Id", "555", "SyncToken", "0"));
    add(batch, "bid3", "update", "Invoice", sparse(invoice).put("SyncToken", "9"));
    batch
        .withArray("/BatchItemRequest")
        .addObject()
        .put("bId", "bid4")
        .put("Query", "select * from Item where Type = 'Service'");
    Reply reply = app.post("/batch", batch);
    assertThat(reply.status()).isEqualTo(200);
    Map<String, JsonNode> items = byId(reply);
    assertThat(Json.text(items.get("bid1"), "Vendor", "DisplayName")).isEqualTo("Batch Vendor");
    assertThat(code(items.get("bid2"))).isEqualTo("610");
    assertThat(code(items.get("bid3"))).isEqualTo("5010");
    assertThat(items.get("bid4").path("QueryResponse").path("Item")).isNotEmpty();
  }

  @Test
  void a_void_is_an_update_with_options_data() {
    JsonNode invoice = created(invoice("10.00"));
    ObjectNode batch = Json.object();
    add(batch, "1", "update", "Invoice", version(invoice)).put("optionsData", "void");
    JsonNode item = byId(app.post("/batch", batch)).get("1");
    assertThat(Json.text(item, "Invoice", "PrivateNote")).isEqualTo("Voided");
  }

  @Test
  void thirty_items_fit_and_one_more_does_not() {
    assertThat(app.post("/batch", customers(30, "Fits")).status()).isEqualTo(200);
    Reply tooMany = app.post("/batch", customers(31, "Not"));
    assertThat(tooMany.faultCode()).isEqualTo("1040");
    assertThat(
            app.query("SELECT COUNT(*) FROM Customer WHERE DisplayName LIKE 'Not%'")
                .json()
                .toString())
        .contains("\"totalCount\":0");
  }

  @Test
  void answers_come_in_any_order() {
    Set<String> order =
        new LinkedHashSet<>(byId(app.post("/batch", customers(30, "Order"))).keySet());
    JsonNode items = app.post("/batch", customers(30, "Other")).json().path("BatchItemResponse");
    assertThat(order).hasSize(30);
    assertThat(Json.objects(items))
        .extracting(each -> Json.text(each, "bId"))
        .isNotEqualTo(IntStream.range(0, 30).mapToObj(String::valueOf).toList());
  }

  @Test
  void a_batch_sent_again_does_nothing_twice() {
    Map<String, JsonNode> first = byId(app.post("/batch?requestid=batch-1", customers(5, "Once")));
    Map<String, JsonNode> second = byId(app.post("/batch?requestid=batch-1", customers(5, "Once")));
    assertThat(second).isEqualTo(first);
    assertThat(
            app.query("SELECT COUNT(*) FROM Customer WHERE DisplayName LIKE 'Once%'")
                .json()
                .toString())
        .contains("\"totalCount\":5");
  }

  @Test
  void an_item_may_be_done_and_left_out_of_the_answer() {
    simulator.faults().add(FaultRule.once(FaultAction.cutAfter()).operation("batch-create"));
    assertThat(byId(app.post("/batch?requestid=batch-2", customers(5, "Lost")))).hasSize(4);
    assertThat(byId(app.post("/batch?requestid=batch-2", customers(5, "Lost")))).hasSize(5);
    assertThat(
            app.query("SELECT COUNT(*) FROM Customer WHERE DisplayName LIKE 'Lost%'")
                .json()
                .toString())
        .contains("\"totalCount\":5");
  }

  @Test
  void with_a_request_id_ids_are_36_and_10_characters_at_most() {
    assertThat(app.post("/batch?requestid=" + "r".repeat(37), customers(1, "A")).faultCode())
        .isEqualTo("2130");
    ObjectNode longItem = Json.object();
    add(longItem, "12345678901", "create", "Customer", Json.object("DisplayName", "B"));
    assertThat(app.post("/batch?requestid=r", longItem).faultCode()).isEqualTo("2130");
    assertThat(app.post("/batch", longItem).status()).isEqualTo(200);
  }

  @Test
  void one_item_can_be_made_to_fail() {
    simulator
        .faults()
        .add(
            FaultRule.once(
                    FaultAction.fault(
                        "6000", "Business", "You can only add or edit one name at a time"))
                .operation("batch-create"));
    Map<String, JsonNode> items = byId(app.post("/batch", customers(3, "Some")));
    assertThat(items.values().stream().filter(item -> item.has("Fault"))).hasSize(1);
    assertThat(items.values().stream().filter(item -> item.has("Customer"))).hasSize(2);
  }

  static ObjectNode customers(int count, String name) {
    ObjectNode batch = Json.object();
    for (int i = 0; i < count; i++) {
      add(
          batch,
          String.valueOf(i),
          "create",
          "Customer",
          Json.object("DisplayName", name + " " + i));
    }
    return batch;
  }

  private static ObjectNode add(
      ObjectNode batch, String bId, String operation, String entity, ObjectNode body) {
    ObjectNode item = batch.withArray("/BatchItemRequest").addObject();
    item.put("bId", bId).put("operation", operation).set(entity, body);
    return item;
  }

  private static Map<String, JsonNode> byId(Reply reply) {
    Map<String, JsonNode> items = new HashMap<>();
    reply.json().path("BatchItemResponse").forEach(item -> items.put(Json.text(item, "bId"), item));
    return items;
  }

  private static String code(JsonNode item) {
    return Json.text(item.path("Fault").path("Error").path(0), "code");
  }
}
