package com.taskip.quickbooks.connection;

import java.time.Instant;

/**
 * Where to send the browser so that a person lets us into a company.
 *
 * @param authorizationUrl Intuit's consent page, with everything it needs
 * @param state comes back with the browser; good once
 * @param expiresAt when the state stops being good
 */
public record Authorization(String authorizationUrl, String state, Instant expiresAt) {}
