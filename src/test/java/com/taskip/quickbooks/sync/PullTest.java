package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.TaskipHooks;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
class PullTest extends SyncTest {

  @Inject TaskipHooks hooks;
  @Inject DataSource database;

  @Test
  void a_voided_invoice_was_not_paid() {
    String voided = syncedInvoice("10");
    String paid = syncedInvoice("10");
    workspace.books().voidInvoice(there(voided).path("Id").asText());
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    assertThat(taskip.get("invoices", voided).getString("status")).isEqualTo("sent");
  }

  @Test
  void an_invoice_of_zero_was_not_paid() {
    String zero = syncedInvoice("0");
    String paid = syncedInvoice("10");
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    assertThat(taskip.get("invoices", zero).getString("status")).isEqualTo("sent");
  }

  @Test
  void a_part_payment_leaves_the_invoice_open() {
    String part = syncedInvoice("10");
    String paid = syncedInvoice("10");
    workspace.books().recordPayment(there(part).path("Id").asText(), new BigDecimal("5"));
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    assertThat(taskip.get("invoices", part).getString("status")).isEqualTo("sent");
    workspace.books().recordPayment(there(part).path("Id").asText(), new BigDecimal("15"));
    LambdaEvents.pull();
    awaitPaid(part);
  }

  @Test
  void an_invoice_that_is_paid_while_it_is_edited_as_a_draft_is_paid_when_it_is_sent_again() {
    String invoice = syncedInvoice("10");
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    taskip.put("invoices", invoice, Taskip.invoiceBody(invoice, contact, "draft", "10"));
    pay(invoice);
    LambdaEvents.pull();
    await().until(() -> taskip.rows(invoice).getFirst().get("action"), "pull_payment"::equals);
    assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("draft");
    taskip.put("invoices", invoice, Taskip.invoiceBody(invoice, contact, "sent", "10"));
    assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("paid");
  }

  @Test
  void nothing_already_paid_is_touched_again() {
    String paid = syncedInvoice("10");
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    String other = syncedInvoice("10");
    pay(other);
    LambdaEvents.pull();
    awaitPaid(other);
    assertThat(taskip.rows(paid)).hasSize(2);
  }

  @Test
  void nothing_but_being_paid_comes_back_and_only_to_what_we_pushed() {
    String paid = syncedInvoice("10");
    String contact = taskip.get("invoices", paid).getString("contact_id");
    String memo = unique("CM");
    taskip.creditMemo(memo, contact, "30");
    String refund = unique("RF");
    taskip.refund(refund, contact, "5");
    String draft = unique("INV");
    taskip.put("invoices", draft, Taskip.invoiceBody(draft, contact, "draft", "10"));
    String memoThere = (String) taskip.awaitRow(memo, "success").get("quickbooks_id");
    String refundThere = (String) taskip.awaitRow(refund, "success").get("quickbooks_id");
    String customer = customersNamed(contact).getFirst().path("Id").asText();
    ObjectNode note = JsonNodeFactory.instance.objectNode().put("PrivateNote", "theirs");
    workspace
        .books()
        .edit(
            EntityType.CUSTOMER,
            customer,
            JsonNodeFactory.instance.objectNode().put("DisplayName", unique("Renamed there")));
    workspace.books().edit(EntityType.INVOICE, there(paid).path("Id").asText(), note);
    workspace.books().edit(EntityType.CREDIT_MEMO, memoThere, note);
    workspace.books().edit(EntityType.REFUND_RECEIPT, refundThere, note);
    String likeTheDraft =
        workspace.books().addInvoice(customer, BigDecimal.TEN, draft).path("Id").asText();
    workspace.books().recordPayment(likeTheDraft, BigDecimal.TEN);
    pay(paid);
    LambdaEvents.pull();
    awaitPaid(paid);
    assertThat(taskip.get("contacts", contact).getString("display_name")).isEqualTo(contact);
    assertThat(taskip.get("invoices", paid).getString("private_note")).isNull();
    assertThat(taskip.get("credit-memos", memo).getString("private_note")).isEqualTo("Goodwill");
    assertThat(taskip.get("refunds", refund).getString("reason")).isEqualTo("Sent back");
    assertThat(taskip.get("invoices", draft).getString("status")).isEqualTo("draft");
    assertThat(taskip.rows(draft)).isEmpty();
    assertThat(List.of(contact, memo, refund))
        .allSatisfy(id -> assertThat(taskip.rows(id)).hasSize(1));
  }

  @Test
  void a_workspace_with_nothing_to_wait_for_costs_no_call() {
    syncedContact();
    long before = reads();
    LambdaEvents.pull();
    String invoice = syncedInvoice("10");
    assertThat(reads()).isEqualTo(before);
    pay(invoice);
    LambdaEvents.pull();
    awaitPaid(invoice);
    assertThat(reads()).isEqualTo(before + 1);
  }

  @Test
  void once_all_is_paid_a_look_costs_no_call() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    LambdaEvents.pull();
    awaitPaid(invoice);
    long before = reads();
    LambdaEvents.pull();
    syncedContact();
    assertThat(reads()).isEqualTo(before);
  }

  @Test
  void without_a_deposit_account_a_look_costs_no_call() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    taskip.settings(anItem(), null);
    long before = reads();
    LambdaEvents.pull();
    syncedContact();
    assertThat(reads()).isEqualTo(before);
    assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("sent");
  }

  @Test
  void an_answer_that_cannot_be_read_changes_nothing_and_the_next_look_finds_it() {
    String paid = syncedInvoice("10");
    pay(paid);
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.status(200, FaultAction.Body.HTML))
                .operation("query")
                .realm(workspace.realmId()));
    long before = requests();
    LambdaEvents.pull();
    await().until(() -> requests() > before && turns() == 0);
    simulator.faults().clear();
    assertThat(taskip.get("invoices", paid).getString("status")).isEqualTo("sent");
    LambdaEvents.pull();
    awaitPaid(paid);
  }

  @Test
  void an_invoice_that_a_credit_settled_is_paid_though_no_money_came() {
    String invoice = syncedInvoice("10");
    String customer = there(invoice).path("CustomerRef").path("value").asText();
    String credit =
        workspace.books().addCreditMemo(customer, new BigDecimal("20")).path("Id").asText();
    workspace.books().applyCredit(credit, there(invoice).path("Id").asText());
    LambdaEvents.pull();
    awaitPaid(invoice);
  }

  @Test
  void an_invoice_that_our_own_change_settled_is_paid() {
    String invoice = syncedInvoice("10");
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    workspace.books().recordPayment(there(invoice).path("Id").asText(), new BigDecimal("10"));
    taskip.invoice(invoice, contact, "5");
    await().until(() -> there(invoice).path("Balance").decimalValue().signum() == 0);
    taskip.awaitRow(invoice, "success");
    LambdaEvents.pull();
    awaitPaid(invoice);
  }

  @Test
  void a_payment_that_is_taken_back_takes_nothing_back_here() {
    String invoice = syncedInvoice("10");
    String payment = pay(invoice);
    String open = syncedInvoice("10");
    LambdaEvents.pull();
    awaitPaid(invoice);
    workspace.books().delete(EntityType.PAYMENT, payment);
    pay(open);
    LambdaEvents.pull();
    awaitPaid(open);
    assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("paid");
    assertThat(taskip.rows(invoice)).hasSize(2);
  }

  @Test
  void an_older_sent_that_taskip_puts_again_does_not_open_a_paid_invoice() {
    String invoice = syncedInvoice("10");
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    pay(invoice);
    LambdaEvents.pull();
    awaitPaid(invoice);
    taskip.invoice(invoice, contact, "10");
    assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("paid");
    syncedContact();
    assertThat(taskip.rows(invoice)).hasSize(2);
  }

  @Test
  void what_is_more_than_a_page_is_turned_over_and_none_is_missed() {
    companies.free(workspace.realmId());
    String quiet = companies.free(simulator.realms().get(1));
    workspace = companies.connect(workspace.id(), quiet);
    taskip.settings(anItem(), aBank());
    String first = syncedInvoice("10");
    pay(first);
    String customer = there(first).path("CustomerRef").path("value").asText();
    for (int i = 0; i < 1000; i++) {
      workspace.books().addInvoice(customer, BigDecimal.ZERO, null);
    }
    String last = syncedInvoice("10");
    pay(last);
    long before = reads();
    simulator.faults().add(FaultRule.once(FaultAction.expireToken()).operation("query"));
    LambdaEvents.pull();
    awaitPaid(first);
    awaitPaid(last);
    assertThat(reads()).isEqualTo(before + 2);
  }

  @Test
  void two_ticks_at_once_cost_one_call_and_make_one_row() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    simulator.faults().add(slowQuery());
    long before = reads();
    for (int i = 0; i < 4; i++) {
      LambdaEvents.pull();
    }
    awaitPaid(invoice);
    syncedContact();
    assertThat(reads()).isEqualTo(before + 1);
    assertThat(taskip.rows(invoice)).hasSize(2);
  }

  @Test
  void two_looks_at_once_make_one_row_and_one_notice() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    simulator.faults().add(slowQuery().times(2));
    long before = requests();
    LambdaEvents.pull();
    await().until(() -> endTurns() == 1);
    LambdaEvents.pull();
    await().until(() -> requests() == before + 2);
    awaitPaid(invoice);
    syncedContact();
    assertThat(taskip.rows(invoice)).hasSize(2);
    hooks.awaitAbout(invoice);
    assertThat(hooks.about(invoice)).hasSize(1);
  }

  @Test
  void the_next_look_goes_on_from_quickbooks_own_time() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    Instant before = Instant.now();
    LambdaEvents.pull();
    awaitPaid(invoice);
    // Its answers say the time in milliseconds; ours is finer.
    assertThat(seenUntil())
        .isEqualTo(seenUntil().truncatedTo(ChronoUnit.MILLIS))
        .isBetween(before.truncatedTo(ChronoUnit.MILLIS), Instant.now());
  }

  @TestFactory
  Stream<DynamicTest> what_goes_wrong_while_looking_marks_nothing_and_the_next_look_finds_it() {
    return Stream.of(
            FaultAction.faultInSuccess("10000", "An application error", "System Failure"),
            FaultAction.cutBefore(),
            FaultAction.cutAfter(),
            FaultAction.status(503, FaultAction.Body.HTML))
        .map(
            fault ->
                DynamicTest.dynamicTest(
                    fault.kind() + " " + fault.status(), () -> findsItDespite(fault)));
  }

  private void findsItDespite(FaultAction fault) {
    connect();
    String invoice = syncedInvoice("10");
    pay(invoice);
    simulator.faults().add(FaultRule.always(fault).operation("query").realm(workspace.realmId()));
    long before = requests();
    LambdaEvents.pull();
    await().until(() -> requests() > before && turns() == 0);
    simulator.faults().clear();
    assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("sent");
    LambdaEvents.pull();
    awaitPaid(invoice);
  }

  @Test
  void access_that_is_refused_while_looking_marks_nothing_and_stops_the_connection() {
    String invoice = syncedInvoice("10");
    pay(invoice);
    simulator.faults().add(FaultRule.always(FaultAction.status(401, "3200")).operation("query"));
    LambdaEvents.pull();
    await()
        .until(
            () ->
                "error"
                    .equals(
                        workspace
                            .administrator()
                            .get("/api/v3/integrations/quickbooks")
                            .jsonPath()
                            .getString("status")));
    simulator.faults().clear();
    assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("sent");
    companies.connect(workspace.id(), workspace.realmId());
    LambdaEvents.pull();
    awaitPaid(invoice);
  }

  private ObjectNode there(String invoice) {
    return invoicesNumbered(invoice).getFirst();
  }

  private String pay(String invoice) {
    return workspace
        .books()
        .recordPayment(
            there(invoice).path("Id").asText(), there(invoice).path("TotalAmt").decimalValue())
        .path("Id")
        .asText();
  }

  private FaultRule slowQuery() {
    return FaultRule.once(FaultAction.slow(Duration.ofSeconds(3)))
        .operation("query")
        .realm(workspace.realmId());
  }

  private void awaitPaid(String invoice) {
    await()
        .untilAsserted(
            () ->
                assertThat(taskip.get("invoices", invoice).getString("status")).isEqualTo("paid"));
  }

  private long reads() {
    return simulator.counters(workspace.realmId()).reads();
  }

  private long requests() {
    return simulator.log().of(workspace.realmId()).size();
  }

  /** How many look into the company now. */
  private int turns() {
    return count("select count(*) from look where workspace_id = ? and looking_until is not null");
  }

  /** As if whoever looks had died: answers with how many did. */
  private int endTurns() {
    return update(
        "update look set looking_until = now() - interval '1 second'"
            + " where workspace_id = ? and looking_until is not null");
  }

  private Instant seenUntil() {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement("select seen_until from look where workspace_id = ?")) {
      select.setString(1, workspace.id());
      ResultSet rows = select.executeQuery();
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int count(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, workspace.id());
      ResultSet rows = select.executeQuery();
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int update(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, workspace.id());
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
