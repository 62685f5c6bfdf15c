package com.taskip.quickbooks.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Times things against each other: in turn and many times, so that whatever else keeps the machine
 * busy keeps it busy for all of them.
 */
final class Turns {
  private final Map<String, Callable<?>> things = new LinkedHashMap<>();
  private final Map<String, List<Double>> millis = new LinkedHashMap<>();

  Turns with(String name, Callable<?> thing) {
    things.put(name, thing);
    return this;
  }

  /** Each so many times; what is not counted goes before, to warm up. */
  Turns take(int uncounted, int counted) throws Exception {
    for (int round = -uncounted; round < counted; round++) {
      for (Map.Entry<String, Callable<?>> thing : things.entrySet()) {
        long started = System.nanoTime();
        thing.getValue().call();
        double took = (System.nanoTime() - started) / 1e6;
        if (round >= 0) {
          millis.computeIfAbsent(thing.getKey(), name -> new ArrayList<>()).add(took);
        }
      }
    }
    return this;
  }

  /** In milliseconds. */
  double median(String name) {
    return at(millis.get(name), 0.5);
  }

  double ratio(String name, String baseline) {
    return median(name) / median(baseline);
  }

  static double at(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
  }

  static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
