package com.taskip.quickbooks.evidence;

import java.util.List;
import java.util.Map;

/** What the database was asked to do, counted by itself. */
final class Statements {
  private final Ledger ledger;

  Statements(Ledger ledger) {
    this.ledger = ledger;
    ledger.update("create extension if not exists pg_stat_statements");
  }

  void countFromNow() {
    ledger.rows("select pg_stat_statements_reset()");
  }

  /** Beginning and ending a transaction left out. */
  long counted() {
    return ((Number)
            ledger
                .rows(
                    "select coalesce(sum(calls), 0) as calls from pg_stat_statements"
                        + " where query not like '%pg_stat_statements%'")
                .getFirst()
                .get("calls"))
        .longValue();
  }

  /**
   * The most frequent ones and the most expensive ones, for whoever wants to know where it goes.
   */
  List<Map<String, Object>> heaviest() {
    return ledger.rows(
        """
        select calls, round(total_exec_time::numeric, 1) as ms,
          regexp_replace(left(query, 150), '\\s+', ' ', 'g') as query
        from pg_stat_statements order by calls desc, total_exec_time desc limit 60
        """);
  }
}
