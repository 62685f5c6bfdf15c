package com.taskip.quickbooks.connection;

/** A grant that is no longer stored here and still alive at Intuit. */
record LeftGrant(String realmId, String refreshToken) {
  @Override
  public String toString() {
    return "LeftGrant[realmId=" + realmId + "]";
  }
}
