package com.taskip.quickbooks.connection;

/**
 * No access token can be had at the moment, for a reason that says nothing about the connection:
 * the network, Intuit's servers, or our own client credentials. Trying later may help.
 */
public class TokenUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what happened, for a person
   */
  public TokenUnavailable(String sentence) {
    super(sentence, null, false, false);
  }
}
