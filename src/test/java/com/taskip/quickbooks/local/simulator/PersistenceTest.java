package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {

  @TempDir private Path dataDir;

  @Test
  void books_grants_and_request_ids_survive_a_restart() throws IOException {
    TestApp before;
    Reply created;
    try (QuickBooksSimulator simulator = start()) {
      before = TestApp.connected(simulator);
      created = before.post("/invoice?requestid=kept", SimulatorTest.invoice("12.50"));
      Books books = simulator.company(TestApp.REALM);
      books.recordPayment(Json.text(created.json(), "Invoice", "Id"), new BigDecimal("2.50"));
      books.switches().on(Switch.CUSTOM_TXN_NUMBERS);
    }
    try (QuickBooksSimulator simulator = start()) {
      TestApp after = TestApp.unconnected(simulator);
      after.accessToken = before.accessToken;
      String id = Json.text(created.json(), "Invoice", "Id");
      assertThat(Json.text(after.get("/invoice/" + id).json(), "Invoice", "Balance"))
          .isEqualTo("10.00");
      assertThat(after.post("/invoice?requestid=kept", SimulatorTest.invoice("12.50")).text())
          .isEqualTo(created.text());
      Books books = simulator.company(TestApp.REALM);
      assertThat(books.switches().is(Switch.CUSTOM_TXN_NUMBERS)).isTrue();
      assertThat(books.customers()).hasSize(11);
    }
  }

  @Test
  void half_a_line_at_the_end_is_dropped_and_writing_goes_on() throws IOException {
    try (QuickBooksSimulator simulator = start()) {
      simulator.company(TestApp.REALM).addVendor("Kept");
    }
    Files.writeString(
        journal(), "{\"books\":\"9341452000000001\",\"put\":{\"VEN", StandardOpenOption.APPEND);
    try (QuickBooksSimulator simulator = start()) {
      simulator.company(TestApp.REALM).addVendor("Later");
    }
    try (QuickBooksSimulator simulator = start()) {
      assertThat(simulator.company(TestApp.REALM).list(EntityType.VENDOR))
          .extracting(each -> Json.text(each, "DisplayName"))
          .contains("Kept", "Later");
    }
  }

  @Test
  void a_damaged_journal_is_one_clear_sentence() throws IOException {
    try (QuickBooksSimulator simulator = start()) {
      simulator.company(TestApp.REALM).addVendor("Kept");
    }
    Files.writeString(journal(), "nonsense\n");
    assertThatThrownBy(this::start)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("journal is damaged");
  }

  @Test
  void two_simulators_never_share_a_directory() throws IOException {
    try (QuickBooksSimulator first = start()) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(this::start).hasMessageStartingWith("Another QuickBooks simulator");
    }
  }

  @Test
  void a_taken_port_is_refused() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SimulatorOptions plain = SimulatorOptions.inMemory();
      assertThatThrownBy(
              () ->
                  QuickBooksSimulator.start(
                      new SimulatorOptions(
                          taken.getLocalPort(), dataDir, "c", "s", List.of(), plain.clock())))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void the_journal_holds_no_token() throws IOException {
    try (QuickBooksSimulator simulator = start()) {
      TestApp app = TestApp.connected(simulator);
      assertThat(Files.readString(journal())).doesNotContain(app.refreshToken, app.accessToken);
    }
  }

  @Test
  void a_reset_is_the_first_day_again() throws IOException {
    try (QuickBooksSimulator simulator = start()) {
      TestApp app = TestApp.connected(simulator);
      app.post("/customer", "{\"DisplayName\":\"Gone\"}");
      simulator.reset();
      assertThat(app.get("/customer/1").status()).isEqualTo(401);
    }
    try (QuickBooksSimulator simulator = start()) {
      assertThat(simulator.company(TestApp.REALM).customers()).hasSize(11);
    }
  }

  private QuickBooksSimulator start() throws IOException {
    SimulatorOptions plain = SimulatorOptions.inMemory();
    return QuickBooksSimulator.start(
        new SimulatorOptions(
            0, dataDir, plain.clientId(), plain.clientSecret(), List.of(), plain.clock()));
  }

  private Path journal() throws IOException {
    try (Stream<Path> files = Files.list(dataDir)) {
      return files.findFirst().orElseThrow();
    }
  }
}
