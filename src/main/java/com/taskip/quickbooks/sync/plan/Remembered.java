package com.taskip.quickbooks.sync.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is kept of QuickBooks' answer beside its Id and token.
 *
 * @param total the document's total there; null where there is none
 * @param open whether the pull has to watch it until it has seen it paid
 * @param voided whether it stands voided there
 * @param answered what stands there that a person may change: the essence of a document's lines, a
 *     customer's billing address; null where there is none
 * @param warnings what a person should know of the answer
 */
public record Remembered(
    BigDecimal total, boolean open, boolean voided, String answered, List<SyncWarning> warnings) {

  /** Of what has no money in it: no more than what a person may change. */
  public static Remembered only(String answered) {
    return new Remembered(null, false, false, answered, List.of());
  }
}
