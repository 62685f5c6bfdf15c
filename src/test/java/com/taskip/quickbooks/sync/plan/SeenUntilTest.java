package com.taskip.quickbooks.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Found;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenUntilTest {
  private static final Instant OURS = Instant.parse("2026-11-22T09:00:00Z");

  @Test
  void it_is_quickbooks_own_time_whether_ours_is_ahead_or_a_little_behind() {
    Instant hourAgo = OURS.minus(Duration.ofHours(1));
    assertThat(SeenUntil.of(new Found(List.of(), hourAgo), OURS)).isEqualTo(hourAgo);
    Instant ahead = OURS.plusSeconds(90);
    assertThat(SeenUntil.of(new Found(List.of(), ahead), OURS)).isEqualTo(ahead);
  }

  @Test
  void an_answer_without_a_time_has_seen_its_newest_invoice() {
    Found answer =
        new Found(
            List.of(
                changed("2026-11-22T00:10:00-08:00"),
                changed("2026-11-22T00:30:00-08:00"),
                QuickBooksJson.object()),
            null);
    assertThat(SeenUntil.of(answer, OURS)).isEqualTo("2026-11-22T08:30:00Z");
  }

  @Test
  void an_answer_without_a_time_and_without_an_invoice_says_nothing() {
    assertThat(SeenUntil.of(new Found(List.of(), null), OURS)).isNull();
  }

  @Test
  void a_clock_that_runs_wild_does_not_hide_payments_until_that_day() {
    Instant nextYear = OURS.plus(Duration.ofDays(365));
    assertThat(SeenUntil.of(new Found(List.of(), nextYear), OURS))
        .isBefore(OURS.plus(Duration.ofMinutes(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T23:59:59-08:00, 2026-11-22",
    "2026-11-23T00:00:00-08:00, 2026-11-23",
    "2026-07-01T23:59:59-07:00, 2026-07-01",
    // The same moment, written otherwise.
    "2026-11-23T07:59:59Z, 2026-11-22",
  })
  void an_invoice_was_paid_on_the_day_that_quickbooks_says(String lastUpdated, LocalDate day) {
    assertThat(PaidOn.of(changed(lastUpdated), OURS)).isEqualTo(day);
  }

  @Test
  void an_invoice_that_does_not_say_when_was_paid_on_the_day_it_was_seen() {
    assertThat(PaidOn.of(QuickBooksJson.object(), OURS)).isEqualTo("2026-11-22");
  }

  private static ObjectNode changed(String lastUpdated) {
    ObjectNode invoice = QuickBooksJson.object();
    invoice.putObject("MetaData").put("LastUpdatedTime", lastUpdated);
    return invoice;
  }
}
