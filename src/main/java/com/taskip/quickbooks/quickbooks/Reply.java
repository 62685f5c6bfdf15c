package com.taskip.quickbooks.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;

/** What a request came to, whether it read or wrote. */
sealed interface Reply {

  /** A 2xx with a JSON object that holds no fault. */
  record Good(ObjectNode tree, String intuitTid) implements Reply {}

  /** QuickBooks said no, or nothing that can be understood. */
  record Bad(Fault fault) implements Reply {}

  /** Throttled, by QuickBooks or by our own budget; nothing was done. */
  record Later(Fault fault, Instant notBefore) implements Reply {}

  /** The word for it in metrics: {@code none}, {@code unanswered}, or the kind of fault. */
  default String faultWord() {
    return switch (this) {
      case Good good -> "none";
      case Bad bad -> word(bad.fault());
      case Later later -> word(later.fault());
    };
  }

  private static String word(Fault fault) {
    return fault.httpStatus() == 0 ? "unanswered" : fault.kind().name().toLowerCase(Locale.ROOT);
  }
}
