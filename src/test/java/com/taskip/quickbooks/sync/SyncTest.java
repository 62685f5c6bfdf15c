package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.Taskip;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A connected workspace with the settings that the checklist asks for, and eyes on both sides. */
abstract class SyncTest {
  @Inject Companies companies;
  @Inject QuickBooksSimulator simulator;
  @Inject Jobs jobs;

  ConnectedWorkspace workspace;
  Taskip taskip;

  @BeforeEach
  void connect() {
    workspace = companies.connect();
    taskip = new Taskip(workspace);
    taskip.settings(anItem(), aBank());
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    simulator.faults().clear();
  }

  List<ObjectNode> customersNamed(String name) {
    return workspace.books().customers().stream()
        .filter(customer -> name.equals(customer.path("DisplayName").asText()))
        .toList();
  }

  List<ObjectNode> invoicesNumbered(String number) {
    return workspace.books().invoices().stream()
        .filter(invoice -> number.equals(invoice.path("DocNumber").asText()))
        .toList();
  }

  String code(Map<String, Object> row) {
    Map<?, ?> error = (Map<?, ?>) row.get("error");
    assertThat(error).as("error of %s", row).isNotNull();
    return (String) error.get("code");
  }

  /** Waits until the newest row about a record says what is wrong or what it waits for. */
  Map<String, Object> awaitError(String entityId) {
    return Awaitility.await()
        .until(
            () -> taskip.rows(entityId),
            rows -> !rows.isEmpty() && rows.getFirst().get("error") != null)
        .getFirst();
  }

  /** Waits until a write about the record is committed, and so about to leave or on its way. */
  void awaitIntent(String entityId) {
    Awaitility.await()
        .until(
            () ->
                jobs.count(
                        "workspaceId = ?1 and entityId = ?2 and outgoingId is not null",
                        workspace.id(),
                        entityId)
                    > 0);
  }

  /** A synced contact; answers with its id, which is its name too. */
  String syncedContact() {
    String id = unique("contact");
    taskip.contact(id, id, id + "@books.example");
    taskip.awaitRow(id, "success");
    return id;
  }

  /** A synced invoice; answers with its id, which is its number too. */
  String syncedInvoice(String price) {
    String contact = syncedContact();
    String id = unique("inv");
    taskip.invoice(id, contact, price);
    taskip.awaitRow(id, "success");
    return id;
  }

  String anItem() {
    return active(EntityType.ITEM, "Type", "Service");
  }

  String aBank() {
    return active(EntityType.ACCOUNT, "AccountType", "Bank");
  }

  String active(EntityType type, String member, String value) {
    return workspace.books().list(type).stream()
        .filter(entity -> value.equals(entity.path(member).asText()))
        .filter(entity -> entity.path("Active").asBoolean(true))
        .findFirst()
        .orElseThrow()
        .path("Id")
        .asText();
  }
}
