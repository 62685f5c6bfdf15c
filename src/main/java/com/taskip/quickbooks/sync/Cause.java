package com.taskip.quickbooks.sync;

import java.util.Collection;
import java.util.List;

/**
 * Why rows ended that are to be opened again.
 *
 * @param statuses how they ended: any of these
 * @param codes of their errors: any of these; null for any at all
 * @param waitsFor what they failed for want of, as {@code kind:id}; null for anything or nothing
 */
record Cause(List<JobStatus> statuses, List<String> codes, List<String> waitsFor) {

  /** They failed or were skipped with one of these errors. */
  static Cause endedWith(List<String> codes) {
    return new Cause(List.of(JobStatus.FAILED, JobStatus.SKIPPED), codes, null);
  }

  /** They failed for want of one of these records. */
  static Cause waitedFor(Collection<String> records) {
    return new Cause(List.of(JobStatus.FAILED), null, List.copyOf(records));
  }
}
