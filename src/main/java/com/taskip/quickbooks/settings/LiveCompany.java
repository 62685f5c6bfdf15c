package com.taskip.quickbooks.settings;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.connection.AccessTokens;
import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.ConnectionBroken;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.Status;
import com.taskip.quickbooks.connection.TokenUnavailable;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.InTime;
import com.taskip.quickbooks.quickbooks.QuickBooksFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/**
 * Asks a workspace's company while a person waits, and says in a person's words what went wrong.
 */
@ApplicationScoped
class LiveCompany {
  /** Leaves API Gateway's 29 seconds some for all the rest. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String SHUT_OUT =
      "QuickBooks no longer lets Taskip into this company. Reconnect QuickBooks to go on syncing.";

  private final Connections connections;
  private final SettingsStore settings;
  private final AccessTokens tokens;

  LiveCompany(Connections connections, SettingsStore settings, AccessTokens tokens) {
    this.connections = connections;
    this.settings = settings;
    this.tokens = tokens;
  }

  /**
   * The company's answer.
   *
   * @throws Refusal {@code not_connected}, {@code quickbooks_unavailable} when trying again may
   *     help, {@code quickbooks_refused} when it will not
   */
  <T> T ask(String workspaceId, Function<Company, T> question) {
    Connection connection = connections.of(workspaceId);
    if (!connection.connected()) {
      throw notConnected(
          connection.status() == Status.ERROR
              ? connection.lastError()
              : "This workspace is not connected to QuickBooks. Connect it first.");
    }
    Company company =
        new Company(
            connection.realmId(), settings.of(workspaceId).minorVersion(), tokens.of(workspaceId));
    try {
      return InTime.ask(PATIENCE, () -> question.apply(company));
    } catch (ConnectionBroken broken) {
      throw notConnected(broken.getMessage());
    } catch (TokenUnavailable passing) {
      throw unavailable(passing.getMessage());
    } catch (QuickBooksFailed failed) {
      throw refusal(connection, failed.fault());
    }
  }

  private Refusal refusal(Connection connection, Fault fault) {
    return switch (fault.kind()) {
      case THROTTLED, PASSING ->
          unavailable("QuickBooks did not answer as it should. Try again in a minute.");
      case AUTHENTICATION, AUTHORIZATION -> {
        connections.broken(connection.workspaceId(), connection.realmId(), SHUT_OUT);
        yield notConnected(SHUT_OUT);
      }
      case PERMANENT ->
          Refusal.of(
              Refusal.Kind.UPSTREAM,
              "quickbooks_refused",
              "QuickBooks refused to answer: " + fault.message());
    };
  }

  private static Refusal notConnected(String sentence) {
    return Refusal.conflict("not_connected", sentence);
  }

  private static Refusal unavailable(String sentence) {
    return Refusal.of(Refusal.Kind.UNAVAILABLE, "quickbooks_unavailable", sentence);
  }
}
