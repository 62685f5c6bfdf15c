package com.taskip.quickbooks.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A fresh simulator, an app connected to its first company, and the words its tests use. */
abstract class SimulatorTest {

  static final String CUSTOMER = "1";
  static final String ITEM = "2";

  QuickBooksSimulator simulator;
  TestApp app;
  Books books;

  @BeforeEach
  void startSimulator() throws IOException {
    simulator = QuickBooksSimulator.start(SimulatorOptions.inMemory());
    app = TestApp.connected(simulator);
    books = simulator.company(TestApp.REALM);
  }

  @AfterEach
  void stopSimulator() throws IOException {
    simulator.close();
  }

  /** An invoice of one line of this amount. */
  static ObjectNode invoice(String amount) {
    return document(line(amount));
  }

  static ObjectNode document(ObjectNode... lines) {
    ObjectNode document = Json.object();
    document.set("CustomerRef", Json.object("value", CUSTOMER));
    for (ObjectNode line : lines) {
      document.withArray("/Line").add(line);
    }
    return document;
  }

  static ObjectNode line(String amount) {
    ObjectNode line = Json.object("DetailType", "SalesItemLineDetail");
    line.put("Amount", new BigDecimal(amount));
    line.putObject("SalesItemLineDetail").set("ItemRef", Json.object("value", ITEM));
    return line;
  }

  static ObjectNode line(String amount, String quantity, String price) {
    ObjectNode line = line(amount);
    ((ObjectNode) line.get("SalesItemLineDetail"))
        .put("Qty", new BigDecimal(quantity))
        .put("UnitPrice", new BigDecimal(price));
    return line;
  }

  static ObjectNode payment(String total, String... invoiceIdsAndAmounts) {
    ObjectNode payment = Json.object();
    payment.set("CustomerRef", Json.object("value", CUSTOMER));
    payment.put("TotalAmt", new BigDecimal(total));
    for (int i = 0; i < invoiceIdsAndAmounts.length; i += 2) {
      ObjectNode line = payment.withArray("/Line").addObject();
      line.put("Amount", new BigDecimal(invoiceIdsAndAmounts[i + 1]));
      line.putArray("LinkedTxn")
          .add(Json.object("TxnId", invoiceIdsAndAmounts[i], "TxnType", "Invoice"));
    }
    return payment;
  }

  /** Creates an invoice and returns it as answered. */
  JsonNode created(ObjectNode invoice) {
    return app.post("/invoice", invoice).json().path("Invoice");
  }

  JsonNode read(String path, String entity) {
    return app.get(path).json().path(entity);
  }

  /** Id and SyncToken of an answered object. */
  static ObjectNode version(JsonNode object) {
    return Json.object("Id", Json.text(object, "Id"), "SyncToken", Json.text(object, "SyncToken"));
  }

  static ObjectNode sparse(JsonNode object) {
    return version(object).put("sparse", true);
  }

  Reply customer(String json) {
    return app.post("/customer", json);
  }
}
