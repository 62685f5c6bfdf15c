package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.quickbooks.webhook.Change;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a change in QuickBooks may have paid an invoice of ours. A look is a metered read, and
 * most of what the webhook tells is of no use: our own writes set it off too, and it repeats
 * itself. What is passed over wrongly is found by the next ten-minute look.
 */
public final class WorthALook {

  /** By how much the change must be older than an answer that is sure to have shown it. */
  private static final Duration SURELY = Duration.ofSeconds(5);

  private WorthALook() {}

  /**
   * The object of ours that a change is about.
   *
   * @param open whether it is an invoice that nobody has paid yet
   * @param writtenAt when we last wrote it, which told us how it stands
   */
  public record Known(boolean open, Instant writtenAt) {}

  /**
   * @param known null when the object belongs to none of our records
   * @param seenUntil everything that QuickBooks changed before was looked at; null when nothing was
   */
  public static boolean is(Change change, Known known, Instant seenUntil) {
    return switch (change.entity()) {
      case "payment" -> receives(change, known) && !before(change, seenUntil);
      case "invoice" -> settles(change, known) && !before(change, seenUntil);
      default -> false;
    };
  }

  /**
   * A payment that is new or was changed may pay any invoice of its customer: only a look tells.
   * One that we made was settled when it was made; one that was voided or deleted opens an invoice,
   * and what is paid already is not touched again.
   */
  private static boolean receives(Change change, Known known) {
    return switch (change.kind()) {
      case CREATED -> known == null;
      case UPDATED, OTHER -> true;
      case VOIDED, DELETED, MERGED, EMAILED -> false;
    };
  }

  /**
   * An invoice of ours that changed since we wrote it. A new one is not paid yet, and whatever pays
   * it is told of too; a void one was not paid.
   */
  private static boolean settles(Change change, Known known) {
    return switch (change.kind()) {
      case UPDATED, OTHER ->
          known != null
              && known.open()
              && (change.at() == null || change.at().isAfter(known.writtenAt()));
      case CREATED, VOIDED, DELETED, MERGED, EMAILED -> false;
    };
  }

  private static boolean before(Change change, Instant seenUntil) {
    return change.at() != null
        && seenUntil != null
        && change.at().isBefore(seenUntil.minus(SURELY));
  }
}
