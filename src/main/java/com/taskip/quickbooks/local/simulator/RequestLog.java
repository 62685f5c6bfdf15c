package com.taskip.quickbooks.local.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, oldest first. Safe for use by many threads. */
public final class RequestLog {

  private static final int MOST = 10_000;

  private final Deque<LoggedRequest> requests = new ArrayDeque<>();

  /** All that are remembered. */
  public synchronized List<LoggedRequest> all() {
    return List.copyOf(requests);
  }

  /** Those to the API of one company. */
  public List<LoggedRequest> of(String realmId) {
    return all().stream().filter(each -> each.call().realm().equals(realmId)).toList();
  }

  /** Forgets them. */
  public synchronized void clear() {
    requests.clear();
  }

  /** Adds one. */
  public synchronized void add(LoggedRequest request) {
    if (requests.size() == MOST) {
      requests.removeFirst();
    }
    requests.addLast(request);
  }
}
