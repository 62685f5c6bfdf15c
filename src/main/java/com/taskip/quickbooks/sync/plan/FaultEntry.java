package com.taskip.quickbooks.sync.plan;

import java.util.List;

/**
 * One kind of fault of QuickBooks, in words for a person.
 *
 * @param code our own stable word for it
 * @param quickbooksCodes the codes that mean it; none when it goes by something else than a code
 * @param sentence what happened
 * @param cause why that happens
 * @param help one sentence: what to do now
 * @param quoted whether QuickBooks' own (masked) words help a person beside ours
 */
public record FaultEntry(
    String code,
    List<String> quickbooksCodes,
    String sentence,
    String cause,
    String help,
    boolean quoted) {

  /** A fault whose details matter to a person: QuickBooks' words are shown. */
  static FaultEntry quoting(
      String code, String quickbooksCodes, String sentence, String cause, String help) {
    return new FaultEntry(code, codes(quickbooksCodes), sentence, cause, help, true);
  }

  /** A fault of which QuickBooks' words say nothing that a person could use. */
  static FaultEntry plain(
      String code, String quickbooksCodes, String sentence, String cause, String help) {
    return new FaultEntry(code, codes(quickbooksCodes), sentence, cause, help, false);
  }

  private static List<String> codes(String blankSeparated) {
    return blankSeparated.isEmpty() ? List.of() : List.of(blankSeparated.split(" "));
  }
}
