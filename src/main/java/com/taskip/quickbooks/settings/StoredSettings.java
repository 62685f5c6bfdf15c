package com.taskip.quickbooks.settings;

/**
 * Settings as they were saved.
 *
 * @param realmId the company they were saved for; null when none was connected then
 */
record StoredSettings(SyncSettings settings, String realmId) {

  /** Whether the ids among them mean something else, or nothing, in that company. */
  boolean belongToAnotherThan(String otherRealmId) {
    return realmId != null && !realmId.equals(otherRealmId) && settings.nameAnything();
  }
}
