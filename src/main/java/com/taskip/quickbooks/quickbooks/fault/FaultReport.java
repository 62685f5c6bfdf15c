package com.taskip.quickbooks.quickbooks.fault;

import java.util.List;

/**
 * A fault as it was found in an answer.
 *
 * @param type for example {@code ValidationFault} or {@code AUTHENTICATION}; empty when not said
 * @param complaints possibly none
 */
public record FaultReport(String type, List<Complaint> complaints) {

  /** What is known of an answer that says no without a word of explanation. */
  static final FaultReport SILENT = new FaultReport("", List.of());
}
