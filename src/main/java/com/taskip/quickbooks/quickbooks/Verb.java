package com.taskip.quickbooks.quickbooks;

/** What a write does. Full or sparse update is the body's business ({@code "sparse": true}). */
public enum Verb {
  CREATE,
  UPDATE,
  /** QuickBooks' own void: the document stays, all its amounts become zero. */
  VOID
}
