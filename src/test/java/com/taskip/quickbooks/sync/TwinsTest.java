package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.Taskip;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a reviewer found that no test held: the story of each stands in its name. */
@QuarkusTest
class TwinsTest extends SyncTest {

  @Test
  void two_contacts_of_one_name_and_email_do_not_hold_up_each_other_or_the_rest() {
    String name = unique("Twin");
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.cutBefore())
                .operation("create")
                .entity("Customer")
                .times(2));
    taskip.contact(name + "-a", name, name + "@books.example");
    taskip.contact(name + "-b", name, name + "@books.example");
    await().until(() -> !pending(name + "-a") && !pending(name + "-b"));
    assertThat(customersNamed(name)).hasSize(1);
    assertThat(new Object[] {status(name + "-a"), status(name + "-b")})
        .containsExactlyInAnyOrder("success", "failed");
  }

  @Test
  void clearing_a_note_is_one_write() {
    String contact = syncedContact();
    String invoice = unique("INV");
    Map<String, Object> body = Taskip.invoiceBody(invoice, contact, "sent", "10");
    Map<String, Object> noted = new LinkedHashMap<>(body);
    noted.put("private_note", "to be cleared");
    taskip.put("invoices", invoice, noted);
    taskip.awaitRow(invoice, "success");
    taskip.put("invoices", invoice, body);
    await().until(() -> taskip.rows(invoice).size() == 2 && !pending(invoice));
    assertThat(taskip.rows(invoice).getFirst())
        .containsEntry("status", "success")
        .containsEntry("action", "update")
        .containsEntry("retries", 1);
    assertThat(invoicesNumbered(invoice).getFirst().path("PrivateNote").asText("")).isEmpty();
  }

  @Test
  void an_older_contact_that_changes_while_it_is_pulled_along_arrives_changed() {
    String contact = unique("old");
    taskip.contact(contact, contact, contact + "@books.example");
    taskip.awaitRow(contact, "success");
    workspace
        .administrator()
        .post("/api/v3/integrations/quickbooks/disconnect")
        .then()
        .statusCode(200);
    companies.connect(workspace.id(), companies.free(simulator.realms().get(1)));
    taskip.settings(anItem(), aBank());
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "10");
    taskip.contact(contact, contact, contact + "@new.example");
    taskip.awaitRow(contact, "success");
    await()
        .untilAsserted(
            () ->
                assertThat(
                        simulator.company(simulator.realms().get(1)).customers().stream()
                            .filter(c -> contact.equals(c.path("DisplayName").asText()))
                            .map(c -> c.at("/PrimaryEmailAddr/Address").asText()))
                    .containsExactly(contact + "@new.example"));
  }

  private boolean pending(String id) {
    return "pending".equals(status(id));
  }

  private Object status(String id) {
    return taskip.rows(id).getFirst().get("status");
  }
}
