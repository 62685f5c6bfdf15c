package com.taskip.quickbooks.settings;

/** A workspace's settings are other than before; fired in the transaction that stores them. */
public record SettingsChanged(String workspaceId, SyncSettings before, SyncSettings now) {}
