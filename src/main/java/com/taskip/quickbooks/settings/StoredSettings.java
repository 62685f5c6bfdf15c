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

  /** As they hold for that company: without the ids, when those are another's. */
  SyncSettings in(String thisRealmId) {
    return belongToAnotherThan(thisRealmId) ? settings.withoutIds() : settings;
  }
}
