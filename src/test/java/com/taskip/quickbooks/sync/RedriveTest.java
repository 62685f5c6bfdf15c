package com.taskip.quickbooks.sync;

import static com.taskip.quickbooks.testing.Taskip.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.Queue;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages that come back from the dead-letter queue, however things stand by then. */
@QuarkusTest
class RedriveTest extends SyncTest {
  private static final String DOOR = "/api/v3/integrations/quickbooks";
  private static final Duration LONG = Duration.ofSeconds(40);

  @Inject Queue queue;

  @Test
  void redriving_is_safe_whatever_happened_before_and_however_often() {
    String done = unique("done");
    String untouched = unique("untouched");
    String halfDone = unique("half");
    String changed = unique("changed");
    String exhausted = unique("exhausted");
    List<String> contacts = List.of(done, untouched, halfDone, changed, exhausted);
    simulator.faults().add(FaultRule.always(FaultAction.cutAfter()).sending(halfDone));
    Stream.of(done, untouched, changed, exhausted).forEach(this::refuse);
    contacts.forEach(this::putAndAwaitAttempt);
    contacts.forEach(this::awaitUsedUp);
    List<UUID> dead = contacts.stream().map(this::rowOf).toList();
    assertThat(customersNamed(halfDone)).hasSize(1);

    // A person retries one as often as that is possible.
    taskip.retry(rowOf(exhausted)).then().statusCode(202);
    await().atMost(LONG).until(() -> taskip.awaitRow(exhausted, "failed").get("retries").equals(5));
    taskip
        .retry(rowOf(exhausted))
        .then()
        .statusCode(409)
        .body("code", equalTo("attempts_exhausted"));
    // The others get on in other ways.
    simulator.faults().clear();
    taskip.retry(rowOf(done)).then().statusCode(202);
    taskip.awaitRow(done, "success");
    taskip.contact(changed, changed, "newer@books.example");
    taskip.awaitRow(changed, "success");

    queue.redrive();
    contacts.forEach(contact -> taskip.awaitRow(contact, "success"));
    List<Map<String, Object>> rows = newestRows(contacts);
    // The same messages once more, all in one.
    queue.send(WakeUps.write(WakeUp.exhausted(workspace.id(), dead)));
    syncedContact();
    assertThat(newestRows(contacts)).isEqualTo(rows);
    contacts.forEach(contact -> assertThat(customersNamed(contact)).hasSize(1));
    assertThat(taskip.rows(exhausted)).as("a row of its own after five attempts").hasSize(2);
    assertThat(taskip.rows(untouched)).hasSize(1);
  }

  @Test
  void what_failed_in_a_former_company_stays_as_it_is() {
    String name = unique("Vendor");
    workspace.books().addVendor(name);
    taskip.contact(name, name, name + "@books.example");
    taskip.awaitRow(name, "failed");
    UUID row = rowOf(name);
    workspace.administrator().post(DOOR + "/disconnect").then().statusCode(200);
    String other = companies.free(simulator.realms().get(1));
    companies.connect(workspace.id(), other);

    queue.send(WakeUps.write(WakeUp.exhausted(workspace.id(), List.of(row))));
    String fresh = unique("c");
    taskip.contact(fresh, fresh, fresh + "@books.example");
    taskip.awaitRow(fresh, "success");
    assertThat(taskip.rows(name)).singleElement().extracting("status").isEqualTo("failed");
    assertThat(simulator.company(other).customers())
        .noneMatch(customer -> name.equals(customer.path("DisplayName").asText()));
  }

  @Test
  void a_message_that_cannot_be_read_is_put_aside_and_holds_up_nobody() {
    String nonsense = unique("{nonsense");
    queue.send(nonsense);
    syncedContact();
    awaitDead(nonsense);
    queue.redrive();
    syncedContact();
  }

  private void refuse(String name) {
    simulator
        .faults()
        .add(
            FaultRule.always(FaultAction.status(503, FaultAction.Body.EMPTY))
                .realm(workspace.realmId())
                .sending(name));
  }

  /** One at a time, so that each goes out in a request of its own. */
  private void putAndAwaitAttempt(String contact) {
    taskip.contact(contact, contact, contact + "@books.example");
    await().until(() -> (int) taskip.rows(contact).getFirst().get("retries") > 0);
  }

  private void awaitUsedUp(String contact) {
    await().atMost(LONG).until(() -> taskip.awaitRow(contact, "failed").get("retries").equals(4));
  }

  private UUID rowOf(String contact) {
    return UUID.fromString((String) taskip.rows(contact).getFirst().get("id"));
  }

  private List<Map<String, Object>> newestRows(List<String> contacts) {
    return contacts.stream().map(contact -> taskip.rows(contact).getFirst()).toList();
  }

  private void awaitDead(String body) {
    await()
        .atMost(LONG)
        .until(() -> queue.deadLetters().stream().anyMatch(each -> each.body().equals(body)));
  }
}
