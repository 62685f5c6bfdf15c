package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {

  @Test
  void every_seed_lives_once() {
    assertThat(Life.of(1, 100, 4).stream().flatMap(life -> life.seeds().stream()))
        .hasSize(100)
        .doesNotHaveDuplicates();
    assertThat(Life.of(3, 6, 4))
        .extracting(Life::seeds)
        .isEqualTo(List.of(List.of(3L, 4L), List.of(5L, 6L)));
  }

  @Test
  void a_seed_that_is_run_alone_is_killed_as_often_as_among_the_others() {
    Life alone = Life.of(17, 17, 4).getFirst();
    Life among =
        Life.of(1, 100, 4).stream()
            .filter(life -> life.seeds().contains(17L))
            .findFirst()
            .orElseThrow();
    assertThat(alone.seeds()).containsExactly(17L);
    assertThat(alone.chance().nextLong()).isEqualTo(among.chance().nextLong());
  }

  @Test
  void of_a_hundred_seeds_some_recoveries_are_killed_too() {
    assertThat(Life.of(1, 100, 4))
        .filteredOn(life -> life.chance().nextInt(3) == 0)
        .hasSizeBetween(4, 14);
  }
}
