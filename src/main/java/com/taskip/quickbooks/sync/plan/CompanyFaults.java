package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.FaultEntry.plain;
import static com.taskip.quickbooks.sync.plan.FaultEntry.quoting;

import java.util.List;

/** Faults that are about the connection, the company, QuickBooks itself or our way of asking. */
final class CompanyFaults {
  static final FaultEntry UNAVAILABLE =
      quoting(
          "quickbooks_unavailable",
          "130 4002 600 10000 10100",
          "QuickBooks did not answer as it should.",
          "QuickBooks is overloaded or out of order, the company is being moved, or the network"
              + " broke.",
          Help.WAIT);

  static final FaultEntry THROTTLED =
      plain(
          "throttled",
          "3001",
          "QuickBooks takes no more requests for this company just now.",
          "Intuit limits the requests a minute for each company, those of other apps not counted.",
          "Nothing to do: it goes on by itself within minutes.");

  static final FaultEntry TOKEN =
      plain(
          "access_ended",
          "3200 3202 100 101 102 103 104 105 106 107 108 109 110 111 112 113 114 115 116 117 118"
              + " 119 120",
          "QuickBooks no longer accepts Taskip's access.",
          "Somebody disconnected the app inside QuickBooks, or Intuit ended the access.",
          "Disconnect and connect QuickBooks again; what waits is synced then.");

  static final List<FaultEntry> ALL =
      List.of(
          UNAVAILABLE,
          THROTTLED,
          TOKEN,
          plain(
              "shut_out",
              "3100",
              "QuickBooks does not let Taskip into this company.",
              "The app lost its permission for the company, the company belongs to another"
                  + " environment, or it is beyond what Intuit allows the app.",
              Help.RECONNECT),
          quoting(
              "permission_denied",
              "5020",
              "The QuickBooks user who connected may not do this.",
              "That user's rights in QuickBooks were reduced, or never included this.",
              Help.RECONNECT),
          quoting(
              "feature_missing",
              "5030",
              "The QuickBooks plan or its preferences do not include this feature.",
              "The company's plan has no multicurrency, discounts or the like, or the feature is"
                  + " turned off.",
              "Turn the feature on in QuickBooks or upgrade its plan, then click Retry."),
          plain(
              "company_unavailable",
              "140 150",
              "QuickBooks has locked this company for a while.",
              "Intuit works on the company's data, or has locked it out.",
              "Nothing to do: it is tried again by itself, a quarter of an hour apart; click Retry"
                  + " if the row stays red."),
          plain(
              "subscription_ended",
              "6190",
              "QuickBooks takes no changes: its subscription has ended or is unpaid.",
              "The trial or subscription ended, was cancelled, or a bill was not paid.",
              "Renew the QuickBooks subscription, then click Retry on one row: the others follow by"
                  + " themselves."),
          plain(
              "company_reset",
              "10200",
              "The QuickBooks company is being reset.",
              "Somebody erases the company's data, or has it rebuilt.",
              "Disconnect and connect the company again when that is done, then click Retry."),
          plain(
              "request_not_understood",
              "500 1040 2010 2130 4000 4001",
              "Taskip asked QuickBooks in a way that it does not understand.",
              "A mistake in this integration.",
              Help.SUPPORT));

  private CompanyFaults() {}
}
