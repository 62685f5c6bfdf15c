package com.taskip.quickbooks.connection;

import java.time.Instant;

/** A state that may be used once, until it expires. */
record OAuthState(String value, Instant expiresAt) {}
