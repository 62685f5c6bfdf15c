package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RequestIdTest extends SimulatorTest {

  private static final String ID = "0b6f3a52-6b1e-4d0e-9a52-0d9c5f6c7e11";

  @Test
  void a_second_call_gets_the_first_answer_word_for_word() {
    Reply first = app.post("/invoice?requestid=" + ID, invoice("10.00"));
    Reply second = app.post("/invoice?requestid=" + ID, invoice("10.00"));
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(books.invoices()).hasSize(1);
  }

  @Test
  void even_after_the_object_was_changed_and_deleted() {
    Reply first = app.post("/invoice?requestid=" + ID, invoice("10.00"));
    String id = Json.text(first.json(), "Invoice", "Id");
    books.edit(EntityType.INVOICE, id, Json.object("PrivateNote", "edited"));
    books.delete(EntityType.INVOICE, id);
    Reply second = app.post("/invoice?requestid=" + ID, invoice("10.00"));
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(books.invoices()).isEmpty();
  }

  @Test
  void after_an_answer_that_was_lost() {
    simulator.faults().add(FaultRule.once(FaultAction.cutAfter()).entity("Invoice"));
    assertThat(catchIo(() -> app.post("/invoice?requestid=" + ID, invoice("10.00")))).isTrue();
    assertThat(books.invoices()).hasSize(1);
    Reply again = app.post("/invoice?requestid=" + ID, invoice("10.00"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(books.invoices()).hasSize(1);
  }

  @Test
  void each_company_has_its_own() {
    app.post("/customer?requestid=" + ID, "{\"DisplayName\":\"One\"}");
    TestApp other = TestApp.connected(simulator, "9341452000000002");
    JsonNode customer =
        other
            .post("/customer?requestid=" + ID, "{\"DisplayName\":\"Two\"}")
            .json()
            .path("Customer");
    assertThat(Json.text(customer, "DisplayName")).isEqualTo("Two");
  }

  @Test
  void a_refusal_is_remembered_too_unless_switched_off() {
    app.post("/customer?requestid=" + ID, "{\"DisplayName\":\"Ada's Aviary\"}");
    Reply again = app.post("/customer?requestid=" + ID, "{\"DisplayName\":\"Free\"}");
    assertThat(again.faultCode()).isEqualTo("6240");
    books.switches().off(Switch.REMEMBER_REFUSALS);
    app.post("/customer?requestid=another", "{\"DisplayName\":\"Ada's Aviary\"}");
    assertThat(app.post("/customer?requestid=another", "{\"DisplayName\":\"Free\"}").status())
        .isEqualTo(200);
  }

  @Test
  void fifty_characters_fit_and_one_more_does_not() {
    assertThat(
            app.post("/customer?requestid=" + "r".repeat(50), "{\"DisplayName\":\"A\"}").status())
        .isEqualTo(200);
    assertThat(
            app.post("/customer?requestid=" + "r".repeat(51), "{\"DisplayName\":\"B\"}")
                .faultCode())
        .isEqualTo("2130");
  }

  @Test
  void one_in_flight_is_600() {
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.slow(Duration.ofSeconds(2))).entity("Invoice"));
    CompletableFuture<Reply> first =
        CompletableFuture.supplyAsync(() -> app.post("/invoice?requestid=" + ID, invoice("10.00")));
    Awaitility.await().until(() -> simulator.faults().waiting().isEmpty());
    Reply second = app.post("/invoice?requestid=" + ID, invoice("10.00"));
    assertThat(second.faultCode()).isEqualTo("600");
    assertThat(first.join().status()).isEqualTo(200);
  }

  private static boolean catchIo(Runnable call) {
    try {
      call.run();
      return false;
    } catch (UncheckedIOException e) {
      return true;
    }
  }
}
