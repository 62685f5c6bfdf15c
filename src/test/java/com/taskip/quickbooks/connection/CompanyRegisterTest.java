package com.taskip.quickbooks.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompanyRegisterTest {
  private static final String ADA = "ada";

  @Inject CompanyRegister register;
  @Inject Connections connections;
  @Inject Clock clock;
  @Inject Listener listener;

  private final String workspace = Workspaces.fresh();
  private final String another = Workspaces.fresh();
  private final String realmId = "realm-" + UUID.randomUUID();

  @BeforeEach
  void prepare() {
    register.prepare(workspace);
    register.prepare(another);
  }

  @AfterEach
  void leaveNoConnectionForThePull() {
    register.strikeOut(workspace);
    register.strikeOut(another);
  }

  @Test
  void of_two_workspaces_that_come_for_one_company_at_once_the_second_is_told() {
    register.check(workspace, realmId);
    register.check(another, realmId);
    enter(workspace, realmId);

    assertThatThrownBy(() -> enter(another, realmId))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("company_taken"));

    assertThat(connections.of(another)).isEqualTo(Connection.none(another, "sandbox"));
    assertThat(connections.of(workspace).realmId()).isEqualTo(realmId);
  }

  @Test
  void company_stays_taken_while_its_connection_is_broken() {
    enter(workspace, realmId);
    connections.broken(workspace, realmId, "It broke.");

    assertThatThrownBy(() -> register.check(another, realmId))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("company_taken"));
  }

  @Test
  void connecting_that_fails_half_way_leaves_the_workspace_as_it_was() {
    listener.failFor.add(workspace);

    assertThatThrownBy(() -> enter(workspace, realmId)).hasMessage("An observer failed");

    assertThat(connections.of(workspace)).isEqualTo(Connection.none(workspace, "sandbox"));
  }

  @Test
  void others_hear_whether_it_is_the_same_company_again() {
    enter(workspace, realmId);
    register.strikeOut(workspace);
    enter(workspace, realmId);
    register.strikeOut(workspace);
    enter(workspace, realmId + "-2");

    assertThat(listener.heard)
        .filteredOn(event -> event.workspaceId().equals(workspace))
        .extracting(Connected::sameCompany)
        .containsExactly(false, true, false);
  }

  @Test
  void company_in_the_place_of_a_broken_one_ends_that_as_a_disconnect_does() {
    enter(workspace, realmId);
    connections.broken(workspace, realmId, "It broke.");

    Entered entered = entered(workspace, realmId + "-2");

    assertThat(entered.left()).contains(new LeftGrant(realmId, "refresh"));
    assertThat(listener.gone).contains(new Disconnected(workspace, realmId));
  }

  @Test
  void connection_of_the_other_environment_gives_way_without_a_word_to_intuit() {
    enter(workspace, realmId);
    QuarkusTransaction.requiringNew()
        .run(() -> ConnectionRow.locked(workspace).orElseThrow().environment = "production");

    register.check(workspace, realmId + "-2");
    Entered entered = entered(workspace, realmId + "-2");

    assertThat(entered.left()).isEmpty();
    assertThat(entered.connection().environment()).isEqualTo("sandbox");
  }

  private Connection enter(String workspaceId, String realm) {
    return entered(workspaceId, realm).connection();
  }

  private Entered entered(String workspaceId, String realm) {
    return register.enter(
        workspaceId,
        ADA,
        new CompanyProfile(realm, "A company", "USD"),
        new Grant("access", "refresh", clock.instant(), Duration.ofHours(1), null, null));
  }

  /** Another room that takes part in the transaction. */
  @Singleton
  static class Listener {
    final List<Connected> heard = new CopyOnWriteArrayList<>();
    final List<Disconnected> gone = new CopyOnWriteArrayList<>();
    final Set<String> failFor = ConcurrentHashMap.newKeySet();

    void disconnected(@Observes Disconnected event) {
      gone.add(event);
    }

    void connected(@Observes Connected event) {
      heard.add(event);
      if (failFor.contains(event.workspaceId())) {
        throw new IllegalStateException("An observer failed");
      }
    }
  }
}
