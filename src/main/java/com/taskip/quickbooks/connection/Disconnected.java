package com.taskip.quickbooks.connection;

/** A workspace was disconnected; fired in the transaction that makes it so. */
public record Disconnected(String workspaceId, String realmId) {}
