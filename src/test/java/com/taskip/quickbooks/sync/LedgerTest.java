package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.WrittenMetrics;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import com.taskip.quickbooks.sync.plan.Dependency;
import com.taskip.quickbooks.sync.plan.Remembered;
import com.taskip.quickbooks.sync.plan.SyncError;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.NoResultException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration OVER = Duration.ofMillis(-1);

  @Inject RecordStore records;
  @Inject Ledger ledger;
  @Inject Intents intents;
  @Inject Settlement settlement;
  @Inject Jobs jobs;
  @Inject Links links;
  @Inject WrittenMetrics written;

  private final String workspace = Workspaces.fresh();

  @Test
  void a_record_has_one_open_job_however_often_it_changes() {
    assertThat(open()).isEqualTo(open());
    assertThat(jobs.count("workspaceId", workspace)).isOne();
  }

  @Test
  void a_job_is_held_by_one_worker_only() {
    UUID job = open();
    assertThat(ledger.claim(shift(), List.of(job), LONG)).hasSize(1);
    assertThat(ledger.claim(shift(), List.of(job), LONG)).isEmpty();
  }

  @Test
  void a_job_of_another_workspace_is_never_claimed() {
    UUID job = open();
    assertThat(ledger.claim(shift(Workspaces.fresh()), List.of(job), LONG)).isEmpty();
  }

  @Test
  void a_job_whose_holder_died_is_taken_over_and_the_holder_sends_nothing_any_more() {
    UUID job = open();
    Shift late = shift();
    Shift next = shift();
    List<Attempt> attempts = attempts(ledger.claim(late, List.of(job), OVER));
    assertThat(ledger.claim(next, List.of(job), LONG)).hasSize(1);
    assertThatThrownBy(() -> intents.commit(late, attempts)).isInstanceOf(LeaseLost.class);
    assertThat(jobs.findById(job).outgoingId).isNull();
  }

  @Test
  void a_holder_whose_lease_was_taken_over_settles_nothing() {
    UUID job = open();
    Shift late = shift();
    List<Attempt> attempts = attempts(ledger.claim(late, List.of(job), OVER));
    ledger.claim(shift(), List.of(job), LONG);
    attempts.getFirst().ending = new Ending.Success();
    settlement.settle(late, attempts);
    assertThat(jobs.findById(job).status()).isEqualTo(JobStatus.PENDING);
  }

  @Test
  void the_next_job_of_a_record_takes_over_the_write_whose_outcome_nobody_knows() {
    Shift first = shift();
    List<Attempt> attempts = attempts(ledger.claim(first, List.of(open()), LONG));
    UUID request = intents.commit(first, attempts).requestId();
    attempts.getFirst().unknown = true;
    attempts.getFirst().failed(Errors.INTERNAL, false);
    settlement.settle(first, attempts);
    assertThat(ledger.claim(shift(), List.of(open()), LONG))
        .singleElement()
        .extracting(job -> job.outgoingId)
        .isEqualTo(request);
  }

  @Test
  void what_goes_out_one_by_one_leaves_nothing_of_the_request_that_it_was_to_go_out_in() {
    Shift shift = shift();
    List<Attempt> attempts =
        attempts(ledger.claim(shift, List.of(open("one"), open("other")), LONG));
    UUID together = intents.commit(shift, attempts).requestId();
    List<UUID> apart =
        intents.commitApart(shift, attempts).stream().map(Outgoing::requestId).toList();
    assertThat(attempts)
        .extracting(attempt -> jobs.findById(attempt.job.id).outgoingId)
        .containsExactlyElementsOf(apart);
    assertThat(apart).doesNotHaveDuplicates().doesNotContain(together);
    assertThatThrownBy(() -> intents.find(together)).isInstanceOf(NoResultException.class);
  }

  @Test
  void a_request_of_which_something_was_tried_otherwise_is_not_to_be_repeated() {
    Shift shift = shift();
    List<Attempt> attempts = attempts(ledger.claim(shift, List.of(open()), LONG));
    UUID request = intents.commit(shift, attempts).requestId();
    assertThat(intents.find(request).repeatable()).isTrue();
    intents.neverRepeat(request);
    assertThat(intents.find(request).repeatable()).isFalse();
  }

  @Test
  void a_request_that_one_of_its_records_let_go_of_is_never_sent_again_for_the_others() {
    Shift shift = shift();
    List<Attempt> attempts =
        attempts(ledger.claim(shift, List.of(open("refused"), open("other")), LONG));
    UUID request = intents.commit(shift, attempts).requestId();
    Attempt refused = attempts.getFirst();
    refused.refused(new Fault(FaultKind.PASSING, "6000", "Not now", null, null, 400));
    refused.failed(Errors.INTERNAL, true);
    settlement.settle(shift, List.of(refused));
    // Whoever takes over the other one does not know of the refusal.
    assertThat(intents.find(request).repeatable()).isFalse();
  }

  @Test
  void a_request_of_which_one_record_is_through_is_still_good_for_the_others() {
    Shift shift = shift();
    List<Attempt> attempts =
        attempts(ledger.claim(shift, List.of(open("through"), open("other")), LONG));
    UUID request = intents.commit(shift, attempts).requestId();
    Attempt through = attempts.getFirst();
    var customer = JsonNodeFactory.instance.objectNode().put("Id", "1").put("SyncToken", "0");
    through.linked(customer, through.write.sent(), Remembered.only(null), true);
    through.ending = new Ending.Success();
    settlement.settle(shift, List.of(through));
    assertThat(intents.find(request).repeatable()).isTrue();
  }

  @Test
  void a_job_whose_record_changed_while_it_found_that_it_has_to_wait_is_looked_at_again_at_once() {
    Shift shift = shift();
    Attempt attempt = attempts(ledger.claim(shift, List.of(open()), LONG)).getFirst();
    open();
    attempt.ending = new Ending.Waiting("contact:nobody", Errors.INTERNAL);
    settlement.settle(shift, List.of(attempt));
    assertThat(ledger.claim(shift(), List.of(attempt.job.id), LONG)).hasSize(1);
  }

  @Test
  void a_job_that_waits_for_what_was_given_up_meanwhile_is_looked_at_again_soon() {
    Shift shift = shift();
    Attempt attempt = attempts(ledger.claim(shift, List.of(open()), LONG)).getFirst();
    attempt.dependency = new Dependency.OnItsWay();
    attempt.ending = new Ending.Waiting("contact:given-up", Errors.INTERNAL);
    settlement.settle(shift, List.of(attempt));
    assertThat(jobs.findById(attempt.job.id).dueAt)
        .isBefore(Instant.now().plus(Duration.ofMinutes(1)));
  }

  @Test
  void a_job_that_waits_for_what_nobody_has_told_of_yet_has_patience() {
    Shift shift = shift();
    Attempt attempt = attempts(ledger.claim(shift, List.of(open()), LONG)).getFirst();
    attempt.dependency = new Dependency.Unknown();
    attempt.ending = new Ending.Waiting("contact:not-told", Errors.INTERNAL);
    settlement.settle(shift, List.of(attempt));
    assertThat(jobs.findById(attempt.job.id).dueAt)
        .isAfter(Instant.now().plus(Duration.ofMinutes(10)));
  }

  @Test
  void a_write_that_went_through_and_cannot_be_stored_is_not_written_again_as_if_it_were_new() {
    Shift shift = shift();
    List<Attempt> attempts = attempts(ledger.claim(shift, List.of(open()), LONG));
    UUID request = intents.commit(shift, attempts).requestId();
    Attempt attempt = attempts.getFirst();
    linked("contact", "other");
    var othersCustomer = JsonNodeFactory.instance.objectNode().put("Id", "1").put("SyncToken", "0");
    attempt.linked(othersCustomer, attempt.write.sent(), Remembered.only(null), true);
    attempt.ending = new Ending.Success();
    settlement.settle(shift, attempts);
    Job row = jobs.findById(attempt.job.id);
    assertThat(row.status()).isEqualTo(JobStatus.PENDING);
    assertThat(row.outgoingId).isEqualTo(request);
    assertThat(intents.find(request)).isNotNull();
  }

  @Test
  void a_job_that_fails_by_a_mistake_of_ours_is_counted_as_one() {
    // Writes what other tests have counted.
    LambdaEvents.sweep();
    long before = written.total(Metric.MISTAKES);
    afterFailingFor("name_taken");
    LambdaEvents.sweep();
    assertThat(written.total(Metric.MISTAKES)).isEqualTo(before);
    Shift shift = shift();
    Attempt attempt = attempts(ledger.claim(shift, List.of(open("one")), LONG)).getFirst();
    attempt.failed(Errors.INTERNAL, false);
    settlement.settle(shift, List.of(attempt));
    LambdaEvents.sweep();
    assertThat(written.total(Metric.MISTAKES)).isEqualTo(before + 1);
  }

  @Test
  void a_job_that_fails_for_want_of_what_came_meanwhile_goes_on() {
    Shift shift = shift();
    Attempt attempt = attempts(ledger.claim(shift, List.of(open()), LONG)).getFirst();
    attempt.dependsOn = "invoice:arrived";
    attempt.failed(Errors.INTERNAL, false);
    linked("invoice", "arrived");
    settlement.settle(shift, List.of(attempt));
    assertThat(jobs.findById(attempt.job.id).status()).isEqualTo(JobStatus.PENDING);
    assertThat(ledger.claim(shift(), List.of(attempt.job.id), LONG)).hasSize(1);
  }

  @Test
  void a_job_that_fails_for_want_of_a_setting_that_came_meanwhile_goes_on() {
    assertThat(afterFailingFor("item_missing").status()).isEqualTo(JobStatus.FAILED);
    settings("{\"default_item_id\":\"7\"}");
    assertThat(afterFailingFor("item_missing").status()).isEqualTo(JobStatus.PENDING);
    assertThat(afterFailingFor("name_taken").status()).isEqualTo(JobStatus.FAILED);
  }

  private Job afterFailingFor(String code) {
    Shift shift = shift();
    Attempt attempt =
        attempts(ledger.claim(shift, List.of(open(UUID.randomUUID().toString())), LONG)).getFirst();
    attempt.failed(SyncError.ours(code, "It failed.", "Mend it."), false);
    settlement.settle(shift, List.of(attempt));
    return jobs.findById(attempt.job.id);
  }

  private void settings(String document) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                jobs.getEntityManager()
                    .createNativeQuery(
                        "insert into settings (workspace_id, document, realm_id)"
                            + " values (?1, cast(?2 as jsonb), 'realm')")
                    .setParameter(1, workspace)
                    .setParameter(2, document)
                    .executeUpdate());
  }

  private void linked(String kind, String record) {
    Link link = OneWorkspace.of(workspace).link(kind, record);
    QuarkusTransaction.requiringNew().run(() -> links.persist(link));
  }

  private UUID open() {
    return open("c1");
  }

  private UUID open(String id) {
    StoredRecord contact =
        records
            .put(workspace, RecordKind.CONTACT, id, new Contact("A", null, null, null, null))
            .after();
    return ledger.open(contact, "realm", JobAction.CREATE, false);
  }

  private List<Attempt> attempts(List<Job> claimed) {
    return claimed.stream()
        .map(
            job -> {
              Attempt attempt =
                  new Attempt(
                      job,
                      records.find(workspace, RecordKind.CONTACT, job.entityId).orElseThrow(),
                      null);
              var body = JsonNodeFactory.instance.objectNode();
              attempt.write = new Write(Verb.CREATE, EntityType.CUSTOMER, body, body, List.of());
              return attempt;
            })
        .toList();
  }

  private Shift shift() {
    return shift(workspace);
  }

  private static Shift shift(String workspaceId) {
    return OneWorkspace.of(workspaceId).shift();
  }
}
