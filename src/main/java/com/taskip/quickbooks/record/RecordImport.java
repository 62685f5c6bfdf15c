package com.taskip.quickbooks.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Keeps many records at once, as Taskip's history comes. Nothing syncs because of it. */
@ApplicationScoped
public class RecordImport {
  private final Session ledger;
  private final Clock clock;

  RecordImport(Session ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Keeps all of the records, in one statement and so all or none.
   *
   * @return those of them that are new or changed
   */
  @Transactional
  public List<RecordKey> keep(String workspaceId, Map<RecordKey, TaskipRecord> records) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode(records.size());
    records.forEach(
        (key, record) ->
            rows.addObject()
                .put("kind", key.kind().wireName())
                .put("id", key.id())
                .putRawValue("body", new RawValue(RecordJson.write(record)))
                .put("contact_id", record.contactId())
                .put("invoice_id", record.invoiceId()));
    // In one order everywhere, so that two imports of the same records cannot wait for each other.
    return ledger
        .createNativeQuery(
            """
            insert into record (workspace_id, kind, id, body, contact_id, invoice_id,
                                first_arrived_at, changed_at)
            select :workspace, kind, id, body, contact_id, invoice_id, :now, :now
            from jsonb_to_recordset(cast(:rows as jsonb))
              as rows (kind text, id text, body jsonb, contact_id text, invoice_id text)
            order by kind, id
            on conflict (workspace_id, kind, id) do update
              set body = excluded.body,
                  contact_id = excluded.contact_id,
                  invoice_id = excluded.invoice_id,
                  changed_at = excluded.changed_at
              where record.body is distinct from excluded.body
            returning kind, id
            """,
            Tuple.class)
        .setParameter("workspace", workspaceId)
        .setParameter("now", clock.instant())
        .setParameter("rows", rows.toString())
        .getResultStream()
        .map(
            row ->
                new RecordKey(
                    RecordKind.named(row.get(0, String.class)).orElseThrow(),
                    row.get(1, String.class)))
        .toList();
  }
}
