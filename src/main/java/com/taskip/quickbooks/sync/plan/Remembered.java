package com.taskip.quickbooks.sync.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is kept of QuickBooks' answer beside its Id and token.
 *
 * @param total the document's total there; null where there is none
 * @param open whether the pull has to watch it until it has seen it paid
 * @param voided whether it stands voided there
 * @param answered the essence of its lines, to see later whether a person changed them; null
 *     without lines
 * @param warnings what a person should know of the answer
 */
public record Remembered(
    BigDecimal total, boolean open, boolean voided, String answered, List<SyncWarning> warnings) {

  /** For what has no money in it. */
  public static final Remembered NOTHING = new Remembered(null, false, false, null, List.of());
}
