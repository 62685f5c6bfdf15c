package com.taskip.quickbooks.sync.plan;

/** How things stand with the record that another one cannot go without. */
public sealed interface Dependency {

  /** The record needs no other. */
  record None() implements Dependency {}

  /** Taskip has not sent it yet. */
  record Unknown() implements Dependency {}

  /** It is being synced, or will be. */
  record OnItsWay() implements Dependency {}

  /** Its own sync failed; a person has to look at that row first. */
  record Failed() implements Dependency {}

  /** QuickBooks has it. */
  record Linked(LinkState link) implements Dependency {}
}
