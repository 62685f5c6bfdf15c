package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.ManualSync;
import com.taskip.quickbooks.testing.Taskip;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was there before the connection, or was imported, goes out by Manual Sync only. */
@QuarkusTest
class HistoryTest extends SyncTest {

  private static final List<String> KINDS =
      List.of("contacts", "invoices", "payments", "credit-memos", "refunds");

  @Test
  void what_is_older_than_the_connection_stays_out_until_a_run_pushes_it() {
    String id = Workspaces.fresh();
    String contact = unique("old");
    String invoice = unique("OLD");
    Taskip before = new Taskip(new ConnectedWorkspace(id, null, null));
    before.contact(contact, contact, "old@books.example");
    before.put("invoices", invoice, sentAt(Instant.now(), invoice, contact, "50"));
    workspace = companies.connect(id, workspace.realmId());
    taskip = new Taskip(workspace);
    taskip.settings(anItem(), aBank());
    taskip.contact(contact, contact, "new@books.example");
    taskip.put("invoices", invoice, sentAt(Instant.now().minusSeconds(60), invoice, contact, "60"));
    syncedContact();
    assertThat(taskip.rows(contact)).isEmpty();
    assertThat(taskip.rows(invoice)).isEmpty();
    ManualSync sync = new ManualSync(workspace);
    assertThat(numbers(sync.awaitEnd(sync.start("all")))).containsExactly(2, 2, 0, 0);
    assertThat(invoicesNumbered(invoice).getFirst().path("TotalAmt").decimalValue())
        .isEqualByComparingTo("120");
    taskip.contact(contact, contact, "newer@books.example");
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact).getFirst().at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("newer@books.example");
  }

  @Test
  void what_was_imported_waits_for_a_run_of_its_kind() {
    ManualSync sync = new ManualSync(workspace);
    History history = imported(sync);
    syncedContact();
    assertThat(history.ids()).allSatisfy(id -> assertThat(taskip.rows(id)).isEmpty());
    for (int i = 0; i < KINDS.size(); i++) {
      JsonPath end = sync.awaitEnd(sync.start(KINDS.get(i)));
      assertThat(numbers(end)).as(KINDS.get(i)).containsExactly(1, 1, 0, 0);
      assertThat(history.ids().subList(i + 1, KINDS.size()))
          .allSatisfy(id -> assertThat(taskip.rows(id)).isEmpty());
    }
    assertInTheBooks(history);
  }

  @Test
  void a_run_of_everything_does_the_contacts_first_and_what_needs_them_after() {
    ManualSync sync = new ManualSync(workspace);
    History history = imported(sync);
    assertThat(numbers(sync.awaitEnd(sync.start("all")))).containsExactly(5, 5, 0, 0);
    assertInTheBooks(history);
    List<Instant> attempts =
        history.ids().stream()
            .map(id -> (String) taskip.rows(id).getFirst().get("attempted_at"))
            .map(Instant::parse)
            .toList();
    assertThat(attempts.get(0)).isBefore(attempts.get(1));
    assertThat(attempts.get(1)).isBefore(attempts.get(2));
  }

  /** One record of each kind, in the order of {@link #KINDS}. */
  private record History(
      String contact, String invoice, String payment, String creditMemo, String refund) {
    List<String> ids() {
      return List.of(contact, invoice, payment, creditMemo, refund);
    }
  }

  private History imported(ManualSync sync) {
    String contact = sync.importContacts(1).getFirst();
    String invoice = sync.importInvoices(List.of(contact), "sent").getFirst();
    History history =
        new History(contact, invoice, unique("pay"), unique("memo"), unique("refund"));
    String document =
        """
        {"type": "%s", "id": "%2$s", "number": "%2$s", "contact_id": "%3$s", "issue_date": "2025-05-04",\
         "currency": "USD", "lines": [{"description": "Work", "quantity": 1, "unit_price": 10}]}""";
    sync.importLines(
        Stream.of(
            """
            {"type": "payment", "id": "%1$s", "invoice_id": "%2$s", "amount": 10, "currency": "USD",\
             "paid_on": "2025-05-20", "reference": "%1$s"}"""
                .formatted(history.payment(), invoice),
            document.formatted("credit_memo", history.creditMemo(), contact),
            document.formatted("refund", history.refund(), contact)));
    return history;
  }

  private void assertInTheBooks(History history) {
    assertThat(customersNamed(history.contact())).hasSize(1);
    assertThat(invoicesNumbered(history.invoice()))
        .singleElement()
        .satisfies(there -> assertThat(there.path("Balance").decimalValue()).isZero());
    assertThat(workspace.books().creditMemos())
        .filteredOn(memo -> history.creditMemo().equals(memo.path("DocNumber").asText()))
        .hasSize(1);
    assertThat(workspace.books().refundReceipts())
        .filteredOn(refund -> history.refund().equals(refund.path("DocNumber").asText()))
        .hasSize(1);
  }

  private static Map<String, Object> sentAt(
      Instant when, String invoice, String contact, String price) {
    Map<String, Object> body = Taskip.invoiceBody(invoice, contact, "sent", price);
    body.put("sent_at", when.toString());
    return body;
  }

  /** Total, succeeded, failed, skipped. */
  private static List<Integer> numbers(JsonPath run) {
    return Stream.of("total", "succeeded", "failed", "skipped").map(run::getInt).toList();
  }
}
