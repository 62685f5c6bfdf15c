package com.taskip.quickbooks.local.simulator.api;

import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.ConnectionCut;
import com.taskip.quickbooks.local.simulator.http.Request;
import java.util.function.Supplier;

/**
 * How slowly a request is answered. A slow request is in progress all the while, as at Intuit: it
 * takes one of the places that a company has at once.
 *
 * @param before milliseconds before the work
 * @param after milliseconds between the work and the answer
 */
record Pace(long before, long after) {

  /** No header of a client's can be called so. */
  private static final String HEADER = "(pace)";

  private static final Pace USUAL = new Pace(0, 0);

  static Pace of(FaultAction action) {
    return switch (action.kind()) {
      case SLOW -> new Pace(action.millis(), 0);
      case LATE -> new Pace(0, action.millis());
      default -> USUAL;
    };
  }

  static Pace of(Request request) {
    return request.header(HEADER).map(Pace::read).orElse(USUAL);
  }

  private static Pace read(String header) {
    String[] parts = header.split(" ");
    return new Pace(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  Request on(Request request) {
    return request.with(HEADER, before + " " + after);
  }

  Answer keep(Supplier<Answer> work) {
    pause(before);
    Answer answer = work.get();
    pause(after);
    return answer;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionCut("while waiting");
    }
  }
}
