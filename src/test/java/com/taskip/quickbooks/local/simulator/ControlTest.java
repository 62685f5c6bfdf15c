package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class ControlTest extends SimulatorTest {

  private static final String COMPANY = "/simulator/companies/" + TestApp.REALM;

  @Test
  void the_companies_are_listed() {
    Reply reply = app.send(app.request("/simulator/companies").GET());
    assertThat(reply.json()).hasSize(3);
    assertThat(Json.text(reply.json().get(0), "realmId")).isEqualTo(TestApp.REALM);
  }

  @Test
  void a_payment_can_be_recorded_and_everything_edited_voided_and_deleted() {
    String id = Json.text(created(invoice("50.00")), "Id");
    call(COMPANY + "/record-payment", "{\"invoiceId\":\"" + id + "\",\"amount\":50}");
    assertThat(Json.write(books.invoice(id).path("Balance"))).isEqualTo("0");
    call(COMPANY + "/invoice/" + id, "{\"PrivateNote\":\"seen\"}");
    assertThat(Json.text(books.invoice(id), "PrivateNote")).isEqualTo("seen");
    call(COMPANY + "/invoice/" + id + "/void", "");
    assertThat(Json.write(books.invoice(id).path("TotalAmt"))).isEqualTo("0");
    call(COMPANY + "/invoice/" + id + "/delete", "");
    assertThat(app.send(app.request(COMPANY + "/invoice/" + id).GET()).status()).isEqualTo(404);
  }

  @Test
  void a_vendor_can_be_added_and_a_customer_made_inactive() {
    call(COMPANY + "/vendor", "{\"DisplayName\":\"Corner Shop\"}");
    assertThat(customer("{\"DisplayName\":\"Corner Shop\"}").faultCode()).isEqualTo("6240");
    call(COMPANY + "/customer/2/deactivate", "");
    assertThat(Json.text(books.customer("2"), "DisplayName")).endsWith(" (deleted)");
  }

  @Test
  void switches_limits_and_tokens_can_be_turned() {
    call(COMPANY + "/switches", "{\"CUSTOM_TXN_NUMBERS\":true,\"booksClosedOn\":\"2026-01-31\"}");
    assertThat(created(invoice("1.00")).has("DocNumber")).isFalse();
    assertThat(books.switches().booksClosedOn()).isPresent();
    call(COMPANY + "/limits", "{\"requestsPerMinute\":1}");
    assertThat(app.get("/customer/1").status()).isEqualTo(429);
    call(COMPANY + "/tokens/expire", "");
    assertThat(app.get("/customer/1").status()).isEqualTo(401);
  }

  @Test
  void faults_can_be_ordered_seen_and_taken_back() {
    String rule =
        "{\"operation\":\"create\",\"entity\":\"Invoice\",\"action\":{\"kind\":\"refuse\",\"status\":429,\"body\":\"xml\",\"code\":\"3001\"},\"times\":2}";
    call("/simulator/faults", rule);
    assertThat(app.post("/invoice", invoice("1.00")).status()).isEqualTo(429);
    Reply waiting = app.send(app.request("/simulator/faults").GET());
    assertThat(waiting.json().path(0).path("times").asInt()).isEqualTo(1);
    app.send(app.request("/simulator/faults").DELETE());
    assertThat(app.post("/invoice", invoice("1.00")).status()).isEqualTo(200);
  }

  @Test
  void the_log_and_the_counters_can_be_read() {
    app.get("/customer/1");
    Reply log = app.send(app.request("/simulator/log?realm=" + TestApp.REALM).GET());
    assertThat(Json.text(log.json().get(0), "operation")).isEqualTo("read");
    assertThat(log.text()).doesNotContain(app.accessToken);
    Reply counters = app.send(app.request(COMPANY + "/counters").GET());
    assertThat(counters.json().path("reads").asInt()).isEqualTo(1);
  }

  @Test
  void what_quickbooks_would_refuse_a_person_is_refused() {
    assertThat(post(COMPANY + "/vendor", "{\"DisplayName\":\"Ada's Aviary\"}").text())
        .contains("6240");
    assertThat(post("/simulator/companies/1/vendor", "{}").status()).isEqualTo(400);
    assertThat(post("/simulator/nothing", "{}").status()).isEqualTo(404);
    assertThat(post(COMPANY + "/vendor", "{").status()).isEqualTo(400);
  }

  private void call(String path, String body) {
    assertThat(post(path, body).status()).isEqualTo(200);
  }

  private Reply post(String path, String body) {
    return app.send(app.request(path).POST(BodyPublishers.ofString(body)));
  }
}
