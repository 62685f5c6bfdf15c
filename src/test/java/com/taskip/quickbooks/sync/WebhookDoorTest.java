package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.IntuitWebhook.classic;
import static com.taskip.quickbooks.testing.IntuitWebhook.deliver;
import static com.taskip.quickbooks.testing.IntuitWebhook.entity;
import static com.taskip.quickbooks.testing.IntuitWebhook.event;
import static com.taskip.quickbooks.testing.IntuitWebhook.events;
import static com.taskip.quickbooks.testing.IntuitWebhook.notification;
import static com.taskip.quickbooks.testing.IntuitWebhook.signature;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.taskip.quickbooks.local.simulator.WebhookTarget;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.IntuitWebhook;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.LambdaEvents.Answer;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intuit's webhook makes a company be looked at now instead of at the next tick. */
@QuarkusTest
class WebhookDoorTest extends SyncTest {

  @AfterEach
  void nobody_is_told_any_more() {
    simulator.webhooks().reset();
  }

  @Test
  void a_payment_in_quickbooks_shows_up_at_once() {
    String invoice = paidThere();
    deliver(classic(notification(workspace.realmId(), newPayment()))).then().statusCode(200);
    awaitPaid(taskip, invoice);
  }

  @Test
  void the_newer_format_is_taken_too() {
    String invoice = paidThere();
    deliver(events(event(workspace.realmId(), "payment", "900", "created", Instant.now())))
        .then()
        .statusCode(200);
    awaitPaid(taskip, invoice);
  }

  @Test
  void a_change_of_the_invoice_itself_is_enough() {
    String invoice = paidThere();
    String update = entity("Invoice", there(invoice), "Update", Instant.now().plusSeconds(1));
    deliver(classic(notification(workspace.realmId(), update))).then().statusCode(200);
    awaitPaid(taskip, invoice);
  }

  @Test
  void one_delivery_may_tell_of_several_companies() {
    String first = paidThere();
    String realm = companies.free(simulator.realms().get(1));
    ConnectedWorkspace other = companies.connect(Workspaces.fresh(), realm);
    workspace = other;
    Taskip mine = taskip;
    taskip = new Taskip(other);
    taskip.settings(anItem(), aBank());
    String second = paidThere();

    deliver(
            classic(
                notification("1", newPayment()),
                notification(simulator.realms().getFirst(), newPayment()),
                notification(realm, newPayment())))
        .then()
        .statusCode(200);
    awaitPaid(mine, first);
    awaitPaid(taskip, second);
  }

  @Test
  void what_cannot_have_paid_anything_costs_no_call() {
    String invoice = syncedInvoice("10");
    String realm = workspace.realmId();
    String there = there(invoice);
    Instant later = Instant.now().plusSeconds(1);
    long before = reads();
    deliver(
            classic(
                notification(
                    realm,
                    entity("Customer", "1", "Update", later),
                    entity("Bill", "1", "Create", later),
                    // Our own create, our own update, and somebody else's invoice.
                    entity("Invoice", there, "Create", later),
                    entity("Invoice", there, "Update", Instant.now().minusSeconds(60)),
                    entity("Invoice", "999999", "Update", later),
                    entity("Payment", "999999", "Delete", later),
                    entity("Payment", "999999", "Void", later)),
                notification("4711", newPayment())))
        .then()
        .statusCode(200);
    syncedContact();
    assertThat(reads()).isEqualTo(before);
  }

  @Test
  void a_company_where_nobody_waits_for_a_payment_costs_no_call() {
    syncedContact();
    long before = reads();
    deliver(classic(notification(workspace.realmId(), newPayment()))).then().statusCode(200);
    syncedContact();
    assertThat(reads()).isEqualTo(before);
  }

  @Test
  void a_delivery_that_comes_again_or_late_does_nothing_again() {
    syncedInvoice("10");
    String invoice = paidThere();
    String delivery =
        classic(
            notification(
                workspace.realmId(),
                entity("Payment", "900", "Create", Instant.now().minusSeconds(30)),
                entity("Payment", "899", "Create", Instant.now().minusSeconds(40))));
    deliver(delivery).then().statusCode(200);
    awaitPaid(taskip, invoice);
    long before = reads();
    for (int i = 0; i < 3; i++) {
      deliver(delivery).then().statusCode(200);
    }
    syncedContact();
    assertThat(reads()).isEqualTo(before);
    assertThat(taskip.rows(invoice)).hasSize(2);
  }

  @Test
  void a_burst_of_deliveries_costs_two_looks() {
    String early = paidThere();
    String late = syncedInvoice("10");
    long before = reads();
    for (int i = 0; i < 10; i++) {
      deliver(classic(notification(workspace.realmId(), newPayment()))).then().statusCode(200);
    }
    awaitPaid(taskip, early);
    pay(late);
    awaitPaid(taskip, late);
    syncedContact();
    assertThat(reads()).isLessThanOrEqualTo(before + 2);
  }

  @Test
  void what_is_not_signed_by_intuit_is_refused_and_not_read() {
    byte[] body = classic(notification(workspace.realmId(), newPayment())).getBytes();
    byte[] more = (new String(body, StandardCharsets.UTF_8) + " ").getBytes();
    paidThere();
    long before = reads();
    for (String wrong : new String[] {null, "", "x", signature(more), signature(body) + "x"}) {
      deliver(body, wrong)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", equalTo("intuit-signature"))
          .body("code", equalTo("invalid_signature"));
    }
    deliver("not even JSON".getBytes(), "x").then().statusCode(401);
    syncedContact();
    assertThat(reads()).isEqualTo(before);
  }

  @Test
  void no_bearer_token_is_asked_for_or_minded() {
    byte[] body = classic().getBytes();
    RestAssured.given()
        .header("intuit-signature", signature(body))
        .header("Authorization", "Bearer nonsense")
        .body(body)
        .post(IntuitWebhook.DOOR)
        .then()
        .statusCode(200);
    RestAssured.get(IntuitWebhook.DOOR).then().statusCode(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "3", "{}", "{\"eventNotifications\":3}", "[3]", "[{", "ÿ"})
  void what_intuit_would_never_say_is_refused_though_signed(String body) {
    deliver(body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("bad_request"));
  }

  @Test
  void a_delivery_that_is_too_long_is_refused_unread() {
    String tooLong = "[" + " ".repeat(1024 * 1024) + "]";
    deliver(tooLong).then().statusCode(413).body("code", equalTo("body_too_large"));
    deliver(tooLong.getBytes(), null).then().statusCode(413);
    deliver("[" + " ".repeat(1024 * 1024 - 2) + "]").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void behind_api_gateway_the_very_bytes_are_verified(boolean base64) {
    String invoice = paidThere();
    // Not only ASCII, and a blank that no parser would keep.
    String body =
        classic(
                notification(
                    workspace.realmId(), newPayment(), entity("Zoë", "1", "Create", Instant.now())))
            + " ";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThat(viaGateway(body, "x", base64).getInt("statusCode")).isEqualTo(401);
    assertThat(viaGateway(body, signature(bytes), base64).getInt("statusCode")).isEqualTo(200);
    awaitPaid(taskip, invoice);
  }

  @ParameterizedTest
  @EnumSource(WebhookTarget.Format.class)
  void the_simulated_quickbooks_tells_of_what_its_accountant_does(WebhookTarget.Format format)
      throws IOException {
    URI door = URI.create("http://localhost:" + RestAssured.port + IntuitWebhook.DOOR);
    simulator
        .webhooks()
        .target(
            workspace.realmId(),
            WebhookTarget.of(door, IntuitWebhook.VERIFIER).format(format).copies(2).outOfOrder());
    String invoice = syncedInvoice("10");
    pay(invoice);
    awaitPaid(taskip, invoice);
  }

  private static JsonPath viaGateway(String body, String signature, boolean base64) {
    String sent =
        base64
            ? Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8))
            : body.replace("\"", "\\\"");
    Answer answer =
        LambdaEvents.invoke(
            LambdaEvents.recorded("http-webhook")
                .replace("{signature}", signature)
                .replace("{body}", sent)
                .replace("\"{base64}\"", Boolean.toString(base64)));
    assertThat(answer.failed()).isFalse();
    return answer.body();
  }

  private String newPayment() {
    return entity("Payment", "900", "Create", Instant.now());
  }

  /** An invoice that was paid in QuickBooks, of which nobody has told us yet. */
  private String paidThere() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    return invoice;
  }

  private void pay(String invoice) {
    workspace.books().recordPayment(there(invoice), new BigDecimal("20"));
  }

  private String there(String invoice) {
    return invoicesNumbered(invoice).getFirst().path("Id").asText();
  }

  private static void awaitPaid(Taskip taskip, String invoice) {
    await()
        .untilAsserted(
            () ->
                assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("paid"));
  }

  private long reads() {
    return simulator.counters(workspace.realmId()).reads();
  }
}
