package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.quickbooks.fault.BusinessText;
import com.taskip.quickbooks.quickbooks.fault.FaultGroup;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a fault of QuickBooks means for a person. What a code is about, and whether it passes, is
 * QuickBooks' side of it and stands in {@link FaultGroup}; a test holds the two complete.
 */
public final class FaultCatalogue {
  private static final String BUSINESS_VALIDATION = "6000";

  private static final Map<String, FaultEntry> BY_CODE =
      Stream.concat(CompanyFaults.ALL.stream(), RecordFaults.ALL.stream())
          .flatMap(entry -> entry.quickbooksCodes().stream().map(code -> Map.entry(code, entry)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private FaultCatalogue() {}

  /** The end of an attempt that QuickBooks refused or did not answer. */
  public static Decision decide(Fault fault) {
    return new Decision.Fail(error(fault), passing(fault));
  }

  /** Whether the same attempt may succeed later without anybody doing anything. */
  public static boolean passing(Fault fault) {
    return fault.kind() == FaultKind.PASSING || fault.kind() == FaultKind.THROTTLED;
  }

  /** Whether QuickBooks' no is about what was to be written; see {@link FaultGroup}. */
  public static boolean isAboutTheContent(Fault fault) {
    return fault.kind() == FaultKind.PERMANENT && FaultGroup.of(fault.code()).aboutTheContent();
  }

  /** The fault as a row shows it: our words, and QuickBooks' own (masked) where they help. */
  public static SyncError error(Fault fault) {
    FaultEntry entry = of(fault);
    String message = entry.quoted() ? entry.sentence() + words(fault) : entry.sentence();
    return new SyncError(entry.code(), message, fault.code(), fault.intuitTid(), entry.help());
  }

  /** The entry of a fault: by its text, else by its code, else by what kind of fault it is. */
  static FaultEntry of(Fault fault) {
    if (BUSINESS_VALIDATION.equals(fault.code())) {
      return BusinessText.in(fault.message(), fault.detail())
          .map(BusinessFaults::of)
          .orElse(RecordFaults.REFUSED);
    }
    FaultEntry known = fault.code() == null ? null : BY_CODE.get(fault.code());
    boolean byStatus =
        fault.kind() == FaultKind.PASSING
            && FaultGroup.of(fault.code()).kind() == FaultKind.PERMANENT;
    return known == null || byStatus ? byKind(fault.kind()) : known;
  }

  private static FaultEntry byKind(FaultKind kind) {
    return switch (kind) {
      case THROTTLED -> CompanyFaults.THROTTLED;
      case PASSING -> CompanyFaults.UNAVAILABLE;
      case PERMANENT -> RecordFaults.REFUSED;
      case AUTHENTICATION, AUTHORIZATION -> CompanyFaults.TOKEN;
    };
  }

  private static String words(Fault fault) {
    if (fault.code() == null) {
      return fault.message() == null ? "" : " " + fault.message();
    }
    boolean detailed = fault.detail() != null && !fault.detail().isBlank();
    return " QuickBooks says: " + (detailed ? fault.detail() : fault.message());
  }
}
