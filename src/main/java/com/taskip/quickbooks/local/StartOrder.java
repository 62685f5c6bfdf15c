package com.taskip.quickbooks.local;

/** In which order the local parts start with the application: whoever is needed comes first. */
final class StartOrder {

  static final int QUICKBOOKS = 3000;
  static final int POLLER = 3100;
  static final int SOCKET = 3200;
  static final int ANNOUNCEMENT = 3300;

  private StartOrder() {}
}
