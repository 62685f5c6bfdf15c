package com.taskip.quickbooks.local.simulator.oauth;

/**
 * What a token request brings; seconds throughout.
 *
 * @param hardExpiresIn until the five years since the first authorization are over
 */
public record Tokens(
    String access, String refresh, long expiresIn, long refreshExpiresIn, long hardExpiresIn) {}
