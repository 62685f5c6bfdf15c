package com.taskip.quickbooks.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Plays Taskip's back end and a person at Sync Health, for one connected workspace. */
public final class Taskip {
  private static final Duration PATIENCE = TestSurroundings.PATIENCE;
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  private final ConnectedWorkspace workspace;

  public Taskip(ConnectedWorkspace workspace) {
    this.workspace = workspace;
  }

  /** An id, name or number that no other test uses. */
  public static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Puts a contact with this name and email. */
  public Response contact(String id, String name, String email) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("display_name", name);
    body.put("email", email);
    body.put("phone", "+1 555 0100");
    body.put("currency", "USD");
    return put("contacts", id, body);
  }

  /** Puts a sent invoice of one line. */
  public Response invoice(String id, String contactId, String price) {
    return put("invoices", id, invoiceBody(id, contactId, "sent", price));
  }

  /** The body of an invoice of one line, sent a moment from now. */
  public static Map<String, Object> invoiceBody(
      String number, String contactId, String status, String price) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", "l1");
    line.put("description", "Work");
    line.put("quantity", new java.math.BigDecimal("2"));
    line.put("unit_price", new java.math.BigDecimal(price));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("number", number);
    body.put("status", status);
    body.put("contact_id", contactId);
    body.put("issue_date", "2026-05-04");
    body.put("due_date", "2026-06-03");
    body.put("currency", "USD");
    body.put("lines", List.of(line));
    return body;
  }

  /** Puts a credit memo of one line; its id is its number too. */
  public Response creditMemo(String id, String contactId, String price) {
    Map<String, Object> body = document(id, contactId, price);
    body.put("private_note", "Goodwill");
    body.put("customer_memo", "Sorry");
    return put("credit-memos", id, body);
  }

  /** Puts a refund of one line; its id is its number too. */
  public Response refund(String id, String contactId, String price) {
    Map<String, Object> body = document(id, contactId, price);
    body.put("reason", "Sent back");
    return put("refunds", id, body);
  }

  private static Map<String, Object> document(String number, String contactId, String price) {
    Map<String, Object> body = invoiceBody(number, contactId, "sent", price);
    body.keySet().removeAll(List.of("status", "due_date"));
    return body;
  }

  /** Puts a payment on an invoice. */
  public Response payment(String id, String invoiceId, String amount, String reference) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("invoice_id", invoiceId);
    body.put("amount", new java.math.BigDecimal(amount));
    body.put("currency", "USD");
    body.put("paid_on", "2026-05-20");
    body.put("method", "card");
    body.put("reference", reference);
    return put("payments", id, body);
  }

  /** Puts any record. */
  public Response put(String kind, String id, Map<String, Object> body) {
    Response response = workspace.service().body(body).put("/api/v3/" + kind + "/" + id);
    response.then().statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    return response;
  }

  /** The record as Taskip reads it back. */
  public JsonPath get(String kind, String id) {
    return workspace.service().get("/api/v3/" + kind + "/" + id).jsonPath();
  }

  /** Sets the default item and the deposit account, as the product's checklist asks. */
  public void settings(String defaultItem, String depositAccount) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("default_item_id", defaultItem);
    body.put("default_deposit_account_id", depositAccount);
    workspace.administrator().body(body).put(DOOR + "/settings").then().statusCode(200);
  }

  /** The workspace's rows about one record, newest first. */
  public List<Map<String, Object>> rows(String entityId) {
    return workspace
        .administrator()
        .queryParam("entity_id", entityId)
        .get(DOOR + "/sync-logs")
        .jsonPath()
        .getList("data");
  }

  /** How the workspace's rows about one kind of record stand, newest first, at most 200. */
  public List<String> statuses(String entity) {
    return workspace
        .administrator()
        .queryParam("entity", entity)
        .queryParam("limit", 200)
        .get(DOOR + "/sync-logs")
        .jsonPath()
        .getList("data.status");
  }

  /** Waits until the newest row about a record has this status, and answers with it. */
  public Map<String, Object> awaitRow(String entityId, String status) {
    return await("a " + status + " row about " + entityId)
        .atMost(PATIENCE)
        .until(
            () -> rows(entityId),
            rows -> !rows.isEmpty() && status.equals(rows.getFirst().get("status")))
        .getFirst();
  }

  /** Clicks Retry. */
  public Response retry(Object rowId) {
    return workspace.administrator().post(DOOR + "/sync-logs/" + rowId + "/retry");
  }
}
