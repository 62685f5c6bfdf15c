package com.taskip.quickbooks.metrics;

import java.util.List;
import software.amazon.cloudwatchlogs.emf.model.Unit;

/**
 * All that is measured. Alarms and dashboard of template.yaml name these; a test compares them.
 * Each combination of dimension values is a metric that costs money, so there are few.
 */
public enum Metric {
  /**
   * Attempts at jobs, by how they ended: {@code success}, {@code skipped}, {@code failed} (the
   * user's to mend), {@code given_up} (in the dead-letter queue), {@code again} (a passing
   * failure), {@code waiting} (not tried).
   */
  JOBS("Jobs", Unit.COUNT, "Outcome"),

  /** By how long the work that has waited longest is overdue, backlogs left out. */
  OLDEST_JOB_AGE("OldestJobAge", Unit.SECONDS),

  /** Rows that were due and that nobody had been woken for, or whose worker died. */
  ROWS_NOBODY_WOKE("RowsNobodyWoke", Unit.COUNT),

  /** What the ledger says lies in the dead-letter queue. */
  GIVEN_UP("GivenUp", Unit.COUNT),

  /**
   * Requests to the Accounting API by kind ({@code read}, {@code write}, {@code batch}) and by
   * fault ({@code none}, {@code unanswered}, or the kind of fault).
   */
  QUICKBOOKS_CALLS("QuickBooksCalls", Unit.COUNT, "Kind", "Fault"),

  /** The requests among these that Intuit meters: 500,000 a month for all workspaces together. */
  METERED_READS("MeteredReads", Unit.COUNT),

  /** What these will come to by the end of the month (UTC), if the rest of it is like last week. */
  METERED_READS_FORECAST("MeteredReadsForecast", Unit.COUNT),

  /** Workspaces that are looked into more seldom so that the month's reads last. */
  LOOKS_SLOWED("LooksSlowed", Unit.COUNT),

  /** Requests that could not be made or had no effect, {@code By} QuickBooks or our own budget. */
  THROTTLES("Throttles", Unit.COUNT, "By"),

  /** Renewals of access tokens, by outcome: {@code renewed}, or what Intuit's refusal means. */
  TOKEN_REFRESHES("TokenRefreshes", Unit.COUNT, "Outcome"),

  /** Attempts that failed by a mistake of ours, and work on messages that broke off. */
  MISTAKES("Mistakes", Unit.COUNT),

  /** Ticks that have asked for the pulls that were due. */
  PULL_TICKS("PullTicks", Unit.COUNT),

  /** Events of a kind that no function takes, and messages that are no wake-ups. */
  EVENTS_REFUSED("EventsRefused", Unit.COUNT);

  private final String wireName;
  private final Unit unit;
  private final List<String> dimensions;

  Metric(String wireName, Unit unit, String... dimensions) {
    this.wireName = wireName;
    this.unit = unit;
    this.dimensions = List.of(dimensions);
  }

  /** Its name in CloudWatch. */
  public String wireName() {
    return wireName;
  }

  Unit unit() {
    return unit;
  }

  /** What its values are told apart by, besides the function. */
  public List<String> dimensions() {
    return dimensions;
  }
}
