package com.taskip.quickbooks.sync.plan;

/** What a person is told to do, where several faults ask for the same. */
final class Help {
  static final String WAIT =
      "Nothing to do: it is retried by itself; click Retry if the row stays red.";
  static final String IN_TASKIP = "Correct the record in Taskip; it syncs by itself then.";
  static final String IN_QUICKBOOKS = "Put it right in QuickBooks, then click Retry.";
  static final String IN_SETTINGS =
      "Open Settings, load the lists again, choose what is missing, then click Retry.";
  static final String RECONNECT =
      "Have a QuickBooks administrator disconnect and connect again; what waits is synced then.";
  static final String SUPPORT =
      "Tell support the id of this row and its intuit_tid: nothing is wrong with your data.";

  private Help() {}
}
