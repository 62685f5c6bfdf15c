package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;

/**
 * Enters connections and strikes them out. Each method is one transaction, so that a crash leaves a
 * workspace either as it was or wholly changed.
 */
@ApplicationScoped
@Transactional
class CompanyRegister {
  private static final Logger LOG = Logger.getLogger(CompanyRegister.class);

  private final EntityManager ledger;
  private final QuickBooksConfig intuit;
  private final ConnectionConfig config;
  private final TokenCipher cipher;
  private final Clock clock;
  private final Event<Connected> connected;
  private final Event<Disconnected> disconnected;

  CompanyRegister(
      EntityManager ledger,
      QuickBooksConfig intuit,
      ConnectionConfig config,
      TokenCipher cipher,
      Clock clock,
      Event<Connected> connected,
      Event<Disconnected> disconnected) {
    this.ledger = ledger;
    this.intuit = intuit;
    this.config = config;
    this.cipher = cipher;
    this.clock = clock;
    this.connected = connected;
    this.disconnected = disconnected;
  }

  /** Makes sure that the workspace has a row to lock later, however many ask at once. */
  void prepare(String workspaceId) {
    ledger
        .createNativeQuery(
            """
            insert into connection (workspace_id, status, environment)
            values (:workspace, 0, :environment) on conflict do nothing
            """)
        .setParameter("workspace", workspaceId)
        .setParameter("environment", intuit.environment())
        .executeUpdate();
  }

  /** Refuses a company that cannot be connected anyway, before anything is asked of Intuit. */
  void check(String workspaceId, String realmId) {
    ConnectionRow.of(workspaceId)
        .filter(row -> row.in(intuit.environment()))
        .ifPresent(row -> refuseSecondCompany(row, realmId));
    long elsewhere =
        ConnectionRow.count(
            "realmId = ?1 and environment = ?2 and status <> ?3 and workspaceId <> ?4",
            realmId,
            intuit.environment(),
            Status.DISCONNECTED,
            workspaceId);
    if (elsewhere > 0) {
      throw taken();
    }
  }

  /**
   * The newest authorization of a company wins over an earlier one of the same workspace. A broken
   * connection to another company, or one of the other environment, ends as by a disconnect.
   */
  Entered enter(String workspaceId, String userId, CompanyProfile company, Grant grant) {
    ConnectionRow row = ConnectionRow.locked(workspaceId).orElseThrow();
    boolean here = row.in(intuit.environment());
    if (here) {
      refuseSecondCompany(row, company.realmId());
    }
    boolean sameCompany = here && company.realmId().equals(row.realmId);
    Optional<LeftGrant> left = Optional.empty();
    if (!sameCompany) {
      left = strikeOut(row).filter(it -> here);
      row.arAccountRefused = false;
      row.subscriptionEnded = false;
    }
    // A connection that only broke goes on where it was: what changed meanwhile is not "older".
    if (row.status == Status.DISCONNECTED || !sameCompany) {
      row.connectedAt = clock.instant();
    }
    row.status = Status.CONNECTED;
    row.realmId = company.realmId();
    row.companyName = company.name();
    row.homeCurrency = company.homeCurrency();
    row.environment = intuit.environment();
    row.connectedBy = userId;
    row.lastError = null;
    row.keep(grant, cipher, config);
    flushOrTaken();
    connected.fire(new Connected(workspaceId, row.realmId, row.connectedAt, sameCompany));
    LOG.infof(
        "event=connected workspace=%s realm=%s same_company=%s",
        workspaceId, row.realmId, sameCompany);
    return new Entered(row.toConnection(), left);
  }

  /**
   * Erases the tokens; links and history stay.
   *
   * @return the refresh token to revoke, if there was one that can still be read
   */
  Optional<String> strikeOut(String workspaceId) {
    return ConnectionRow.locked(workspaceId)
        .filter(row -> row.in(intuit.environment()))
        .flatMap(this::strikeOut)
        .map(LeftGrant::refreshToken);
  }

  private Optional<LeftGrant> strikeOut(ConnectionRow row) {
    if (row.status == Status.DISCONNECTED) {
      return Optional.empty();
    }
    Optional<LeftGrant> left = readable(row);
    row.status = Status.DISCONNECTED;
    row.lastError = null;
    row.eraseTokens();
    disconnected.fire(new Disconnected(row.workspaceId, row.realmId));
    LOG.infof("event=disconnected workspace=%s realm=%s", row.workspaceId, row.realmId);
    return left;
  }

  private Optional<LeftGrant> readable(ConnectionRow row) {
    try {
      String token = cipher.open(row.workspaceId, row.tokenKeyId, row.refreshToken);
      return Optional.of(new LeftGrant(row.realmId, token));
    } catch (TokenUnavailable keyIsGone) {
      LOG.warnf("event=revoke_impossible workspace=%s", row.workspaceId);
      return Optional.empty();
    }
  }

  private void flushOrTaken() {
    try {
      ledger.flush();
    } catch (ConstraintViolationException violated) {
      if ("connection_company".equals(violated.getConstraintName())) {
        throw taken();
      }
      throw violated;
    }
  }

  private static void refuseSecondCompany(ConnectionRow row, String realmId) {
    if (row.status == Status.CONNECTED && !row.connectedTo(realmId)) {
      throw alreadyConnected();
    }
  }

  static Refusal alreadyConnected() {
    return Refusal.conflict(
        "already_connected",
        "This workspace is connected to a QuickBooks company. Disconnect it before connecting"
            + " another.");
  }

  private static Refusal taken() {
    return Refusal.conflict(
        "company_taken",
        "This QuickBooks company is connected to another workspace. Disconnect it there first.");
  }
}
