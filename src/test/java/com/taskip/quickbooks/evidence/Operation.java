package com.taskip.quickbooks.evidence;

import static com.taskip.quickbooks.evidence.Point.AFTER_READING_QUICKBOOKS;
import static com.taskip.quickbooks.evidence.Point.BEFORE_THE_REFRESH;
import static com.taskip.quickbooks.evidence.Point.HANDING_BACK;
import static com.taskip.quickbooks.evidence.Point.ON_RECEIPT;
import static com.taskip.quickbooks.evidence.Point.PAID_NOT_COMMITTED;
import static com.taskip.quickbooks.evidence.Point.REFRESHED_NOT_STORED;
import static com.taskip.quickbooks.evidence.Point.REFRESH_STORED;
import static com.taskip.quickbooks.evidence.Point.SETTLED_NOT_DELETED;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** What the product is doing while it is killed. */
enum Operation {
  CUSTOMER_CREATE(without(Point.PUSH, AFTER_READING_QUICKBOOKS), t -> {}, Trial::newContact),
  CUSTOMER_UPDATE(
      without(Point.PUSH, AFTER_READING_QUICKBOOKS), Trial::contactThere, Trial::changeContact),
  INVOICE_CREATE(
      without(Point.PUSH, AFTER_READING_QUICKBOOKS), Trial::contactThere, Trial::newInvoice),
  INVOICE_UPDATE(Point.PUSH, Trial::invoiceThere, Trial::changeInvoice),
  INVOICE_VOID(Point.PUSH, Trial::newInvoiceThere, Trial::voidInvoice),
  /** Thirty invoices that wait for one contact go out in one request once it is there. */
  BATCH_OF_30(
      without(Point.PUSH, AFTER_READING_QUICKBOOKS), Trial::thirtyInvoicesWait, Trial::newContact),
  PAYMENT(Point.PUSH, Trial::newInvoiceThere, Trial::newPayment),
  CREDIT_MEMO(
      without(Point.PUSH, AFTER_READING_QUICKBOOKS), Trial::contactThere, Trial::newCreditMemo),
  REFUND(without(Point.PUSH, AFTER_READING_QUICKBOOKS), Trial::contactThere, Trial::newRefund),
  /** A person asks for all that was imported: contacts, then their invoices. */
  PAGE_OF_A_RUN(
      with(
          without(Point.PUSH, AFTER_READING_QUICKBOOKS),
          Point.PAGE_NOT_COMMITTED,
          Point.BETWEEN_PAGES),
      Trial::imported,
      Trial::syncAll),
  TOKEN_REFRESH(
      EnumSet.of(BEFORE_THE_REFRESH, REFRESHED_NOT_STORED, REFRESH_STORED),
      Trial::contactThere,
      Trial::changeContactWithExpiredTokens),
  /** Intuit says that a payment was recorded. */
  PULL(
      EnumSet.of(
          Point.BEFORE_THE_JOB_ROW,
          Point.BEFORE_THE_WAKE_UP,
          Point.BEFORE_THE_CALLER_HEARS,
          ON_RECEIPT,
          Point.AFTER_THE_CLAIM,
          AFTER_READING_QUICKBOOKS,
          PAID_NOT_COMMITTED,
          Point.SETTLED_NOT_WOKEN,
          SETTLED_NOT_DELETED,
          HANDING_BACK,
          Point.BETWEEN_PAGES),
      Trial::newInvoiceThere,
      Trial::payInQuickBooks),
  /** Taskip is told that an invoice was paid. */
  TASKIP_WEBHOOK(
      EnumSet.of(
          ON_RECEIPT,
          Point.AFTER_THE_CLAIM,
          Point.COMMITTED_UNANSWERED,
          Point.ANSWERED_NOT_STORED,
          SETTLED_NOT_DELETED,
          HANDING_BACK,
          Point.BURIED_NOT_SETTLED),
      Trial::newInvoiceThere,
      Trial::payInQuickBooks);

  private final Set<Point> points;
  private final Consumer<Trial> before;
  private final Consumer<Trial> change;

  Operation(Set<Point> points, Consumer<Trial> before, Consumer<Trial> change) {
    this.points = points;
    this.before = before;
    this.change = change;
  }

  /** What has to be there first; done in peace. */
  void prepare(Trial trial) {
    before.accept(trial);
  }

  /** The change in the midst of which the process is killed. */
  void act(Trial trial) {
    change.accept(trial);
  }

  /** Where it can be killed. */
  Set<Point> points() {
    return points;
  }

  /**
   * Which passage of a point belongs to the operation itself: the contact that a batch waits for
   * takes the same way before it, as does the planning of a run before its work, and the pull
   * before what Taskip is told of it.
   */
  int passage(Point point) {
    return switch (this) {
      case BATCH_OF_30, PAGE_OF_A_RUN ->
          Point.ON_THE_WAY.contains(point) && point != Point.COMMITTED_UNANSWERED ? 2 : 1;
      case TASKIP_WEBHOOK -> point == ON_RECEIPT || point == SETTLED_NOT_DELETED ? 2 : 1;
      default -> 1;
    };
  }

  /** The name on the command line. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Set<Point> with(Set<Point> points, Point... others) {
    EnumSet<Point> more = EnumSet.copyOf(points);
    more.addAll(List.of(others));
    return more;
  }

  private static Set<Point> without(Set<Point> points, Point point) {
    EnumSet<Point> fewer = EnumSet.copyOf(points);
    fewer.remove(point);
    return fewer;
  }
}
