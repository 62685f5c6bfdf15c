package com.taskip.quickbooks.sync.plan;

import com.taskip.quickbooks.quickbooks.EntityType;

/** Something a rule has to see in QuickBooks before it can decide. */
public sealed interface Look {

  /** One object by its Id; nothing is seen when QuickBooks says it is not there (fault 610). */
  record ById(EntityType entity, String id) implements Look {}

  /** All customers, active or not, with this display name or this email address. */
  record Customers(String displayName, String email) implements Look {}

  /** Vendors or employees that hold this name: QuickBooks keeps one name space for all three. */
  record NameHolders(String displayName) implements Look {}
}
