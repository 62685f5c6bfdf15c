package com.taskip.quickbooks.http;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Status;
import com.taskip.quickbooks.settings.Readiness;
import com.taskip.quickbooks.sync.HealthFigures;
import java.time.Instant;
import java.util.List;

/**
 * A workspace's connection as its people see it.
 *
 * @param statusCode 0 disconnected, 1 connected, 2 error
 * @param lastError why it broke, in a sentence
 * @param warnings what a person should still do
 * @param health three figures that show trouble before anybody misses a record
 */
public record ConnectionAnswer(
    String status,
    int statusCode,
    String realmId,
    String companyName,
    String environment,
    Instant connectedAt,
    String connectedBy,
    String lastError,
    List<String> warnings,
    Ready ready,
    Health health) {

  /** What can sync as things stand. */
  public record Ready(boolean contacts, boolean invoices, boolean payments) {}

  /**
   * How syncing fares.
   *
   * @param lastLookAt when QuickBooks was last looked at for payments; null before the first time
   * @param oldestPendingAt since when the oldest item waits that is not synced; null when none does
   * @param deadLetters how many rows were given up because QuickBooks could not be reached
   */
  public record Health(Instant lastLookAt, Instant oldestPendingAt, long deadLetters) {}

  static ConnectionAnswer of(Connection connection, Readiness readiness, HealthFigures figures) {
    // After a disconnect we still know the company, to go on where we were; but none is connected.
    boolean none = connection.status() == Status.DISCONNECTED;
    return new ConnectionAnswer(
        connection.status().wireName(),
        connection.status().code(),
        none ? null : connection.realmId(),
        none ? null : connection.companyName(),
        connection.environment(),
        none ? null : connection.connectedAt(),
        none ? null : connection.connectedBy(),
        connection.lastError(),
        readiness.warnings(),
        new Ready(readiness.contacts(), readiness.invoices(), readiness.payments()),
        new Health(
            none ? null : figures.lastLookAt(), figures.oldestPendingAt(), figures.deadLetters()));
  }
}
