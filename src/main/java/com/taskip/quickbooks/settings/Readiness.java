package com.taskip.quickbooks.settings;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What can sync as things stand, and what a person should still do.
 *
 * @param warnings sentences for a person
 */
public record Readiness(
    boolean contacts, boolean invoices, boolean payments, List<String> warnings) {

  /** Intuit itself tells its customers of the end of a grant that long before. */
  private static final Duration NOTICE = Duration.ofDays(30);

  private static final Duration URGENT = Duration.ofDays(7);

  /** Idle access is renewed from 30 days before its end on: by then it has failed for two weeks. */
  private static final Duration DYING = Duration.ofDays(16);

  static Readiness of(Connection connection, StoredSettings stored, Instant now) {
    SyncSettings settings = held(connection, stored);
    boolean connected = connection.connected();
    return new Readiness(
        connected,
        connected && settings.defaultItemId() != null,
        connected && settings.defaultDepositAccountId() != null,
        warnings(connection, stored, now));
  }

  private static List<String> warnings(Connection connection, StoredSettings stored, Instant now) {
    List<String> warnings = new ArrayList<>();
    SyncSettings settings = held(connection, stored);
    if (connection.status() == Status.DISCONNECTED) {
      warnings.add("Connect to QuickBooks before anything can sync");
    }
    if (connection.status() == Status.ERROR) {
      warnings.add("Reconnect to QuickBooks before anything can sync");
    }
    if (settings.defaultItemId() == null) {
      warnings.add("Set a Default Item before invoices can sync");
    }
    if (settings.defaultDepositAccountId() == null) {
      warnings.add("Set a Default Deposit Account before payments can sync");
    }
    if (connection.connected() && stored.belongToAnotherThan(connection.realmId())) {
      warnings.add(
          "The settings were made for another QuickBooks company: choose its items, tax codes and"
              + " accounts again");
    }
    if (connection.arAccountRefused()) {
      warnings.add(
          "QuickBooks refused the A/R Account of the settings: invoices go out without it. Clear"
              + " it, or choose another");
    }
    if (connection.connected() && connection.subscriptionEnded()) {
      warnings.add(
          "QuickBooks takes no changes because its subscription has ended or is unpaid: renew it,"
              + " then click Retry on a failed row");
    }
    if (connection.connected()) {
      warnings.addAll(ends(connection, now));
    }
    return List.copyOf(warnings);
  }

  /** A grant ends five years after it was given, and its refresh token dies of disuse before. */
  private static List<String> ends(Connection connection, Instant now) {
    List<String> warnings = new ArrayList<>();
    if (within(URGENT, connection.grantExpiresAt(), now)) {
      warnings.add(
          "Nothing will sync after %s, when Intuit ends this connection: disconnect and connect again"
                  .formatted(day(connection.grantExpiresAt()))
              + " now");
    } else if (within(NOTICE, connection.grantExpiresAt(), now)) {
      warnings.add(
          "Intuit ends this connection on %s: disconnect and connect again before then"
              .formatted(day(connection.grantExpiresAt())));
    }
    if (within(DYING, connection.refreshExpiresAt(), now)) {
      warnings.add(
          "Taskip could not renew its access to QuickBooks for weeks, and it ends on %s: disconnect"
                  .formatted(day(connection.refreshExpiresAt()))
              + " and connect again before then");
    }
    return warnings;
  }

  private static boolean within(Duration notice, Instant end, Instant now) {
    return end != null && end.minus(notice).isBefore(now);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static SyncSettings held(Connection connection, StoredSettings stored) {
    return connection.connected() ? stored.in(connection.realmId()) : stored.settings();
  }
}
