package com.taskip.quickbooks.quickbooks.fault;

import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns whatever QuickBooks answered instead of doing it into one {@link Fault}; never fails. */
public final class Faults {
  private static final String STALE = "5010";

  private Faults() {}

  /** The fault in a body that says no: JSON in either spelling, XML, HTML, or nothing at all. */
  public static Fault of(int status, byte[] body, String intuitTid) {
    return of(status, inBody(body).orElse(FaultReport.SILENT), intuitTid);
  }

  /** The fault of an answer whose report was already found. */
  public static Fault of(int status, FaultReport report, String intuitTid) {
    List<Complaint> complaints = report.complaints();
    if (complaints.isEmpty()) {
      return silent(status, report.type(), intuitTid);
    }
    Complaint gravest =
        complaints.stream()
            .filter(complaint -> kind(status, report.type(), complaint) == FaultKind.PERMANENT)
            .findFirst()
            .orElse(complaints.getFirst());
    return new Fault(
        kind(status, report.type(), gravest),
        gravest.code(),
        gravest.message() == null ? sentence(status) : Mask.text(gravest.message()),
        detail(complaints),
        intuitTid,
        status);
  }

  /** No answer came, or none that can be relied on. */
  public static Fault unanswered(String sentence, int status, String intuitTid) {
    return new Fault(FaultKind.PASSING, null, sentence, null, intuitTid, status);
  }

  private static Fault silent(int status, String type, String intuitTid) {
    FaultKind kind =
        type.equals("AuthorizationFault") ? FaultKind.AUTHORIZATION : FaultStatus.kind(status);
    return new Fault(kind, null, sentence(status), null, intuitTid, status);
  }

  private static FaultKind kind(int status, String type, Complaint complaint) {
    if (status == 429 || complaint.code() == null) {
      return FaultStatus.kind(status);
    }
    return FaultCodes.kind(status, type, complaint);
  }

  private static String detail(List<Complaint> complaints) {
    String joined =
        complaints.stream()
            .map(Faults::detail)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining("; "));
    return joined.isEmpty() ? null : joined;
  }

  private static String detail(Complaint complaint) {
    if (STALE.equals(complaint.code())) {
      // QuickBooks names the other person here, in the company's language: nothing of it is kept.
      return "Someone changed this in QuickBooks at the same time.";
    }
    String detail = Mask.text(complaint.detail());
    String element = Mask.text(complaint.element());
    if (detail == null || element == null || detail.contains(element)) {
      return detail == null ? element : detail;
    }
    return detail + " (" + element + ")";
  }

  private static String sentence(int status) {
    return "QuickBooks answered with HTTP status " + status + " and no explanation.";
  }

  private static Optional<FaultReport> inBody(byte[] body) {
    if (body == null || body.length == 0) {
      return Optional.empty();
    }
    try {
      return JsonFaults.in(QuickBooksJson.MAPPER.readTree(body));
    } catch (IOException notJson) {
      return XmlFaults.in(body);
    }
  }
}
