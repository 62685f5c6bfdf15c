package com.taskip.quickbooks.evidence;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Calls of one workspace's Taskip that nobody has answered yet: repeated until somebody does. */
final class Calls {

  /** A call that can be repeated. */
  interface Call {
    CompletableFuture<HttpResponse<String>> by(Product product);
  }

  private final Consumer<String> complaints;
  private final Map<String, Call> unanswered = new LinkedHashMap<>();

  /** Those of them that nobody is going to answer any more, until they are made again. */
  private final Set<String> inVain = new HashSet<>();

  private volatile Product product;

  /**
   * @param complaints is told, in a sentence, of an answer that there should not have been
   */
  Calls(Consumer<String> complaints) {
    this.complaints = complaints;
  }

  /** The process that is called. */
  Product product() {
    return product;
  }

  /** The process that is called from now on; whatever another one left unanswered it is asked. */
  synchronized void to(Product next) {
    product = next;
    inVain.addAll(unanswered.keySet());
  }

  /** Calls, and takes the place of an earlier call of this name. */
  void make(String name, Call call) {
    synchronized (this) {
      unanswered.put(name, call);
    }
    send(name, call);
  }

  private void send(String name, Call call) {
    Product asked = product;
    call.by(asked).whenComplete((answer, broken) -> ended(name, call, asked, answer));
  }

  private void ended(String name, Call call, Product asked, HttpResponse<String> answer) {
    int status = answer == null ? 0 : answer.statusCode();
    // Whoever repeats a click that had been heard is told that it is being worked on.
    boolean heard = status / 100 == 2 || status == 409;
    if (answer != null && !heard) {
      complaints.accept("%s: %d %s".formatted(name, status, answer.body()));
    }
    synchronized (this) {
      if (heard) {
        unanswered.remove(name, call);
      } else if (asked == product && (answer == null || status >= 500)) {
        inVain.add(name);
      }
    }
  }

  /** As Taskip does: what broke off or did not work just then is asked for again. */
  void again() {
    List<Map.Entry<String, Call>> again;
    synchronized (this) {
      again =
          unanswered.entrySet().stream()
              .filter(call -> inVain.contains(call.getKey()))
              .map(Map.Entry::copyOf)
              .toList();
      inVain.clear();
    }
    again.forEach(call -> send(call.getKey(), call.getValue()));
  }

  /** Whether everybody who called has an answer. */
  synchronized boolean answered() {
    return unanswered.isEmpty();
  }

  @Override
  public synchronized String toString() {
    return unanswered.keySet().toString();
  }
}
