package com.taskip.quickbooks.sync.plan;

/** How things stand with the record that another one cannot go without. */
public sealed interface Dependency {
  /** The record needs no other. */
  record None() implements Dependency {}

  /** Taskip has not sent it yet. */
  record Unknown() implements Dependency {}

  /** It is an invoice that Taskip has not sent to its customer yet. */
  record Draft() implements Dependency {}

  /** It is an invoice that is void in Taskip. */
  record Void() implements Dependency {}

  /** It is being synced, or will be. */
  record OnItsWay() implements Dependency {}

  /**
   * Nothing brings it there by itself: its own sync failed, or it is older than the connection. A
   * person has to act first.
   */
  record Stuck() implements Dependency {}

  /** QuickBooks has it. */
  record Linked(LinkState link) implements Dependency {}
}
