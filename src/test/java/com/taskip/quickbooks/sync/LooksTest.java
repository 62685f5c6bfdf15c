package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.sync.Looks.Turn;
import com.taskip.quickbooks.sync.OpenInvoices.Waiting;
import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose turn it is to look, and where the next look goes on. */
@QuarkusTest
class LooksTest {
  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-11-22T11:00:00Z");

  private static final Duration FAR = Duration.ofMinutes(5);

  @Inject Looks looks;

  private final String workspace = Workspaces.fresh();
  private final Shift shift = shift("realm");

  @Test
  void nobody_looks_unless_asked() {
    assertThat(looks.begin(shift)).isEmpty();
    tick();
    assertThat(looks.begin(shift)).isPresent();
  }

  @Test
  void one_look_answers_all_that_was_asked_before_it_began() {
    tick();
    tick();
    looks.ask(waiting(), Duration.ZERO);
    Turn turn = begun();
    assertThat(looks.end(shift, turn, TEN)).isEmpty();
    assertThat(looks.begin(shift)).isEmpty();
  }

  @Test
  void while_one_looks_nobody_else_does_and_a_tick_asks_for_no_other() {
    tick();
    begun();
    assertThat(looks.begin(shift)).isEmpty();
    assertThat(tick()).isEmpty();
  }

  @Test
  void what_happened_while_one_looks_is_looked_at_again() {
    tick();
    Turn turn = begun();
    looks.ask(waiting(), Duration.ZERO);
    assertThat(looks.end(shift, turn, TEN)).isPresent();
    assertThat(begun().seenUntil()).isEqualTo(TEN);
  }

  @Test
  void a_look_that_a_change_asked_for_keeps_its_distance_and_a_tick_does_not() {
    assertThat(looks.ask(waiting(), FAR)).isBeforeOrEqualTo(Instant.now());
    Turn first = begun();
    Instant due = looks.ask(waiting(), FAR);
    assertThat(due).isAfter(Instant.now().plusSeconds(60));
    assertThat(looks.end(shift, first, TEN)).contains(due);
    assertThat(looks.begin(shift)).isEmpty();
    tick();
    assertThat(looks.begin(shift)).isPresent();
  }

  @Test
  void a_look_that_saw_nothing_stays_due_and_goes_on_from_where_it_was() {
    tick();
    looks.end(shift, begun(), NINE);
    tick();
    Turn blind = begun();
    looks.giveUp(shift, blind);
    assertThat(begun().seenUntil()).isEqualTo(NINE);
  }

  @Test
  void where_the_next_look_goes_on_never_moves_back() {
    tick();
    looks.end(shift, begun(), TEN);
    tick();
    looks.end(shift, begun(), NINE);
    tick();
    Turn next = begun();
    assertThat(next.seenUntil()).isEqualTo(TEN);
    looks.end(shift, next, null);
    tick();
    assertThat(begun().seenUntil()).isEqualTo(TEN);
  }

  @Test
  void of_two_looks_at_once_the_one_that_ends_last_takes_nothing_back() {
    tick();
    looks.end(shift, begun(), NINE);
    tick();
    Turn slow = begun();
    looks.giveUp(shift, slow);
    looks.end(shift, begun(), ELEVEN);
    looks.end(shift, slow, TEN);
    tick();
    assertThat(begun().seenUntil()).isEqualTo(ELEVEN);
  }

  @Test
  void what_sends_the_next_look_back_is_not_forgotten_by_the_one_under_way() {
    tick();
    looks.end(shift, begun(), TEN);
    tick();
    Turn turn = begun();
    looks.lookAgainFrom(shift, NINE);
    looks.end(shift, turn, ELEVEN);
    tick();
    assertThat(begun().seenUntil()).isBefore(NINE);
  }

  @Test
  void each_company_has_its_own_place_to_go_on() {
    tick();
    looks.end(shift, begun(), TEN);
    Shift other = shift("another");
    looks.askInTurn(List.of(new Waiting(workspace, "another", null, null, false)));
    assertThat(looks.begin(other).orElseThrow().seenUntil()).isNull();
    tick();
    assertThat(begun().seenUntil()).isEqualTo(TEN);
  }

  private List<String> tick() {
    return looks.askInTurn(List.of(waiting()));
  }

  private Turn begun() {
    return looks.begin(shift).orElseThrow();
  }

  private Waiting waiting() {
    return new Waiting(workspace, "realm", null, null, false);
  }

  private Shift shift(String realm) {
    return new OneWorkspace(workspace, realm).shift();
  }
}
