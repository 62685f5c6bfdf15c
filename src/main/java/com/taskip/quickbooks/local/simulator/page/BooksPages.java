package com.taskip.quickbooks.local.simulator.page;

import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;

/** The accountant's pages. */
public final class BooksPages {

  private final QuickBooksSimulator simulator;

  /** Pages of this simulator. */
  public BooksPages(QuickBooksSimulator simulator) {
    this.simulator = simulator;
  }

  /** Answers one request. */
  public Answer handle(Request request) {
    return Answer.text(404, "no " + simulator.url() + request.path());
  }
}
