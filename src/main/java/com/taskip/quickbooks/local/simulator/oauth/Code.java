package com.taskip.quickbooks.local.simulator.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.Instant;

/**
 * An authorization code.
 *
 * @param grantId what it was exchanged for; empty while it is unused
 */
record Code(
    String fingerprint,
    String clientId,
    String redirectUri,
    String realmId,
    Instant issued,
    String grantId) {

  Code usedFor(String id) {
    return new Code(fingerprint, clientId, redirectUri, realmId, issued, id);
  }

  ObjectNode toEntry() {
    return Json.object(
        "fingerprint", fingerprint,
        "clientId", clientId,
        "redirectUri", redirectUri,
        "realmId", realmId,
        "issued", issued.toString(),
        "grantId", grantId);
  }

  static Code from(ObjectNode entry) {
    return new Code(
        Json.text(entry, "fingerprint"),
        Json.text(entry, "clientId"),
        Json.text(entry, "redirectUri"),
        Json.text(entry, "realmId"),
        Instant.parse(Json.text(entry, "issued")),
        Json.text(entry, "grantId"));
  }
}
