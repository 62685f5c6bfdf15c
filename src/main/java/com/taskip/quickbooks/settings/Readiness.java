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
    if (connection.connected() && endsSoon(connection, now)) {
      warnings.add(
          "Intuit ends this connection on "
              + LocalDate.ofInstant(connection.grantExpiresAt(), ZoneOffset.UTC)
              + ": disconnect and connect again before then");
    }
    return List.copyOf(warnings);
  }

  private static SyncSettings held(Connection connection, StoredSettings stored) {
    return connection.connected() ? stored.in(connection.realmId()) : stored.settings();
  }

  private static boolean endsSoon(Connection connection, Instant now) {
    return connection.grantExpiresAt() != null
        && connection.grantExpiresAt().minus(NOTICE).isBefore(now);
  }
}
