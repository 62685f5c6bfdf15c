package com.taskip.quickbooks.quickbooks.fault;

import com.taskip.quickbooks.quickbooks.FaultKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each of QuickBooks' codes is about: the one table of them. Sources: Intuit's error-code page
 * and recorded answers, as of November 2026.
 */
public enum FaultGroup {
  /** The access token: expired, revoked or malformed. */
  TOKEN(
      FaultKind.AUTHENTICATION,
      "3200 3202 100 101 102 103 104 105 106 107 108 109 110 111 112 113 114 "
          + "115 116 117 118 119 120"),

  /** The app may not act for this company. */
  SHUT_OUT(FaultKind.AUTHORIZATION, "3100"),

  /** The user who connected, or the company's plan, does not allow it. */
  NOT_ALLOWED(FaultKind.PERMANENT, "5020 5030"),

  /** Too many requests. */
  THROTTLED(FaultKind.THROTTLED, "3001"),

  /** Not done, for a reason that goes away: the company is being moved, a query failed. */
  BUSY(FaultKind.PASSING, "130 4002"),

  /** It may have been done: still under way under the same request id, or failed half way. */
  INTERRUPTED(FaultKind.PASSING, "600 10000 10100"),

  /** The company is locked out or under maintenance, which takes longer than a minute. */
  AWAY(FaultKind.PASSING, "140 150"),

  /** The state of the company: its subscription ended, it is being reset. */
  COMPANY(FaultKind.PERMANENT, "6190 10200"),

  /** We asked in a wrong way: no such address, too big a batch, a query that cannot be read. */
  WRONG_CALL(FaultKind.PERMANENT, "500 1040 4000 4001"),

  /** We sent what QuickBooks does not know: a member, a form of request id. */
  WRONG_FORM(FaultKind.PERMANENT, "2010 2130"),

  /** What was to be written, or something that it refers to. */
  RECORD(
      FaultKind.PERMANENT,
      "610 620 630 800 2020 2030 2040 2050 2060 2070 2090 2170 2210 2220 2250 "
          + "2290 2500 5010 6000 6070 6080 6090 6100 6140 6160 6170 6200 6210 6230 "
          + "6240 6250 6420 6430 6440 6450 6470 6480 6540"),

  /** A code that nobody has told us of, or none. */
  UNKNOWN(FaultKind.PERMANENT, "");

  private static final Map<String, FaultGroup> BY_CODE =
      Arrays.stream(values())
          .flatMap(group -> group.codes.stream().map(code -> Map.entry(code, group)))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final FaultKind kind;
  private final List<String> codes;

  FaultGroup(FaultKind kind, String blankSeparatedCodes) {
    this.kind = kind;
    this.codes =
        blankSeparatedCodes.isEmpty() ? List.of() : List.of(blankSeparatedCodes.split(" "));
  }

  /**
   * The group of a code without leading zeros; a code that is not in the table goes by its range,
   * where Intuit keeps to ranges.
   */
  public static FaultGroup of(String code) {
    if (code == null) {
      return UNKNOWN;
    }
    FaultGroup known = BY_CODE.get(code);
    if (known != null) {
      return known;
    }
    if (code.matches("32\\d\\d")) {
      return TOKEN;
    }
    return code.matches("[26]\\d{3}") ? RECORD : UNKNOWN;
  }

  /** Every code in the table. */
  public static Stream<String> allCodes() {
    return Arrays.stream(values()).map(group -> group.codes).flatMap(List::stream);
  }

  /** What a code of this group means, unless its text or the HTTP status says otherwise. */
  public FaultKind kind() {
    return kind;
  }

  /** Whether it was this service that made the mistake, so that nobody else can put it right. */
  public boolean ours() {
    return this == WRONG_CALL || this == WRONG_FORM;
  }

  /** Whether it lasts for longer than the usual wait before a retry. */
  public boolean lasting() {
    return this == AWAY;
  }

  /** Whether it would be the same for any other record of the company. */
  public boolean aboutTheCompany() {
    return this == COMPANY || this == NOT_ALLOWED;
  }

  /**
   * Whether a refusal of this group is about what was to be written, and not about the caller, the
   * company or the moment: then the very same request was not carried out before either.
   */
  public boolean aboutTheContent() {
    return this == RECORD || this == WRONG_FORM;
  }
}
