package com.taskip.quickbooks.local.simulator.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Codes and tokens, from consent to revocation. Safe for use by many threads. */
public final class Grants {

  private static final Duration CODE_LIFE = Duration.ofMinutes(5);
  private static final Duration ACCESS_LIFE = Duration.ofHours(1);
  private static final Duration REFRESH_LIFE = Duration.ofSeconds(8_726_400);
  private static final Duration ROTATION_AGE = Duration.ofHours(24);
  private static final Duration HARD_LIFE = Duration.ofDays(5 * 365L + 1);
  private static final String REFUSED_TOKEN = "Incorrect or invalid refresh token";
  private static final String REFUSED_CODE = "Token invalid";

  private final Clock clock;
  private final Consumer<ObjectNode> journal;
  private final Map<String, Code> codes = new HashMap<>();
  private final Map<String, Grant> grants = new HashMap<>();

  /** Nothing granted yet. */
  public Grants(Clock clock, Consumer<ObjectNode> journal) {
    this.clock = clock;
    this.journal = journal;
  }

  /** A code for the person's browser to carry back; works once, for five minutes. */
  public synchronized String issueCode(String clientId, String redirectUri, String realmId) {
    String code = Secrets.fresh("XAB11", 32);
    keep(new Code(Secrets.fingerprint(code), clientId, redirectUri, realmId, clock.instant(), ""));
    return code;
  }

  /**
   * Exchanges a code. A code used a second time also ends what it was first exchanged for.
   *
   * @throws InvalidGrant when it is unknown, used, old, of another app or for another address
   */
  public synchronized Tokens exchange(String clientId, String presented, String redirectUri)
      throws InvalidGrant {
    Instant now = clock.instant();
    Code code = codes.get(Secrets.fingerprint(presented));
    if (code == null) {
      throw new InvalidGrant(REFUSED_CODE);
    }
    if (!code.grantId().isEmpty()) {
      keep(grants.get(code.grantId()).withRevocation());
      throw new InvalidGrant(REFUSED_CODE);
    }
    if (!code.clientId().equals(clientId)
        || !code.redirectUri().equals(redirectUri)
        || now.isAfter(code.issued().plus(CODE_LIFE))) {
      throw new InvalidGrant(REFUSED_CODE);
    }
    String refresh = Secrets.fresh("RT1-", 36);
    Grant grant =
        new Grant(
            UUID.randomUUID().toString(),
            clientId,
            code.realmId(),
            now,
            Secrets.fingerprint(refresh),
            now,
            now,
            Map.of(),
            false,
            false);
    keep(code.usedFor(grant.id()));
    return access(grant, refresh, now);
  }

  /**
   * Exchanges a refresh token: the same one comes back within a day of its birth, afterwards a new
   * one, and the old one dies.
   *
   * @throws InvalidGrant when it is unknown, rotated away, revoked, expired or of another app
   */
  public synchronized Tokens refresh(String clientId, String presented) throws InvalidGrant {
    Instant now = clock.instant();
    String fingerprint = Secrets.fingerprint(presented);
    Grant grant =
        grants.values().stream()
            .filter(each -> each.refresh().equals(fingerprint) && !each.revoked())
            .filter(each -> each.clientId().equals(clientId))
            .filter(each -> now.isBefore(each.lastUsed().plus(REFRESH_LIFE)))
            .filter(each -> now.isBefore(each.since().plus(HARD_LIFE)))
            .findFirst()
            .orElseThrow(() -> new InvalidGrant(REFUSED_TOKEN));
    if (!grant.rotate() && now.isBefore(grant.refreshBorn().plus(ROTATION_AGE))) {
      return access(grant, presented, now);
    }
    String fresh = Secrets.fresh("RT1-", 36);
    return access(grant.withRefresh(Secrets.fingerprint(fresh), now), fresh, now);
  }

  /**
   * Ends the grant of an access or refresh token.
   *
   * @return whether there was one
   */
  public synchronized boolean revoke(String clientId, String token) {
    String fingerprint = Secrets.fingerprint(token);
    Optional<Grant> grant =
        grants.values().stream()
            .filter(each -> !each.revoked() && each.clientId().equals(clientId))
            .filter(
                each ->
                    each.refresh().equals(fingerprint) || each.access().containsKey(fingerprint))
            .findFirst();
    grant.ifPresent(each -> keep(each.withRevocation()));
    return grant.isPresent();
  }

  /** The company that a living access token is for. */
  public synchronized Optional<String> realmOf(String accessToken) {
    String fingerprint = Secrets.fingerprint(accessToken);
    Instant now = clock.instant();
    return grants.values().stream()
        .filter(each -> !each.revoked())
        .filter(each -> each.access().getOrDefault(fingerprint, Instant.MIN).isAfter(now))
        .map(Grant::realmId)
        .findFirst();
  }

  /** Makes every access token of a company expire now. */
  public void expireAccessTokens(String realmId) {
    each(realmId, grant -> grant.withAccessExpired(clock.instant()));
  }

  /** Makes the next refresh of a company's grants issue a new refresh token. */
  public void rotateAtNextRefresh(String realmId) {
    each(realmId, Grant::withRotation);
  }

  /** Ends every grant of a company, as a customer does who disconnects the app in QuickBooks. */
  public void revokeAll(String realmId) {
    each(realmId, Grant::withRevocation);
  }

  /** Applies an entry read back from the journal; others are passed over. */
  public synchronized void apply(ObjectNode entry) {
    if (entry.path("grant") instanceof ObjectNode grant) {
      Grant kept = Grant.from(grant);
      grants.put(kept.id(), kept);
    }
    if (entry.path("code") instanceof ObjectNode code) {
      Code kept = Code.from(code);
      codes.put(kept.fingerprint(), kept);
    }
  }

  private synchronized void each(String realmId, UnaryOperator<Grant> change) {
    List<Grant> changed = new ArrayList<>();
    grants.values().stream()
        .filter(grant -> grant.realmId().equals(realmId) && !grant.revoked())
        .forEach(grant -> changed.add(change.apply(grant)));
    changed.forEach(this::keep);
  }

  private Tokens access(Grant grant, String refresh, Instant now) {
    // As long as real ones are: a column too short must show here.
    String access = Secrets.fresh("eyJlbmMi", 760);
    keep(grant.withAccess(Secrets.fingerprint(access), now.plus(ACCESS_LIFE), now));
    return new Tokens(
        access,
        refresh,
        ACCESS_LIFE.toSeconds(),
        REFRESH_LIFE.toSeconds(),
        Duration.between(now, grant.since().plus(HARD_LIFE)).toSeconds());
  }

  private void keep(Grant grant) {
    ObjectNode entry = Json.object();
    entry.set("grant", grant.toEntry());
    journal.accept(entry);
    grants.put(grant.id(), grant);
  }

  private void keep(Code code) {
    ObjectNode entry = Json.object();
    entry.set("code", code.toEntry());
    journal.accept(entry);
    codes.put(code.fingerprint(), code);
  }
}
