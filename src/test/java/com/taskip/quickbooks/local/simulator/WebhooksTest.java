package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.HttpFront;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest extends SimulatorTest {

  /** The verifier token and payload of Intuit's own example. */
  private static final String VERIFIER = "b5771f19b12ddb4bcdb9f08bdc50bc63878a";

  private final List<Request> received = new CopyOnWriteArrayList<>();
  private final Queue<Integer> statuses = new ArrayDeque<>();
  private HttpFront receiver;
  private WebhookTarget target;

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpFront.listen(0, this::receive);
    URI url = URI.create("http://localhost:" + receiver.port() + "/hooks");
    target = WebhookTarget.of(url, VERIFIER);
    simulator.webhooks().target(TestApp.REALM, target);
  }

  @AfterEach
  void hangUp() {
    receiver.close();
  }

  @Test
  void what_the_accountant_does_is_told_with_all_that_it_changed() throws Exception {
    String invoice = Json.text(books.addInvoice(CUSTOMER, new BigDecimal("50"), null), "Id");
    await().until(() -> received.size() == 1);
    String payment = Json.text(books.recordPayment(invoice, new BigDecimal("50")), "Id");
    await().until(() -> received.size() == 2);
    assertThat(told())
        .containsExactlyInAnyOrder(
            "Invoice " + invoice + " Create",
            "Payment " + payment + " Create",
            "Invoice " + invoice + " Update");
  }

  @Test
  void what_an_app_writes_is_told_too() throws Exception {
    String invoice = Json.text(created(invoice("50.00")), "Id");
    await().until(() -> received.size() == 1);
    assertThat(told()).containsExactly("Invoice " + invoice + " Create");
  }

  @Test
  void voids_and_deletions_are_told_as_such() throws Exception {
    String voided = Json.text(books.addInvoice(CUSTOMER, BigDecimal.TEN, null), "Id");
    String deleted = Json.text(books.addInvoice(CUSTOMER, BigDecimal.TEN, null), "Id");
    await().until(() -> told().size() == 2);
    books.voidInvoice(voided);
    books.delete(EntityType.INVOICE, deleted);
    await().until(() -> told().size() == 4);
    assertThat(told()).contains("Invoice " + voided + " Void", "Invoice " + deleted + " Delete");
  }

  @Test
  void reading_is_no_news() {
    app.get("/customer/1");
    books.invoices();
    String invoice = Json.text(created(invoice("50.00")), "Id");
    await().until(() -> received.size() == 1);
    assertThat(received.getFirst().text()).contains("\"id\":\"" + invoice + "\"");
  }

  @Test
  void deliveries_are_signed_as_intuit_signs_them() throws Exception {
    created(invoice("50.00"));
    await().until(() -> received.size() == 1);
    Request delivery = received.getFirst();
    com.intuit.ipp.util.Config.setProperty(
        com.intuit.ipp.util.Config.WEBHOOKS_VERIFIER_TOKEN, VERIFIER);
    var sdk = new com.intuit.ipp.services.WebhooksService();
    assertThat(
            sdk.verifyPayload(delivery.header("intuit-signature").orElseThrow(), delivery.text()))
        .isTrue();
    var events = sdk.getWebhooksEvent(delivery.text());
    assertThat(events.getEventNotifications().getFirst().getRealmId()).isEqualTo(TestApp.REALM);
  }

  @Test
  void the_newer_format_is_a_bare_array_of_cloud_events() throws Exception {
    simulator.webhooks().target(TestApp.REALM, target.format(WebhookTarget.Format.CLOUD_EVENTS));
    String invoice = Json.text(created(invoice("50.00")), "Id");
    await().until(() -> received.size() == 1);
    JsonNode event = Json.parse(received.getFirst().text()).get(0);
    assertThat(Json.text(event, "type")).isEqualTo("qbo.invoice.created.v1");
    assertThat(Json.text(event, "intuitentityid")).isEqualTo(invoice);
    assertThat(Json.text(event, "intuitaccountid")).isEqualTo(TestApp.REALM);
    assertThat(OffsetDateTime.parse(Json.text(event, "time"))).isNotNull();
  }

  @Test
  void one_delivery_tells_of_several_companies_that_share_a_target() throws Exception {
    String other = simulator.realms().get(1);
    simulator.webhooks().target(other, target);
    books.addInvoice(CUSTOMER, BigDecimal.TEN, null);
    simulator.company(other).addCustomer("Northwind");
    await().until(() -> told().size() == 2);
    assertThat(received).hasSize(1);
    assertThat(received.getFirst().text()).contains(TestApp.REALM, other);
  }

  @Test
  void nobody_hears_of_a_company_without_a_target() throws Exception {
    simulator.company(simulator.realms().get(1)).addCustomer("Northwind");
    books.addCustomer("Southwind");
    await().until(() -> told().size() == 1);
    assertThat(received.getFirst().text()).doesNotContain(simulator.realms().get(1));
  }

  @Test
  void deliveries_can_repeat_and_come_out_of_order() throws Exception {
    simulator.webhooks().target(TestApp.REALM, target.copies(2).outOfOrder());
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.add(Json.text(books.addInvoice(CUSTOMER, BigDecimal.TEN, null), "Id"));
    }
    await().until(() -> received.size() == 10);
    for (String id : ids) {
      assertThat(told()).filteredOn(("Invoice " + id + " Create")::equals).hasSize(2);
    }
  }

  @Test
  void deliveries_can_be_late_or_lost() {
    simulator.webhooks().target(TestApp.REALM, target.losingAll());
    created(invoice("50.00"));
    await().during(Duration.ofMillis(600)).until(received::isEmpty);
    simulator.webhooks().target(TestApp.REALM, target.late(Duration.ofMillis(500)));
    created(invoice("50.00"));
    await().until(() -> received.size() == 1);
  }

  @Test
  void a_delivery_that_is_not_taken_comes_again() {
    statuses.add(503);
    created(invoice("50.00"));
    await().until(() -> received.size() == 2);
    assertThat(received.get(1).text()).isEqualTo(received.get(0).text());
  }

  @Test
  void the_target_can_be_set_by_a_control_call_which_never_tells_the_token() {
    String call = "/simulator/companies/" + simulator.realms().get(1) + "/webhooks";
    String set =
        "{\"url\":\"%s\",\"verifierToken\":\"%s\",\"format\":\"cloud_events\",\"copies\":2}"
            .formatted(target.url(), VERIFIER);
    assertThat(app.send(app.request(call).POST(BodyPublishers.ofString(set))).status())
        .isEqualTo(200);
    assertThat(app.send(app.request(call).GET()).text())
        .contains(target.url().toString(), "\"copies\":2")
        .doesNotContain(VERIFIER);
    simulator.company(simulator.realms().get(1)).addCustomer("Northwind");
    await().until(() -> received.size() == 2);
    app.send(app.request(call).DELETE());
    assertThat(simulator.webhooks().target(simulator.realms().get(1))).isEmpty();
    assertThat(app.send(app.request(call).POST(BodyPublishers.ofString("{}"))).status())
        .isEqualTo(400);
  }

  @Test
  void a_simulator_that_is_told_whom_to_tell_tells_of_every_company_but_not_of_its_first_day()
      throws Exception {
    SimulatorOptions telling = SimulatorOptions.inMemory().withWebhook(target);
    try (QuickBooksSimulator other = QuickBooksSimulator.start(telling)) {
      other.company(other.realms().get(2)).addCustomer("Westwind");
      await().until(() -> told().size() == 1);
      other.reset();
      other.company(other.realms().get(2)).addCustomer("Eastwind");
      await().until(() -> told().size() == 2);
    }
  }

  private synchronized Answer receive(Request request) {
    received.add(request);
    Integer status = statuses.poll();
    return Answer.text(status == null ? 200 : status, "");
  }

  /** What the classic deliveries said, as {@code Invoice 7 Create}. */
  private List<String> told() throws JsonProcessingException {
    List<String> told = new ArrayList<>();
    for (Request delivery : received) {
      for (JsonNode notification : Json.parse(delivery.text()).path("eventNotifications")) {
        for (JsonNode entity : notification.path("dataChangeEvent").path("entities")) {
          told.add(
              "%s %s %s"
                  .formatted(
                      Json.text(entity, "name"),
                      Json.text(entity, "id"),
                      Json.text(entity, "operation")));
        }
      }
    }
    return told;
  }
}
