package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.testing.ManualSync;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FormerCompanyTest extends SyncTest {
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  @Test
  void jobs_of_a_broken_former_company_do_not_stand_in_the_way_of_the_new_one() {
    simulator.revokeAccess(workspace.realmId());
    String contact = unique("c");
    taskip.contact(contact, contact, contact + "@books.example");
    await()
        .until(
            () ->
                "error".equals(workspace.administrator().get(DOOR).jsonPath().getString("status")));
    String other = companies.free(simulator.realms().get(1));
    companies.connect(workspace.id(), other);
    assertThat(code(taskip.awaitRow(contact, "skipped"))).isEqualTo("disconnected");

    String fresh = unique("c");
    taskip.contact(fresh, fresh, fresh + "@books.example");
    taskip.awaitRow(fresh, "success");
    assertThat(
            simulator.company(other).customers().stream()
                .filter(customer -> fresh.equals(customer.path("DisplayName").asText())))
        .hasSize(1);
  }

  @Test
  void what_changed_while_another_company_was_connected_goes_out_once_this_one_is_back() {
    String contact = syncedContact();
    disconnect();
    companies.connect(workspace.id(), companies.free(simulator.realms().get(1)));
    taskip.contact(contact, contact, "meanwhile@books.example");
    disconnect();

    companies.connect(workspace.id(), workspace.realmId());
    ManualSync sync = new ManualSync(workspace);
    sync.awaitEnd(sync.start("contacts"));

    assertThat(customersNamed(contact).getFirst().at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("meanwhile@books.example");
  }

  @Test
  void a_failed_row_of_a_former_company_cannot_be_retried_into_the_new_one() {
    String name = unique("Vendor");
    workspace.books().addVendor(name);
    taskip.contact(name, name, name + "@books.example");
    Object row = taskip.awaitRow(name, "failed").get("id");
    disconnect();
    companies.connect(workspace.id(), companies.free(simulator.realms().get(1)));
    taskip.retry(row).then().statusCode(409);
  }

  private void disconnect() {
    workspace.administrator().post(DOOR + "/disconnect").then().statusCode(200);
  }
}
