package com.taskip.quickbooks.http;

/** The groups of a token that open a door, as the contract's section 1 lists them. */
public final class Roles {
  public static final String ADMINISTRATOR = "administrator";
  public static final String MANAGER = "manager";

  /** Taskip's own back end. */
  public static final String SERVICE = "service";

  private Roles() {}
}
