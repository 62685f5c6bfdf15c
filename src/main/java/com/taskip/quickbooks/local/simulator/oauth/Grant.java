package com.taskip.quickbooks.local.simulator.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What one person allowed one app to do in one company. Holds fingerprints of tokens, never tokens.
 *
 * @param since the first authorization, from which the five years count
 * @param refresh fingerprint of the refresh token that works
 * @param refreshBorn when that token was issued
 * @param lastUsed when it was last exchanged
 * @param access fingerprints of access tokens and when they expire
 * @param rotate the next refresh issues a new refresh token whatever its age
 */
record Grant(
    String id,
    String clientId,
    String realmId,
    Instant since,
    String refresh,
    Instant refreshBorn,
    Instant lastUsed,
    Map<String, Instant> access,
    boolean rotate,
    boolean revoked) {

  Grant withRefresh(String fingerprint, Instant born) {
    return new Grant(id, clientId, realmId, since, fingerprint, born, born, access, false, revoked);
  }

  Grant withAccess(String fingerprint, Instant expires, Instant now) {
    Map<String, Instant> living = new HashMap<>();
    access.forEach(
        (each, until) -> {
          if (until.isAfter(now)) {
            living.put(each, until);
          }
        });
    living.put(fingerprint, expires);
    return new Grant(
        id, clientId, realmId, since, refresh, refreshBorn, now, living, rotate, revoked);
  }

  Grant withAccessExpired(Instant now) {
    Map<String, Instant> expired = new HashMap<>();
    access.keySet().forEach(each -> expired.put(each, now));
    return new Grant(
        id, clientId, realmId, since, refresh, refreshBorn, lastUsed, expired, rotate, revoked);
  }

  Grant withRotation() {
    return new Grant(
        id, clientId, realmId, since, refresh, refreshBorn, lastUsed, access, true, revoked);
  }

  Grant withRevocation() {
    return new Grant(
        id, clientId, realmId, since, refresh, refreshBorn, lastUsed, access, rotate, true);
  }

  ObjectNode toEntry() {
    ObjectNode entry = Json.object("id", id, "clientId", clientId, "realmId", realmId);
    entry.put("since", since.toString()).put("refresh", refresh);
    entry.put("refreshBorn", refreshBorn.toString()).put("lastUsed", lastUsed.toString());
    ObjectNode tokens = entry.putObject("access");
    access.forEach((each, until) -> tokens.put(each, until.toString()));
    return entry.put("rotate", rotate).put("revoked", revoked);
  }

  static Grant from(ObjectNode entry) {
    Map<String, Instant> access = new HashMap<>();
    entry
        .path("access")
        .properties()
        .forEach(each -> access.put(each.getKey(), Instant.parse(each.getValue().asText())));
    return new Grant(
        Json.text(entry, "id"),
        Json.text(entry, "clientId"),
        Json.text(entry, "realmId"),
        Instant.parse(Json.text(entry, "since")),
        Json.text(entry, "refresh"),
        Instant.parse(Json.text(entry, "refreshBorn")),
        Instant.parse(Json.text(entry, "lastUsed")),
        access,
        entry.path("rotate").asBoolean(),
        entry.path("revoked").asBoolean());
  }
}
