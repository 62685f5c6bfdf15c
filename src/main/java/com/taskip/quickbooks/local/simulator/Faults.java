package com.taskip.quickbooks.local.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The faults that are waiting for their request. Safe for use by many threads. */
public final class Faults {

  private static final long SEED = 20_261_122;

  private final List<FaultRule> rules = new ArrayList<>();
  private Random random = new Random(SEED);

  /** Adds a rule; of several that match the oldest acts. */
  public synchronized void add(FaultRule rule) {
    rules.add(rule);
  }

  /** Removes all rules and starts the series of chances again. */
  public synchronized void clear() {
    rules.clear();
    random = new Random(SEED);
  }

  /** The rules that are still waiting. */
  public synchronized List<FaultRule> waiting() {
    return List.copyOf(rules);
  }

  /**
   * What is to happen to this call, if anything; counts as having happened.
   *
   * @param sent the body of the request
   */
  public synchronized Optional<FaultAction> take(Call call, String sent) {
    for (int i = 0; i < rules.size(); i++) {
      FaultRule rule = rules.get(i);
      if (rule.matches(call, sent) && random.nextDouble() < rule.probability()) {
        if (rule.times() == 1) {
          rules.remove(i);
        } else if (rule.times() > 1) {
          rules.set(i, rule.times(rule.times() - 1));
        }
        return Optional.of(rule.action());
      }
    }
    return Optional.empty();
  }
}
