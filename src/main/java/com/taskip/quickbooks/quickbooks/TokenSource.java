package com.taskip.quickbooks.quickbooks;

/**
 * Where the access token of one company comes from. Either method may throw what its owner throws
 * for a connection that is broken or a token that cannot be had now; such exceptions pass through.
 */
public interface TokenSource {

  /** The access token to use now. */
  String current();

  /**
   * Another access token, after QuickBooks refused this one.
   *
   * @param refused the token that was sent, so that it is renewed once however many saw it refused
   */
  String renewed(String refused);
}
