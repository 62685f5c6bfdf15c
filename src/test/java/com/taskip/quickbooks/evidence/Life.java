package com.taskip.quickbooks.evidence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * The seeds whose trials share a process, and its death. Which seeds belong together does not
 * depend on where one begins to count: where the recovery is killed too, it is also for a seed that
 * is run alone.
 */
record Life(long number, List<Long> seeds) {

  /**
   * The lives of these seeds.
   *
   * @param most how many seeds share one at most
   */
  static List<Life> of(long first, long last, int most) {
    return LongStream.rangeClosed(first, last)
        .boxed()
        .collect(groupingBy(seed -> Math.floorDiv(seed - 1, most), TreeMap::new, toList()))
        .entrySet()
        .stream()
        .map(life -> new Life(life.getKey(), life.getValue()))
        .toList();
  }

  /** What befalls all of its seeds together, since they share the process. */
  SplittableRandom chance() {
    return new SplittableRandom(number);
  }

  @Override
  public String toString() {
    return seeds.size() == 1
        ? "seed " + seeds.getFirst()
        : "seeds %d to %d".formatted(seeds.getFirst(), seeds.getLast());
  }
}
