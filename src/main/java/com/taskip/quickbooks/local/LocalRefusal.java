package com.taskip.quickbooks.local;

import io.quarkus.runtime.PreventFurtherStepsException;

/** Why a run on one machine cannot start: one sentence on stderr, exit code 1, no stack trace. */
final class LocalRefusal {

  private LocalRefusal() {}

  static PreventFurtherStepsException because(String sentence) {
    return new PreventFurtherStepsException("taskip-quickbooks cannot start: " + sentence, 1);
  }

  static PreventFurtherStepsException badSetting(String name, String value, String wanted) {
    return because("%s is \"%s\", but has to be %s.".formatted(name, value, wanted));
  }

  static PreventFurtherStepsException portTaken(int port, String setting) {
    return because(
        "port %d is taken by another program; set %s to a free one.".formatted(port, setting));
  }

  static PreventFurtherStepsException dataDirectory(Object dir, Exception cause) {
    return because(
        "it cannot keep its data in %s (%s); free some room or set LOCAL_DATA_DIR to a directory it may write to."
            .formatted(dir, cause.getMessage()));
  }
}
