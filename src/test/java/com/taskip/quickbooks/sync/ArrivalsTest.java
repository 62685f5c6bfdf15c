package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.sync.plan.SyncError;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A run waits for what somebody brings to QuickBooks, and for nothing else. */
@QuarkusTest
class ArrivalsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final SyncError WHY = SyncError.ours("not_yet", "It is not there.", "Wait.");

  @Inject RecordStore records;
  @Inject Ledger ledger;
  @Inject Settlement settlement;
  @Inject Awakening awakening;
  @Inject Reopening reopening;
  @Inject Links links;
  @Inject Arrivals arrivals;

  private final String workspace = Workspaces.fresh();

  @Test
  void what_nobody_pushes_is_not_expected() {
    assertThat(expected("contact:nobody")).isFalse();
  }

  @Test
  void what_waits_for_something_that_is_on_its_way_is_expected() {
    open("first");
    waiting("second", "contact:first");
    assertThat(expected("contact:second")).isTrue();
  }

  @Test
  void what_waits_for_something_that_nobody_pushes_is_not_expected() {
    waiting("second", "contact:nobody");
    assertThat(expected("contact:second")).isFalse();
  }

  @Test
  void what_waited_for_something_that_has_come_is_expected_before_a_worker_has_taken_it_up() {
    waiting("second", "contact:first");
    assertThat(awakening.of(workspace, "realm", List.of("contact:first"), true)).hasSize(1);
    assertThat(expected("contact:second")).isTrue();
  }

  @Test
  void what_found_that_it_must_wait_for_something_that_came_meanwhile_is_expected() {
    open("first");
    Attempt second = claimed(open("second"));
    link("first");
    second.ending = new Ending.Waiting("contact:first", WHY);
    close("first");
    settlement.settle(shift(second), List.of(second));
    assertThat(expected("contact:second")).isTrue();
  }

  @Test
  void what_waits_for_something_that_was_given_up_is_not_expected() {
    Attempt first = claimed(open("first"));
    waiting("second", "contact:first");
    first.failed(WHY, false);
    settlement.settle(shift(first), List.of(first));
    assertThat(expected("contact:second")).isFalse();
  }

  @Test
  void what_failed_for_want_of_something_and_is_opened_again_is_expected() {
    Attempt attempt = claimed(open("second"));
    attempt.dependsOn = "contact:first";
    attempt.failed(WHY, false);
    settlement.settle(shift(attempt), List.of(attempt));
    assertThat(expected("contact:second")).isFalse();
    reopening.reopen(List.of(attempt.job.id), false);
    assertThat(expected("contact:second")).isTrue();
  }

  private void link(String contact) {
    Link link = OneWorkspace.of(workspace).link("contact", contact);
    QuarkusTransaction.requiringNew().run(() -> links.persist(link));
  }

  private void close(String contact) {
    Attempt attempt = claimed(open(contact));
    attempt.ending = new Ending.Success();
    settlement.settle(shift(attempt), List.of(attempt));
  }

  private boolean expected(String record) {
    return arrivals.expected(workspace, "realm", record);
  }

  private void waiting(String contact, String waitsFor) {
    Attempt attempt = claimed(open(contact));
    attempt.ending = new Ending.Waiting(waitsFor, WHY);
    settlement.settle(shift(attempt), List.of(attempt));
  }

  private Attempt claimed(UUID job) {
    Job held = ledger.claim(shift(UUID.randomUUID()), List.of(job), LONG).getFirst();
    return new Attempt(
        held, records.find(workspace, RecordKind.CONTACT, held.entityId).orElseThrow(), null);
  }

  private UUID open(String id) {
    return ledger.open(
        records
            .put(workspace, RecordKind.CONTACT, id, new Contact("A", null, null, null, null))
            .after(),
        "realm",
        JobAction.CREATE,
        false);
  }

  private Shift shift(Attempt attempt) {
    return shift(attempt.job.leaseId);
  }

  private Shift shift(UUID lease) {
    return OneWorkspace.of(workspace).shift(lease);
  }
}
