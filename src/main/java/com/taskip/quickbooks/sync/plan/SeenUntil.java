package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.quickbooks.Found;
import com.taskip.quickbooks.quickbooks.view.InvoiceView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/** Up to when a look saw everything, so that the next one need not see it again. */
public final class SeenUntil {

  /** More than our clock and QuickBooks' differ by, unless one of them is broken. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private SeenUntil() {}

  /**
   * When QuickBooks began to answer, by its own clock: that one stamps the changes, and ours may be
   * ahead of it. An answer that does not say when has seen its newest invoice at least. Never far
   * ahead of our own time: a clock that ran wild once would hide all payments until that day comes.
   *
   * @param ours what we take for now
   * @return null when nothing can be said
   */
  public static Instant of(Found answer, Instant ours) {
    Instant theirs = answer.at() == null ? newest(answer) : answer.at();
    Instant latest = ours.plus(CLOCKS_DIFFER);
    return theirs != null && theirs.isAfter(latest) ? latest : theirs;
  }

  private static Instant newest(Found answer) {
    return answer.rows().stream()
        .map(row -> InvoiceView.of(row).lastUpdated())
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
