package com.taskip.quickbooks.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.quickbooks.webhook.Change;
import com.taskip.quickbooks.quickbooks.webhook.Change.Kind;
import com.taskip.quickbooks.sync.plan.WorthALook.Known;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorthALookTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final Known OPEN = new Known(true, NOW.minusSeconds(3600));
  private static final Known CLOSED = new Known(false, NOW.minusSeconds(3600));

  @ParameterizedTest
  @CsvSource({
    // A payment of somebody else's making may pay any invoice.
    "payment, CREATED, none, true",
    "payment, UPDATED, none, true",
    "payment, OTHER, none, true",
    // Ours was settled when it was made, until a person changes it.
    "payment, CREATED, closed, false",
    "payment, UPDATED, closed, true",
    // What takes money away pays nothing, and what is paid already is not touched again.
    "payment, VOIDED, none, false",
    "payment, DELETED, closed, false",
    "payment, MERGED, none, false",
    "payment, EMAILED, none, false",
    // An invoice that is nobody's here, or paid, is not waited for.
    "invoice, UPDATED, none, false",
    "invoice, UPDATED, closed, false",
    "invoice, UPDATED, open, true",
    "invoice, OTHER, open, true",
    "invoice, CREATED, open, false",
    "invoice, VOIDED, open, false",
    "invoice, DELETED, open, false",
    "invoice, EMAILED, open, false",
    // Everything else is nobody's business.
    "customer, UPDATED, closed, false",
    "creditmemo, CREATED, none, false",
    "bill, CREATED, none, false",
  })
  void a_look_is_worth_its_price_only_where_an_invoice_may_have_been_paid(
      String entity, Kind kind, String ours, boolean worth) {
    Known known =
        switch (ours) {
          case "open" -> OPEN;
          case "closed" -> CLOSED;
          default -> null;
        };
    assertThat(WorthALook.is(change(entity, kind, NOW), known, null)).isEqualTo(worth);
  }

  @Test
  void what_was_seen_already_is_not_looked_at_again() {
    Change payment = change("payment", Kind.CREATED, NOW);
    assertThat(WorthALook.is(payment, null, NOW.plusSeconds(60))).isFalse();
    assertThat(WorthALook.is(payment, null, NOW.minusSeconds(60))).isTrue();
  }

  @Test
  void a_change_that_an_answer_of_the_same_moment_may_have_missed_is_looked_at() {
    Change payment = change("payment", Kind.CREATED, NOW);
    assertThat(WorthALook.is(payment, null, NOW.plusSeconds(3))).isTrue();
  }

  @Test
  void a_change_that_does_not_say_when_is_looked_at() {
    assertThat(WorthALook.is(change("payment", Kind.CREATED, null), null, NOW)).isTrue();
    assertThat(WorthALook.is(change("invoice", Kind.UPDATED, null), OPEN, NOW)).isTrue();
  }

  @Test
  void the_echo_of_our_own_update_is_not_looked_at() {
    Known justWritten = new Known(true, NOW);
    Change echo = change("invoice", Kind.UPDATED, NOW.minus(Duration.ofSeconds(1)));
    assertThat(WorthALook.is(echo, justWritten, null)).isFalse();
  }

  private static Change change(String entity, Kind kind, Instant at) {
    return new Change("1", entity, "7", kind, at);
  }
}
