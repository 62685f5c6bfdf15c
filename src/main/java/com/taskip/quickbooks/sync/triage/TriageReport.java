package com.taskip.quickbooks.sync.triage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What lies in the dead-letter queue, by cause, and what is done with it.
 *
 * @param applied whether it was done; otherwise nothing was changed
 * @param messages how many were looked at
 * @param more whether there are more than one turn looks at
 */
@RegisterForReflection
public record TriageReport(boolean applied, int messages, boolean more, List<Cause> causes) {
  private static final int MOST_NAMED = 10;

  /**
   * All that lies there for one reason.
   *
   * @param treatment drop, redrive or hold
   * @param messages how many name such; one that names several things counts for each of their
   *     causes
   * @param rows how many jobs and notices
   * @param workspaces some of those concerned
   * @param ids some of the messages, where they are held
   */
  @RegisterForReflection
  public record Cause(
      String treatment,
      String cause,
      String why,
      long messages,
      long rows,
      List<String> workspaces,
      List<String> ids) {}

  /** Sums up findings, those first that need somebody. */
  public static TriageReport of(
      boolean applied, int messages, boolean more, List<Finding> findings) {
    List<Cause> causes =
        findings.stream().collect(Collectors.groupingBy(Finding::verdict)).entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<Verdict, List<Finding>>, Treatment>comparing(
                        cause -> cause.getKey().treatment())
                    .reversed()
                    .thenComparing(cause -> cause.getKey().cause()))
            .map(cause -> cause(cause.getKey(), cause.getValue()))
            .toList();
    return new TriageReport(applied, messages, more, causes);
  }

  private static Cause cause(Verdict verdict, List<Finding> findings) {
    List<String> ids = findings.stream().map(Finding::messageId).distinct().toList();
    return new Cause(
        verdict.treatment().wireName(),
        verdict.cause(),
        verdict.why(),
        ids.size(),
        findings.stream().map(Finding::row).filter(Objects::nonNull).distinct().count(),
        some(
            findings.stream()
                .map(Finding::workspaceId)
                .filter(Objects::nonNull)
                .distinct()
                .toList()),
        verdict.treatment() == Treatment.HOLD ? some(ids) : List.of());
  }

  private static List<String> some(List<String> all) {
    return all.subList(0, Math.min(all.size(), MOST_NAMED));
  }
}
