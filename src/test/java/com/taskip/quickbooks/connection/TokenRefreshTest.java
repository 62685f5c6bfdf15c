package com.taskip.quickbooks.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.WrittenMetrics;
import com.taskip.quickbooks.quickbooks.TokenSource;
import com.taskip.quickbooks.testing.Companies;
import com.taskip.quickbooks.testing.ConnectedWorkspace;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.InvalidTransactionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenRefreshTest {
  private static final int MANY = 20;

  @Inject WrittenMetrics written;
  @Inject Companies companies;
  @Inject Connections connections;
  @Inject Disconnecting disconnecting;
  @Inject AccessTokens accessTokens;
  @Inject IdleGrants idleGrants;
  @Inject TokenStore store;
  @Inject CompanyRegister register;
  @Inject QuickBooksSimulator simulator;
  @Inject Clock clock;

  private String workspace;
  private String realmId;
  private TokenSource tokens;

  @BeforeEach
  void connect() {
    ConnectedWorkspace connected = companies.connect();
    workspace = connected.id();
    realmId = connected.realmId();
    tokens = accessTokens.of(workspace);
    simulator.log().clear();
  }

  @AfterEach
  void noFaultIsLeftOver() {
    simulator.faults().clear();
  }

  @Test
  void token_that_is_good_is_given_without_asking_intuit() {
    assertThat(tokens.current()).isEqualTo(tokens.current());

    assertThat(refreshes()).isZero();
  }

  @Test
  void token_about_to_expire_is_renewed_before_it_does() {
    String before = tokens.current();
    age(row -> row.accessRefreshAt = clock.instant());

    String after = tokens.current();

    assertThat(after).isNotEqualTo(before);
    assertThat(tokens.current()).isEqualTo(after);
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void however_many_find_the_token_expired_intuit_sees_one_refresh() throws Exception {
    expire();

    List<String> given = all(tokens::current);

    assertThat(given).hasSize(MANY).containsOnly(tokens.current());
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void however_many_were_refused_the_same_token_intuit_sees_one_refresh() throws Exception {
    String refused = tokens.current();

    List<String> given = all(() -> tokens.renewed(refused));

    assertThat(given).hasSize(MANY).containsOnly(tokens.current()).doesNotContain(refused);
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void nobody_waits_for_a_better_token_while_the_old_one_still_works() throws Exception {
    String before = tokens.current();
    age(row -> row.accessRefreshAt = clock.instant());
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.slow(Duration.ofSeconds(2))).operation("token"));

    List<String> given = all(tokens::current);

    assertThat(given).contains(before).contains(tokens.current());
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void token_refused_earlier_is_not_renewed_again() {
    String refused = tokens.current();
    String renewed = tokens.renewed(refused);

    assertThat(tokens.renewed(refused)).isEqualTo(renewed);
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void rotated_refresh_token_is_the_one_used_next() {
    simulator.rotateAtNextRefresh(realmId);
    String second = tokens.renewed(tokens.current());

    String third = tokens.renewed(second);

    assertThat(third).isNotEqualTo(second);
    assertThat(connections.of(workspace).status()).isEqualTo(Status.CONNECTED);
  }

  @Test
  void ended_grant_breaks_the_connection_and_intuit_is_left_alone_from_then_on() {
    simulator.revokeAccess(realmId);
    expire();

    assertThatThrownBy(tokens::current).isInstanceOf(ConnectionBroken.class);
    assertThatThrownBy(tokens::current).isInstanceOf(ConnectionBroken.class);

    Connection broken = connections.of(workspace);
    assertThat(broken.status()).isEqualTo(Status.ERROR);
    assertThat(broken.lastError()).contains("invalid_grant").contains("Reconnect");
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void everyone_who_waited_hears_of_the_ended_grant() throws Exception {
    simulator.revokeAccess(realmId);
    expire();

    List<String> heard =
        all(
            () -> {
              try {
                return tokens.current();
              } catch (ConnectionBroken broken) {
                return "broken";
              }
            });

    assertThat(heard).containsOnly("broken");
    assertThat(refreshes()).isEqualTo(1);
  }

  @Test
  void loser_of_a_race_uses_what_was_stored_meanwhile_instead_of_breaking_the_connection() {
    StoredTokens seen = store.read(workspace);
    String winners = tokens.renewed(seen.accessToken());

    assertThat(store.condemn(workspace, seen.version(), "too late")).isFalse();
    assertThat(store.lease(workspace, seen.version(), UUID.randomUUID())).isEmpty();
    assertThat(tokens.current()).isEqualTo(winners);
    assertThat(connections.of(workspace).status()).isEqualTo(Status.CONNECTED);
  }

  @Test
  void lease_of_a_function_that_died_is_taken_over_once_it_ran_out() {
    StoredTokens seen = store.read(workspace);
    assertThat(store.lease(workspace, seen.version(), UUID.randomUUID())).isPresent();
    expire();
    age(row -> row.refreshingUntil = clock.instant().minusSeconds(1));

    assertThat(tokens.current()).isNotEqualTo(seen.accessToken());
  }

  @Test
  void intuit_being_down_breaks_nothing_and_is_asked_again_after_a_pause() {
    String before = tokens.current();
    expire();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.status(503, FaultAction.Body.HTML)).operation("token"));

    assertThatThrownBy(tokens::current).isInstanceOf(TokenUnavailable.class);
    assertThatThrownBy(tokens::current).isInstanceOf(TokenUnavailable.class);
    assertThat(refreshes()).as("while it pauses").isEqualTo(1);
    assertThat(connections.of(workspace).status()).isEqualTo(Status.CONNECTED);

    Awaitility.await()
        .ignoreExceptionsInstanceOf(TokenUnavailable.class)
        .untilAsserted(() -> assertThat(tokens.current()).isNotEqualTo(before));
  }

  @Test
  void throttled_or_lost_refresh_breaks_nothing() {
    for (FaultAction passing :
        List.of(FaultAction.tooManyRequests(), FaultAction.cutBefore(), FaultAction.cutAfter())) {
      expire();
      simulator.faults().add(FaultRule.once(passing).operation("token"));

      assertThatThrownBy(tokens::current).isInstanceOf(TokenUnavailable.class);
      assertThat(connections.of(workspace).status()).isEqualTo(Status.CONNECTED);
      Awaitility.await()
          .ignoreExceptionsInstanceOf(TokenUnavailable.class)
          .until(() -> !tokens.current().isEmpty());
    }
  }

  @Test
  void refusal_of_our_own_credentials_breaks_nothing() {
    expire();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.status(401, FaultAction.Body.EMPTY)).operation("token"));

    long before = written.total(Metric.TOKEN_REFRESHES, "our_fault");
    assertThatThrownBy(tokens::current).isInstanceOf(TokenUnavailable.class);

    assertThat(connections.of(workspace).status()).isEqualTo(Status.CONNECTED);
    LambdaEvents.sweep();
    assertThat(written.total(Metric.TOKEN_REFRESHES, "our_fault")).isEqualTo(before + 1);
  }

  @Test
  void grant_that_would_die_of_disuse_is_kept_alive_and_no_other() {
    idleGrants.keepAlive();
    expire();
    idleGrants.keepAlive();
    assertThat(refreshes()).as("it lives for months yet").isZero();

    age(row -> row.refreshExpiresAt = clock.instant().plus(Duration.ofDays(29)));
    idleGrants.keepAlive();
    idleGrants.keepAlive();

    assertThat(refreshes()).isEqualTo(1);
    assertThat(connections.of(workspace).refreshExpiresAt())
        .isAfter(clock.instant().plus(Duration.ofDays(90)));
  }

  @Test
  void grant_of_which_nobody_knows_when_it_dies_is_kept_alive_too() {
    expire();
    age(row -> row.refreshExpiresAt = null);

    idleGrants.keepAlive();

    assertThat(connections.of(workspace).refreshExpiresAt()).isNotNull();
  }

  @Test
  void however_many_grants_cannot_be_helped_the_others_are_kept_alive() {
    List<String> bad = IntStream.range(0, 25).mapToObj(i -> Workspaces.fresh()).toList();
    bad.forEach(this::enterUnreadable);
    expire();
    age(row -> row.refreshExpiresAt = clock.instant().plus(Duration.ofDays(29)));

    idleGrants.keepAlive();

    assertThat(refreshes()).isEqualTo(1);
    bad.forEach(register::strikeOut);
  }

  @Test
  void grant_that_could_not_be_kept_alive_is_left_alone_for_an_hour() {
    expire();
    age(row -> row.refreshExpiresAt = clock.instant().plus(Duration.ofDays(29)));
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.status(503, FaultAction.Body.HTML)).operation("token"));

    idleGrants.keepAlive();
    age(row -> row.refreshingUntil = null);
    idleGrants.keepAlive();
    assertThat(refreshes()).isEqualTo(1);

    age(row -> row.keptAliveAt = clock.instant().minus(Duration.ofMinutes(61)));
    idleGrants.keepAlive();
    assertThat(refreshes()).isEqualTo(2);
  }

  @Test
  void connection_of_the_other_environment_is_none_here() {
    age(row -> row.environment = "production");

    assertThat(connections.of(workspace)).isEqualTo(Connection.none(workspace, "sandbox"));
    assertThatThrownBy(tokens::current).isInstanceOf(ConnectionBroken.class);
    expire();
    age(row -> row.refreshExpiresAt = clock.instant().plus(Duration.ofDays(29)));
    idleGrants.keepAlive();
    disconnecting.disconnect(workspace);

    assertThat(simulator.log().all()).isEmpty();
    age(row -> assertThat(row.refreshToken).as("kept for its own environment").isNotNull());
    age(row -> row.environment = "sandbox");
  }

  @Test
  void token_is_not_to_be_had_after_a_disconnect() {
    disconnecting.disconnect(workspace);

    assertThatThrownBy(tokens::current).isInstanceOf(ConnectionBroken.class);
  }

  @Test
  void disconnect_during_a_refresh_wins() {
    StoredTokens seen = store.read(workspace);
    disconnecting.disconnect(workspace);
    Grant late = new Grant("late", "late", clock.instant(), Duration.ofHours(1), null, null);

    assertThat(store.keep(workspace, seen.version(), late)).isFalse();
    assertThat(connections.of(workspace).status()).isEqualTo(Status.DISCONNECTED);
  }

  @Test
  void grant_that_came_too_late_for_a_disconnect_is_given_back() throws Exception {
    expire();
    simulator
        .faults()
        .add(FaultRule.once(FaultAction.slow(Duration.ofSeconds(2))).operation("token"));
    try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
      Future<String> refreshing = elsewhere.submit(tokens::current);
      Awaitility.await().until(() -> refreshing());
      QuarkusTransaction.requiringNew().run(() -> register.strikeOut(workspace));

      assertThatThrownBy(refreshing::get).hasCauseInstanceOf(ConnectionBroken.class);
    }

    assertThat(simulator.log().all())
        .anySatisfy(
            request -> {
              assertThat(request.call().operation()).isEqualTo("revoke");
              assertThat(request.status()).isEqualTo(200);
            });
  }

  @Test
  void token_is_not_to_be_had_inside_a_transaction() {
    assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(tokens::current))
        .hasRootCauseInstanceOf(InvalidTransactionException.class);
  }

  @Test
  void company_that_shuts_us_out_breaks_the_connection_to_it_alone() {
    connections.broken(workspace, "another-realm", "Another company shut us out.");
    assertThat(connections.of(workspace).status()).isEqualTo(Status.CONNECTED);

    connections.broken(workspace, realmId, "The company shut us out.");

    assertThat(connections.of(workspace).status()).isEqualTo(Status.ERROR);
    assertThat(connections.of(workspace).lastError()).isEqualTo("The company shut us out.");
  }

  private boolean refreshing() {
    return QuarkusTransaction.requiringNew()
        .call(() -> ConnectionRow.of(workspace).orElseThrow().refreshingBy != null);
  }

  /** A connection whose tokens no key opens and whose grant dies before all others. */
  private void enterUnreadable(String id) {
    register.prepare(id);
    register.enter(
        id,
        "ada",
        new CompanyProfile("realm-" + id, "A company", "USD"),
        new Grant("a", "r", clock.instant(), Duration.ZERO, clock.instant(), null));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              ConnectionRow row = ConnectionRow.locked(id).orElseThrow();
              row.accessToken = new byte[] {1};
              row.refreshToken = new byte[] {1};
            });
  }

  private void expire() {
    Instant past = clock.instant().minusSeconds(1);
    age(
        row -> {
          row.accessRefreshAt = past;
          row.accessExpiresAt = past;
        });
  }

  private void age(Consumer<ConnectionRow> change) {
    QuarkusTransaction.requiringNew()
        .run(() -> change.accept(ConnectionRow.locked(workspace).orElseThrow()));
  }

  private long refreshes() {
    return simulator.log().all().stream()
        .filter(request -> request.call().operation().equals("token"))
        .count();
  }

  private static List<String> all(Callable<String> asking)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(MANY)) {
      List<Future<String>> answers =
          threads.invokeAll(IntStream.range(0, MANY).mapToObj(i -> asking).toList());
      List<String> given = new ArrayList<>();
      for (Future<String> answer : answers) {
        given.add(answer.get());
      }
      return given;
    }
  }
}
