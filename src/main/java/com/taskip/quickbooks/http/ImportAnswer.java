package com.taskip.quickbooks.http;

import com.taskip.quickbooks.FieldError;
import java.util.List;

/**
 * What became of the lines of an import; each line counts once.
 *
 * @param accepted lines that were kept and said something new
 * @param unchanged lines that said what was known already
 * @param rejected lines that were not kept
 */
public record ImportAnswer(int accepted, int unchanged, List<Rejected> rejected) {

  /**
   * A line that was not kept.
   *
   * @param line its number in the body, from 1
   * @param id the record's id; null when the line has none that can be read
   */
  public record Rejected(int line, String id, List<FieldError> errors) {}
}
