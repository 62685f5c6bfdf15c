package com.taskip.quickbooks.testing;

import java.util.UUID;

/** Each test has a workspace of its own, so that tests do not disturb each other. */
public final class Workspaces {

  private Workspaces() {}

  /** The id of a workspace that nobody has used. */
  public static String fresh() {
    return "ws-" + UUID.randomUUID();
  }
}
