package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import com.taskip.quickbooks.quickbooks.budget.ReadForecast;
import com.taskip.quickbooks.quickbooks.budget.ReadMeter;
import com.taskip.quickbooks.sync.OpenInvoices.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sees to it that the reads which Intuit allows in a month last until its end. A fifth of them is
 * not for looking: writes, and people at the settings page, read too.
 */
@ApplicationScoped
class ReadBudget {
  /** By how much a tick may come early without a company losing its turn to the next one. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  private static final int A_MONTH_AND_A_WEEK = 38;
  private static final Logger LOG = Logger.getLogger(ReadBudget.class);

  private final ReadMeter meter;
  private final QuickBooksConfig config;
  private final Metrics metrics;
  private final Clock clock;

  ReadBudget(ReadMeter meter, QuickBooksConfig config, Metrics metrics, Clock clock) {
    this.meter = meter;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** Those that are looked into with this tick: all, unless reads run short. */
  List<Waiting> share(List<Waiting> waiting) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    meter.forgetBefore(today.minusYears(1));
    ReadForecast forecast = ReadForecast.of(meter.since(today.minusDays(A_MONTH_AND_A_WEEK)), now);
    int patient = (int) waiting.stream().filter(Waiting::canWait).count();
    Duration spacing =
        LookPace.of(
            waiting.size() - patient,
            patient,
            config.readsPerMonth() / 5 * 4 - forecast.used(),
            forecast.left());
    metrics.gauge(Metric.METERED_READS_FORECAST, forecast.month());
    metrics.gauge(Metric.LOOKS_SLOWED, spacing.isZero() ? 0 : patient);
    if (!spacing.isZero()) {
      LOG.warnf(
          "event=looks_slowed workspaces=%d spacing=%s reads=%d forecast=%d allowed=%d",
          patient, spacing, forecast.used(), forecast.month(), config.readsPerMonth());
    }
    Instant before = now.minus(spacing).plus(EARLY);
    return waiting.stream()
        .filter(
            each ->
                spacing.isZero()
                    || !each.canWait()
                    || each.lookedAt() == null
                    || each.lookedAt().isBefore(before))
        .toList();
  }
}
