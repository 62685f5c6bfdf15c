package com.taskip.quickbooks.evidence;

import java.util.List;
import java.util.Map;

/** Makes what years leave behind, in minutes. */
final class Seeder {
  private static final String COLUMNS =
      """
      id, workspace_id, realm_id, entity, entity_id, entity_name, action, direction, status, attempts, error,
      quickbooks_id, created_at, attempted_at
      """;

  /**
   * One row each ten seconds until an hour ago. Nearly all went well; the few that did not, and the
   * kinds that are rare, lie far back or far apart: the worst for who looks for them.
   */
  private static final String ROWS =
      """
      select cast(lpad(to_hex(cast(extract(epoch from at) * 1000 as bigint)), 12, '0') || '7000'
               || '8' || substr(md5(n::text), 1, 15) as uuid) as id,
             ? as workspace_id, ? as realm_id, entity, substr(entity, 1, 1) || n / 4 as entity_id,
             'Somebody & Sons ' || n / 4 as entity_name, action,
             case action when 'pull_payment' then 'pull' else 'push' end as direction, status, 1 as attempts,
             case status when 'success' then null else jsonb_build_object('code',
               case when n % 2000 = 3 then 'paid_in_quickbooks' else 'item_missing' end, 'message',
               'These lines have no item in QuickBooks.', 'help', 'Pick a default item.') end as error,
             case status when 'success' then n::text end as quickbooks_id, at as created_at, at as attempted_at,
             at < now() - interval '396 days' and (status = 'success' or n % 2000 = 3) as aged
      from (
        select n, at, entity,
          case entity when 'payment' then 'sync_payment' when 'credit_memo' then 'credit_memo' when 'refund' then 'refund'
            when 'invoice' then (array['create', 'create', 'update', 'pull_payment'])[1 + n / 7 % 4]
            else (array['create', 'update'])[1 + n / 7 % 2] end as action,
          case when n % 1000 = 3 then 'skipped' when n < 40 then 'failed' else 'success' end as status
        from (
          select n, now() - interval '1 hour' - make_interval(secs => (? - n) * 10.0) as at,
            case when n < 25 then 'refund' else (array['contact', 'invoice', 'invoice', 'payment', 'credit_memo'])[1 + n % 5] end as entity
          from generate_series(1, ?) as n) of_entity) of_action
      """;

  private static final String LEDGER_ROWS =
      "insert into job (%1$s, due_at, woken_at) select %1$s, created_at, created_at from (%2$s) made where not aged"
          .formatted(COLUMNS, ROWS);

  private static final String AGED_ROWS =
      "insert into past_job (%1$s) select %1$s from (%2$s) made where aged"
          .formatted(COLUMNS, ROWS);

  private static final String CONTACTS =
      """
      insert into record (workspace_id, kind, id, body, first_arrived_at, changed_at)
      select ?, 'contact', 'c' || n,
        jsonb_build_object('display_name', ? || ' ' || n, 'email', 'c' || n || '@books.example', 'currency', 'USD'),
        now() - interval '1 year', now() - interval '1 year'
      from generate_series(1, ?) as n
      """;

  private static final String OPEN_INVOICES =
      """
      insert into link (workspace_id, realm_id, kind, record_id, quickbooks_id, sync_token, sent, open, synced_at)
      select ?, ?, 'invoice', 'seeded-' || n, 'seeded-' || n, '0', '{}', true, now() - interval '1 day'
      from generate_series(1, ?) as n
      """;

  private final Ledger ledger;

  Seeder(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Rows of Sync Health, those of years ago as they have aged. Their indexes are made afterwards:
   * that takes a tenth of the time.
   */
  void rows(Workspace workspace, int count) {
    List<Map<String, Object>> indexes =
        ledger.rows(
            """
            select indexname, indexdef from pg_indexes
            where schemaname = 'public' and tablename in ('job', 'past_job') and indexname not like '%_pkey'
            """);
    boolean many = count > 100_000;
    if (many) {
      indexes.forEach(index -> ledger.update("drop index " + index.get("indexname")));
    }
    ledger.update(LEDGER_ROWS, workspace.id(), workspace.realm(), count, count);
    ledger.update(AGED_ROWS, workspace.id(), workspace.realm(), count, count);
    if (many) {
      indexes.forEach(index -> ledger.update((String) index.get("indexdef")));
    }
    ledger.update("vacuum (analyze) job, past_job");
  }

  /** Contacts that came by import, before the workspace was connected. */
  void contacts(Workspace workspace, int count) {
    ledger.update(CONTACTS, workspace.id(), workspace.id(), count);
    ledger.update("vacuum (analyze) record");
  }

  /** Invoices that QuickBooks has, and that somebody waits to see paid. */
  void openInvoices(Workspace workspace, int count) {
    ledger.update(OPEN_INVOICES, workspace.id(), workspace.realm(), count);
  }
}
