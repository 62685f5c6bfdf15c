package com.taskip.quickbooks.record;

import java.sql.SQLException;

/** The ledger could not be read or written; the transaction it happened in is rolled back. */
public final class LedgerFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerFailed(SQLException cause) {
    super("The ledger could not be read or written", cause);
  }
}
