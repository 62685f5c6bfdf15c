package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EndlessRefusalTest extends SyncTest {

  /**
   * QuickBooks' fault 2010 lists every member it knows, so its text may name one that was not sent.
   */
  @Test
  void a_company_that_refuses_again_and_again_ends_in_a_failed_row_after_few_calls() {
    String receivable = receivable();
    workspace
        .administrator()
        .body(Map.of("default_item_id", anItem(), "ar_account_id", receivable))
        .put("/api/v3/integrations/quickbooks/settings")
        .then()
        .statusCode(200);
    String contact = syncedContact();
    simulator
        .faults()
        .add(
            FaultRule.always(
                    FaultAction.fault(
                        "2010", "Request has invalid or unsupported property", "ARAccountRef"))
                .operation("create")
                .entity("Invoice"));
    int before = simulator.log().of(workspace.realmId()).size();
    String invoice = unique("INV");
    taskip.invoice(invoice, contact, "10");
    taskip.awaitRow(invoice, "failed");
    assertThat(simulator.log().of(workspace.realmId()).size() - before).isLessThanOrEqualTo(5);
    assertThat(invoicesNumbered(invoice)).isEmpty();
  }

  private String receivable() {
    return workspace.books().list(EntityType.ACCOUNT).stream()
        .filter(account -> "Accounts Receivable".equals(account.path("AccountType").asText()))
        .filter(account -> account.path("Active").asBoolean(true))
        .findFirst()
        .orElseThrow()
        .path("Id")
        .asText();
  }
}
