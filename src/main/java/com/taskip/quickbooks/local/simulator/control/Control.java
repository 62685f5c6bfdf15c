package com.taskip.quickbooks.local.simulator.control;

import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;

/** The control calls under {@code /simulator}. */
public final class Control {

  private final QuickBooksSimulator simulator;

  /** Controls this simulator. */
  public Control(QuickBooksSimulator simulator) {
    this.simulator = simulator;
  }

  /** Answers one call. */
  public Answer handle(Request request) {
    return Answer.text(404, "no " + simulator.url() + request.path());
  }
}
