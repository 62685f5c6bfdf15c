package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.ManualSync;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds while QuickBooks has not answered yet. */
@QuarkusTest
class InFlightTest extends SyncTest {
  @Test
  void what_is_sent_was_committed_before_it_left() {
    String contact = underWay();
    assertThat(customersNamed(contact)).isEmpty();
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact)).hasSize(1);
  }

  @Test
  void a_change_that_comes_while_the_write_is_under_way_follows_it() {
    String contact = underWay();
    taskip.contact(contact, contact, "newer@books.example");
    await().until(() -> taskip.rows(contact).size() == 2);
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact))
        .singleElement()
        .extracting(customer -> customer.at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("newer@books.example");
  }

  @Test
  void a_change_that_is_imported_while_the_write_is_under_way_follows_it() {
    String contact = underWay();
    new ManualSync(workspace)
        .importLines(
            Stream.of(
                "{\"type\":\"contact\",\"id\":\"%1$s\",\"display_name\":\"%1$s\",\"email\":\"imported@books.example\"}"
                    .formatted(contact)));
    await().until(() -> taskip.rows(contact).size() == 2);
    taskip.awaitRow(contact, "success");
    assertThat(customersNamed(contact))
        .singleElement()
        .extracting(customer -> customer.at("/PrimaryEmailAddr/Address").asText())
        .isEqualTo("imported@books.example");
  }

  /** A contact whose customer is on its way to a QuickBooks that takes its time. */
  private String underWay() {
    simulator
        .faults()
        .add(
            FaultRule.once(FaultAction.slow(Duration.ofSeconds(4)))
                .operation("create")
                .entity("Customer"));
    String contact = unique("slow");
    taskip.contact(contact, contact, contact + "@books.example");
    awaitIntent(contact);
    return contact;
  }
}
