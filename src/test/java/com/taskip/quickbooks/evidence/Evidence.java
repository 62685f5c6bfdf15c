package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a run came to, kept for the page that {@link EvidencePage} makes of it, and judged. */
final class Evidence {
  private static final Path BASELINE = Path.of("infra", "evidence", "baseline.properties");

  private Evidence() {}

  /** Whether everything is to be run, or the sample that every build can afford. */
  static boolean full() {
    return "full".equals(System.getProperty("evidence"));
  }

  /**
   * Keeps figures under the name of their subject; fails when anything went wrong, or when a figure
   * is worse than it was.
   *
   * @param violations what went wrong, in sentences
   */
  static void judge(String subject, Map<String, ?> figures, List<?> violations) {
    ObjectNode kept = Workspace.JSON.valueToTree(figures);
    kept.put("violations", violations.size());
    kept.put("minute", minute());
    try {
      Files.createDirectories(Product.WORK);
      Files.writeString(Product.WORK.resolve(subject + ".json"), kept.toPrettyString());
      System.out.println(subject + ": " + kept);
      assertThat(violations).as(subject).isEmpty();
      assertThat(Baseline.read(BASELINE).complaints(subject, kept)).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the whole run, which is one process. */
  private static long minute() {
    return TimeUnit.MILLISECONDS.toMinutes(ManagementFactory.getRuntimeMXBean().getUptime());
  }
}
