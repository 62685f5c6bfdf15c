package com.taskip.quickbooks.quickbooks.budget;

import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import java.time.Clock;
import javax.sql.DataSource;

/** Copies of this service that share a database and nothing else. */
public final class Copies {
  private Copies() {}

  /** The budget as another copy keeps it. */
  public static CompanyBudget budget(DataSource database, QuickBooksConfig config, Clock clock) {
    return new CompanyBudget(new BudgetLedger(database, clock), config, clock);
  }
}
