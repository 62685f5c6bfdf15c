package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.testing.ManualSync;
import com.taskip.quickbooks.testing.Queue;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.YearsPass;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is decided about a record does not depend on whether its rows have aged. */
@QuarkusTest
class AgeingTest extends SyncTest {
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  @Inject YearsPass years;
  @Inject Queue queue;

  @Test
  void a_record_whose_rows_have_aged_is_updated_when_it_changes_and_not_created_again()
      throws SQLException {
    String invoice = syncedInvoice("50");
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    assertThat(years.of(workspace)).isEqualTo(2);

    taskip.contact(contact, contact, "newer@books.example");
    taskip.invoice(invoice, contact, "60");
    assertThat(taskip.awaitRow(contact, "success").get("action")).isEqualTo("update");
    await().until(() -> taskip.rows(invoice).size() == 2);
    assertThat(taskip.awaitRow(invoice, "success").get("action")).isEqualTo("update");
    assertThat(customersNamed(contact))
        .singleElement()
        .extracting(customer -> customer.at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("newer@books.example");
    assertThat(invoicesNumbered(invoice))
        .singleElement()
        .satisfies(
            there -> assertThat(there.path("TotalAmt").decimalValue()).isEqualByComparingTo("120"));
  }

  @Test
  void a_payment_that_was_posted_years_ago_is_not_posted_again() throws SQLException {
    String invoice = syncedInvoice("50");
    String payment = unique("pay");
    taskip.payment(payment, invoice, "40", payment);
    taskip.awaitRow(payment, "success");
    assertThat(years.of(workspace)).isEqualTo(3);

    ManualSync sync = new ManualSync(workspace);
    assertThat(sync.awaitEnd(sync.start("all")).getInt("total")).isZero();
    taskip.payment(payment, invoice, "41", payment);
    assertThat(code(taskip.awaitRow(payment, "skipped"))).isEqualTo("changed_after_push");
    assertThat(workspace.books().payments())
        .filteredOn(there -> payment.equals(there.path("PaymentRefNum").asText()))
        .hasSize(1);
  }

  @Test
  void a_wake_up_or_a_redrive_of_a_row_that_has_aged_does_nothing() throws SQLException {
    String contact = syncedContact();
    years.over(workspace.id());
    List<Map<String, Object>> before = taskip.rows(contact);
    assertThat(years.ticks(workspace.id())).isEqualTo(1);
    List<UUID> aged = List.of(UUID.fromString((String) before.getFirst().get("id")));

    queue.send(WakeUps.write(WakeUp.jobs(workspace.id(), aged)));
    queue.send(WakeUps.write(WakeUp.exhausted(workspace.id(), aged)));
    syncedContact();
    assertThat(taskip.rows(contact)).isEqualTo(before);
    assertThat(customersNamed(contact)).hasSize(1);
  }

  @Test
  void a_red_row_stays_and_can_be_retried_however_old_it_is() throws SQLException {
    String name = unique("Vendor");
    workspace.books().addVendor(name);
    taskip.contact(name, name, name + "@books.example");
    taskip.awaitRow(name, "failed");
    assertThat(years.of(workspace)).isZero();

    Map<String, Object> row = taskip.rows(name).getFirst();
    taskip.retry(row.get("id")).then().statusCode(202);
    await().until(() -> taskip.awaitRow(name, "failed").get("retries").equals(2));
  }

  @Test
  void what_a_setting_will_answer_stays_and_goes_on_by_itself_once_it_is_set() throws SQLException {
    String invoice = syncedInvoice("50");
    taskip.settings(anItem(), null);
    String payment = unique("pay");
    taskip.payment(payment, invoice, "100", payment);
    taskip.awaitRow(payment, "skipped");
    assertThat(years.of(workspace)).isEqualTo(2);

    taskip.settings(anItem(), aBank());
    taskip.awaitRow(payment, "success");
  }

  @Test
  void what_a_disconnect_left_undone_stays_and_is_done_once_the_company_is_back()
      throws SQLException {
    String contact = unique("c");
    simulator.revokeAccess(workspace.realmId());
    taskip.contact(contact, contact, contact + "@books.example");
    await().until(() -> "error".equals(connection().getString("status")));
    assertThat(years.of(workspace)).as("pending").isZero();
    workspace.administrator().post(DOOR + "/disconnect").then().statusCode(200);
    taskip.awaitRow(contact, "skipped");
    assertThat(years.of(workspace)).as("skipped").isZero();

    companies.connect(workspace.id(), workspace.realmId());
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact)).hasSize(1);
  }

  @Test
  void a_record_says_of_itself_what_it_said_before_its_rows_aged() throws SQLException {
    String invoice = syncedInvoice("50");
    workspace
        .books()
        .recordPayment(
            taskip.get("invoices", invoice).getString("quickbooks.id"), new BigDecimal("100"));
    String contact = taskip.get("invoices", invoice).getString("contact_id");
    taskip.put("invoices", invoice, Taskip.invoiceBody(invoice, contact, "sent", "60"));
    taskip.awaitRow(invoice, "skipped");
    Map<String, Object> before = taskip.get("invoices", invoice).getMap("quickbooks");
    assertThat(before).containsEntry("status", "skipped");
    assertThat(years.of(workspace)).isEqualTo(3);
    assertThat(taskip.get("invoices", invoice).getMap("quickbooks")).isEqualTo(before);
    assertThat(taskip.get("contacts", contact).getString("quickbooks.status")).isEqualTo("success");
  }

  private JsonPath connection() {
    return workspace.administrator().get(DOOR).jsonPath();
  }
}
