package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Queue;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.TaskipHooks;
import com.taskip.quickbooks.testing.TaskipHooks.Heard;
import com.taskip.quickbooks.testing.TestSurroundings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** Taskip is told of every invoice that turns paid in QuickBooks. */
@QuarkusTest
class PaidNoticeTest extends SyncTest {

  @Inject TaskipHooks hooks;
  @Inject Queue queue;
  @Inject DataSource database;

  @Test
  void taskip_is_told_of_a_paid_invoice_in_just_these_words() {
    String invoice = syncedInvoice("10");
    String today = LocalDate.now(ZoneId.of("America/Los_Angeles")).toString();
    pay(invoice);
    LambdaEvents.pull();
    Heard told = hooks.awaitAbout(invoice);
    assertThat(told.body())
        .isEqualTo(
            "{\"event\":\"invoice.paid\",\"workspace_id\":\"%s\",\"invoice_id\":\"%s\",\"paid_on\":\"%s\",\"quickbooks_id\":\"%s\"}"
                .formatted(workspace.id(), invoice, today, quickbooksId(invoice)));
    assertThat(told.path()).isEqualTo("/hooks?of=quickbooks");
    assertThat(told.contentType()).startsWith("application/json");
  }

  @Test
  void what_taskip_is_told_is_signed_with_the_time() throws GeneralSecurityException {
    Heard told = hooks.awaitAbout(paidInvoice());
    String[] parts = told.signature().split(",");
    assertThat(parts[0]).startsWith("t=");
    assertThat(parts[1]).startsWith("v1=");
    String time = parts[0].substring(2);
    assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            TestSurroundings.TASKIP_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal((time + "." + told.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(parts[1].substring(3)).isEqualTo(HexFormat.of().formatHex(expected));
  }

  @Test
  void an_invoice_that_was_paid_in_taskip_is_no_news() {
    String invoice = syncedInvoice("10");
    taskip.put(
        "invoices",
        invoice,
        Taskip.invoiceBody(
            invoice, taskip.get("invoices", invoice).getString("contact_id"), "paid", "10"));
    pay(invoice);
    String other = paidInvoice();
    hooks.awaitAbout(other);
    assertThat(hooks.about(invoice)).isEmpty();
  }

  @Test
  void taskip_is_told_again_until_it_has_heard_and_then_no_more() {
    hooks.answer(workspace.id(), 503);
    String invoice = paidInvoice();
    await().until(() -> hooks.about(invoice).size() >= 2);
    hooks.answer(workspace.id(), 200);
    await().until(() -> notices().isEmpty());
    assertThat(hooks.about(invoice))
        .extracting(Heard::body)
        .containsOnly(hooks.about(invoice).getFirst().body());
    assertThat(row(invoice).get("warning")).isNull();
  }

  @Test
  void three_retries_then_the_dead_letter_queue_and_the_row_says_so_and_a_redrive_mends_it() {
    hooks.answer(workspace.id(), 404);
    String invoice = paidInvoice();
    await().atMost(Duration.ofSeconds(20)).until(() -> row(invoice).get("warning") != null);
    assertThat(hooks.about(invoice)).hasSize(4);
    assertThat(((Map<?, ?>) row(invoice).get("warning")).get("code")).isEqualTo("taskip_not_told");
    assertThat(row(invoice).get("status")).isEqualTo("success");
    Message dead = deadLetter(notices().getFirst());

    hooks.answer(workspace.id(), 200);
    queue.send(dead.body());
    await().until(() -> hooks.about(invoice).size() == 5);
    await().until(() -> row(invoice).get("warning") == null);

    queue.send(dead.body());
    hooks.awaitAbout(paidInvoice());
    assertThat(hooks.about(invoice)).hasSize(5);
  }

  @Test
  void a_taskip_that_hangs_up_has_not_heard() {
    hooks.meet(workspace.id(), exchange -> exchange.close());
    String invoice = paidInvoice();
    await().until(() -> !hooks.about(invoice).isEmpty());
    hooks.answer(workspace.id(), 200);
    await().until(() -> hooks.about(invoice).size() >= 2);
  }

  @Test
  void a_redirect_is_not_followed() {
    hooks.meet(
        workspace.id(),
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        });
    String invoice = paidInvoice();
    await().until(() -> hooks.about(invoice).size() >= 2);
    assertThat(hooks.about(invoice)).extracting(Heard::path).containsOnly("/hooks?of=quickbooks");
    hooks.answer(workspace.id(), 200);
  }

  @Test
  void a_notice_that_comes_twice_in_the_queue_is_told_once() {
    AtomicBoolean listening = new AtomicBoolean();
    AtomicInteger heard = new AtomicInteger();
    hooks.meet(
        workspace.id(),
        exchange -> {
          boolean takesIt = listening.get();
          heard.addAndGet(takesIt ? 1 : 0);
          exchange.sendResponseHeaders(takesIt ? 200 : 503, -1);
        });
    String invoice = paidInvoice();
    hooks.awaitAbout(invoice);
    UUID notice = notices().getFirst();
    listening.set(true);
    for (int i = 0; i < 5; i++) {
      queue.send(WakeUps.write(WakeUp.notices(workspace.id(), List.of(notice))));
    }
    await().until(() -> notices().isEmpty());
    assertThat(heard).hasValue(1);
    hooks.awaitAbout(paidInvoice());
    assertThat(heard).hasValue(2);
  }

  @Test
  void a_notice_that_nobody_woke_is_woken_by_the_sweeper() throws SQLException {
    hooks.answer(workspace.id(), 503);
    String invoice = paidInvoice();
    hooks.awaitAbout(invoice);
    await().until(() -> execute(FORGET) == 1);
    hooks.answer(workspace.id(), 200);
    LambdaEvents.sweep();
    await().until(() -> notices().isEmpty());
  }

  @Test
  void taskip_is_told_although_the_workspace_is_disconnected_meanwhile() {
    hooks.answer(workspace.id(), 503);
    String invoice = paidInvoice();
    hooks.awaitAbout(invoice);
    companies.free(workspace.realmId());
    hooks.answer(workspace.id(), 200);
    await().until(() -> notices().isEmpty());
    assertThat(hooks.about(invoice)).hasSizeGreaterThanOrEqualTo(2);
  }

  private static final String FORGET =
      "update notice set due_at = now() - interval '1 hour', woken_at = now() - interval '1 hour'"
          + " where workspace_id = ? and lease_id is null and failures > 0";

  private String paidInvoice() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    LambdaEvents.pull();
    await().until(() -> "paid".equals(taskip.get("invoices", invoice).getString("status")));
    return invoice;
  }

  private void pay(String invoice) {
    workspace.books().recordPayment(quickbooksId(invoice), new BigDecimal("20"));
  }

  private String quickbooksId(String invoice) {
    return invoicesNumbered(invoice).getFirst().path("Id").asText();
  }

  private Map<String, Object> row(String invoice) {
    Map<String, Object> row = taskip.rows(invoice).getFirst();
    assertThat(row.get("action")).isEqualTo("pull_payment");
    return row;
  }

  private Message deadLetter(UUID notice) {
    return await()
        .until(
            () ->
                queue.deadLetters().stream()
                    .filter(message -> message.body().contains(notice.toString()))
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  /** What Taskip has yet to be told of this workspace. */
  private List<UUID> notices() {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select id from notice where workspace_id = ?")) {
      select.setString(1, workspace.id());
      ResultSet rows = select.executeQuery();
      List<UUID> ids = new ArrayList<>();
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
      return ids;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, workspace.id());
      return update.executeUpdate();
    }
  }
}
