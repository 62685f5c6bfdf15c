package com.taskip.quickbooks.evidence;

import java.util.List;
import java.util.Map;

/** What the product asked the database to do, counted by the database itself. */
final class Statements {
  /** Whoever measures asks under this name, so that its own questions do not count. */
  private static final String MEASURING = "measuring";

  private final Ledger ledger;

  Statements(Ledger ledger) {
    this.ledger = ledger;
    ledger.update("create extension if not exists pg_stat_statements");
    ledger.update("create role " + MEASURING + " superuser");
    ledger.update("set role " + MEASURING);
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
                        + " where userid <> ?::regrole",
                    MEASURING)
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
        from pg_stat_statements where userid <> ?::regrole order by calls desc, total_exec_time desc limit 60
        """,
        MEASURING);
  }
}
