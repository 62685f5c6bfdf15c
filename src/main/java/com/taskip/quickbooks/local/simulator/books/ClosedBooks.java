package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.LocalDate;

/** Keeps transactions out of a closed period. */
final class ClosedBooks {

  private ClosedBooks() {}

  static void check(Draft books, ObjectNode transaction) {
    LocalDate day = LocalDate.parse(Json.text(transaction, "TxnDate"));
    books
        .booksClosedOn()
        .filter(closed -> !day.isAfter(closed))
        .ifPresent(
            closed -> {
              throw BusinessFault.booksClosed();
            });
  }
}
