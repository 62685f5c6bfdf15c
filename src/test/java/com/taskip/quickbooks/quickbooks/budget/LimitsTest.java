package com.taskip.quickbooks.quickbooks.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.quickbooks.Priority;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void bulk_uses_at_least_95_percent_of_what_intuit_allows() {
    assertThat(new Limits(10, 500, 40).of(Priority.BULK)).isEqualTo(new Limits(9, 475, 39));
    assertThat(new Limits(10, 500, 120).of(Priority.BULK)).isEqualTo(new Limits(9, 475, 119));
  }

  @Test
  void live_changes_use_all_of_it() {
    assertThat(new Limits(10, 500, 40).of(Priority.LIVE)).isEqualTo(new Limits(10, 500, 40));
  }

  @Property
  void whatever_is_configured_bulk_gets_some_and_never_more_than_live(
      @ForAll @IntRange(min = 1, max = 2000) int limit) {
    Limits bulk = new Limits(limit, limit, limit).of(Priority.BULK);
    assertThat(bulk.atOnce()).isBetween(1, Math.max(1, limit - 1));
    assertThat(bulk.perMinute()).isBetween(1, Math.max(1, limit - 1));
    assertThat(bulk.batchesPerMinute()).isBetween(1, Math.max(1, limit - 1));
  }
}
