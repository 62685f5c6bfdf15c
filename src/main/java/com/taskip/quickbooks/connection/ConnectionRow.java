package com.taskip.quickbooks.connection;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** A workspace's connection as it lies in the ledger. Everything that changes it locks it first. */
@Entity
@DynamicUpdate
@Table(name = "connection")
class ConnectionRow extends PanacheEntityBase {
  @Id String workspaceId;
  Status status = Status.DISCONNECTED;
  String realmId;
  String companyName;
  String environment;
  String homeCurrency;
  Instant connectedAt;
  String connectedBy;
  String lastError;
  byte[] accessToken;
  byte[] refreshToken;
  String tokenKeyId;
  Instant accessExpiresAt;
  Instant accessRefreshAt;
  Instant refreshExpiresAt;
  Instant grantExpiresAt;

  /** Raised by every change of the tokens: who saw an older one re-reads before acting. */
  long tokenVersion;

  Instant refreshingUntil;
  UUID refreshingBy;

  /** When {@link IdleGrants} last took it up. */
  Instant keptAliveAt;

  boolean arAccountRefused;
  boolean subscriptionEnded;

  static Optional<ConnectionRow> of(String workspaceId) {
    return findByIdOptional(workspaceId);
  }

  /** Held until the caller's transaction ends: whoever else wants to change it waits. */
  static Optional<ConnectionRow> locked(String workspaceId) {
    return findByIdOptional(workspaceId, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Nobody changes it until the caller's transaction ends; others may look at it like this too. */
  static Optional<ConnectionRow> shared(String workspaceId) {
    return findByIdOptional(workspaceId, LockModeType.PESSIMISTIC_READ);
  }

  /** Whether it is about that Intuit; rows of the other one count as no connection. */
  boolean in(String environment) {
    return environment.equals(this.environment);
  }

  boolean connectedTo(String realmId) {
    return status == Status.CONNECTED && realmId.equals(this.realmId);
  }

  boolean refreshedBySomeoneUntilAfter(Instant now) {
    return refreshingUntil != null && refreshingUntil.isAfter(now);
  }

  /** Puts the tokens in place of those before; ends a refresh that is going on. */
  void keep(Grant grant, TokenCipher cipher, ConnectionConfig config) {
    accessToken = cipher.seal(workspaceId, grant.accessToken());
    refreshToken = cipher.seal(workspaceId, grant.refreshToken());
    tokenKeyId = cipher.keyId();
    accessExpiresAt = grant.accessExpiresAt();
    accessRefreshAt = grant.refreshAt(config.refreshMargin());
    refreshExpiresAt = grant.refreshExpiresAt();
    if (grant.endsAt() != null) {
      grantExpiresAt = grant.endsAt();
    }
    endRefresh();
  }

  void eraseTokens() {
    accessToken = null;
    refreshToken = null;
    tokenKeyId = null;
    accessExpiresAt = null;
    accessRefreshAt = null;
    refreshExpiresAt = null;
    grantExpiresAt = null;
    endRefresh();
  }

  void breakWith(String sentence) {
    status = Status.ERROR;
    lastError = sentence;
    endRefresh();
  }

  private void endRefresh() {
    tokenVersion++;
    refreshingUntil = null;
    refreshingBy = null;
  }

  Connection toConnection() {
    return new Connection(
        workspaceId,
        status,
        realmId,
        companyName,
        environment,
        homeCurrency,
        connectedAt,
        connectedBy,
        lastError,
        arAccountRefused,
        subscriptionEnded,
        refreshExpiresAt,
        grantExpiresAt);
  }
}
