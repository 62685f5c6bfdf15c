package com.taskip.quickbooks.local;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.FileSystemException;

/**
 * Why a run on one machine cannot start: one sentence on stderr, exit code 1, no stack trace.
 * Before the application that is {@code Main}'s doing, after it Quarkus prints this kind of
 * exception so.
 */
final class LocalRefusal {

  private LocalRefusal() {}

  static ConfigurationException because(String sentence) {
    return new ConfigurationException("taskip-quickbooks cannot start: " + sentence);
  }

  static ConfigurationException badSetting(String name, String value, String wanted) {
    return because("%s is \"%s\", but has to be %s.".formatted(name, value, wanted));
  }

  static ConfigurationException portTaken(int port, String setting) {
    return because(
        "port %d is taken by another program; set %s to a free one.".formatted(port, setting));
  }

  static ConfigurationException dataDirectory(Object dir, Exception cause) {
    String reason =
        cause instanceof FileSystemException file && file.getReason() != null
            ? " (" + file.getReason() + ")"
            : "";
    return because(
        "it cannot keep its data in %s%s; free some room or set LOCAL_DATA_DIR to a directory it may write to."
            .formatted(dir, reason));
  }
}
