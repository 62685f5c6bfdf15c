package com.taskip.quickbooks.connection;

/**
 * What the browser brought back from Intuit: {@code code}, {@code state} and {@code realmId}, or
 * {@code error} and {@code state} when it was refused there.
 */
public record Callback(String code, String state, String realmId, String error) {
  @Override
  public String toString() {
    return "Callback[realmId=" + realmId + ", error=" + error + "]";
  }
}
