package com.taskip.quickbooks.http;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Status;
import com.taskip.quickbooks.settings.Readiness;
import java.time.Instant;
import java.util.List;

/**
 * A workspace's connection as its people see it.
 *
 * @param statusCode 0 disconnected, 1 connected, 2 error
 * @param lastError why it broke, in a sentence
 * @param warnings what a person should still do
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
    Ready ready) {

  /** What can sync as things stand. */
  public record Ready(boolean contacts, boolean invoices, boolean payments) {}

  static ConnectionAnswer of(Connection connection, Readiness readiness) {
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
        new Ready(readiness.contacts(), readiness.invoices(), readiness.payments()));
  }
}
