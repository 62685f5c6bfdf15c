package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.record.TaskipRecord;
import java.util.regex.Pattern;

/** The setting Default Deposit Account: where payments go, and what refunds are paid from. */
public final class DepositAccount {
  /** There is none: what needs one goes on by itself once it is set. */
  public static final String MISSING = "deposit_account_missing";

  /** QuickBooks does not take the one that is set. */
  public static final String REFUSED = "deposit_account_refused";

  /** Only the text tells: QuickBooks has 6000 for everything, and 2500 for any reference. */
  private static final Pattern ABOUT_IT =
      Pattern.compile("different type of account|: Accounts? ", Pattern.CASE_INSENSITIVE);

  private DepositAccount() {}

  static SyncError missing(TaskipRecord record) {
    String what = Words.of(record);
    return SyncError.ours(
        MISSING,
        "No Default Deposit Account is set, so the %s was not sent to QuickBooks.".formatted(what),
        "Set a Default Deposit Account in Settings; the %s follows by itself then."
            .formatted(what));
  }

  static boolean isRefused(Fault fault) {
    if (fault == null || fault.code() == null) {
      return false;
    }
    return switch (fault.code()) {
      case "6430" -> true;
      case "6000", "2500" -> ABOUT_IT.matcher(fault.message() + " : " + fault.detail()).find();
      default -> false;
    };
  }

  static SyncError refused(Fault fault) {
    return new SyncError(
        REFUSED,
        "QuickBooks does not take the Default Deposit Account for this: it has to be an active Bank"
            + " or Other Current Asset account.",
        fault.code(),
        fault.intuitTid(),
        "Choose another Default Deposit Account in Settings; this goes on by itself then.");
  }
}
