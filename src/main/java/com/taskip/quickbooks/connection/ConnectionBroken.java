package com.taskip.quickbooks.connection;

/**
 * There is no way into the company until a person connects it again: Intuit ended the grant, the
 * company withdrew its permission, or the workspace was disconnected meanwhile. Jobs wait.
 */
public class ConnectionBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what happened, for a person
   */
  public ConnectionBroken(String sentence) {
    super(sentence, null, false, false);
  }
}
