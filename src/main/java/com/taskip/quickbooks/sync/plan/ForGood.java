package com.taskip.quickbooks.sync.plan;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reasons to leave QuickBooks as it is that nothing takes back. */
public final class ForGood {
  /**
   * The codes of rows that were skipped and that no setting, connection or run opens again. What is
   * not named here is kept at hand, so that forgetting one costs room and nothing else.
   */
  public static final Set<String> SKIPPED =
      Stream.concat(
              Stream.of(Posting.CHANGED_AFTER_PUSH),
              Stream.of(
                      InvoiceErrors.draft(),
                      InvoiceErrors.neverPushed(),
                      InvoiceErrors.notOpen(InvoiceState.PAID),
                      InvoiceErrors.notOpen(InvoiceState.VOIDED),
                      PaymentErrors.nothingToPost(),
                      PaymentErrors.alreadyPaid())
                  .map(SyncError::code))
          .collect(Collectors.toUnmodifiableSet());

  private ForGood() {}
}
