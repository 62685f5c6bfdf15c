package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import com.taskip.quickbooks.quickbooks.webhook.Change;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.sync.plan.LinkState;
import com.taskip.quickbooks.sync.plan.WorthALook.Known;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Which object in QuickBooks belongs to which record of ours. */
@ApplicationScoped
@Transactional
class Links implements PanacheRepositoryBase<Link, LinkKey> {

  /** The links of those records that have one, by record id. */
  Map<String, LinkState> states(
      String workspaceId, String realmId, RecordKind kind, Collection<String> records) {
    return rows(workspaceId, realmId, kind, records).stream()
        .collect(Collectors.toMap(link -> link.recordId, Links::state));
  }

  /** The same for records of several kinds, in one statement. */
  Map<RecordKind, Map<String, LinkState>> states(
      String workspaceId, String realmId, Map<RecordKind, Set<String>> records) {
    List<LinkKey> keys =
        records.entrySet().stream()
            .flatMap(
                of ->
                    of.getValue().stream()
                        .map(id -> new LinkKey(workspaceId, realmId, of.getKey().wireName(), id)))
            .toList();
    if (keys.isEmpty()) {
      return Map.of();
    }
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select link.* from unnest(cast(:kinds as text[]), cast(:records as text[])) as wanted (kind, record_id)
            join link using (kind, record_id)
            where workspace_id = :workspace and realm_id = :realm
            """,
            Link.class)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("kinds", keys.stream().map(LinkKey::kind).toArray(String[]::new))
        .setParameter("records", keys.stream().map(LinkKey::recordId).toArray(String[]::new))
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                Link::recordKind, Collectors.toMap(link -> link.recordId, Links::state)));
  }

  Optional<Link> find(String workspaceId, String realmId, RecordKind kind, String record) {
    return findByIdOptional(new LinkKey(workspaceId, realmId, kind.wireName(), record));
  }

  /** Whether the record, named as {@code kind:id}, is in QuickBooks. */
  boolean has(String workspaceId, String realmId, String record) {
    int colon = record.indexOf(':');
    return findByIdOptional(
            new LinkKey(
                workspaceId, realmId, record.substring(0, colon), record.substring(colon + 1)))
        .isPresent();
  }

  /** By QuickBooks id: which of these objects belong to which records. */
  Map<String, String> recordsOf(
      String workspaceId, String realmId, RecordKind kind, Collection<String> quickbooksIds) {
    return list(
            "workspaceId = ?1 and realmId = ?2 and kind = ?3 and quickbooksId in ?4",
            workspaceId,
            realmId,
            kind.wireName(),
            quickbooksIds)
        .stream()
        .collect(Collectors.toMap(link -> link.quickbooksId, link -> link.recordId));
  }

  /** Those of these objects that are still waited for, however many there are. */
  List<Link> open(
      String workspaceId, String realmId, RecordKind kind, Collection<String> quickbooksIds) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select * from link
            where workspace_id = :workspace and realm_id = :realm and kind = :kind and open
              and quickbooks_id = any(:ids)
            """,
            Link.class)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("kind", kind.wireName())
        .setParameter("ids", quickbooksIds.toArray(String[]::new))
        .getResultList();
  }

  /** Those of the changed objects that belong to records of ours, as {@code kind:id}. */
  Map<String, Known> known(String workspaceId, String realmId, Collection<Change> changes) {
    return list(
            "workspaceId = ?1 and realmId = ?2 and kind in ?3 and quickbooksId in ?4",
            workspaceId,
            realmId,
            changes.stream().map(Change::entity).distinct().toList(),
            changes.stream().map(Change::id).distinct().toList())
        .stream()
        .collect(
            Collectors.toMap(
                link -> link.kind + ":" + link.quickbooksId,
                link -> new Known(link.open, link.syncedAt)));
  }

  /**
   * These records changed, and no job tells QuickBooks of it.
   *
   * @param exceptRealm the company for which one does; null for none
   */
  void untold(String workspaceId, RecordKind kind, Collection<String> records, String exceptRealm) {
    getEntityManager()
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            update link set untold = true
            where workspace_id = :workspace and kind = :kind and record_id = any(:records)
              and (cast(:realm as text) is null or realm_id <> :realm) and not untold
            """)
        .setParameter("workspace", workspaceId)
        .setParameter("kind", kind.wireName())
        .setParameter("records", records.toArray(String[]::new))
        .setParameter("realm", exceptRealm)
        .executeUpdate();
  }

  /** Those of the records of whose change no job has told QuickBooks yet. */
  Set<String> untold(
      String workspaceId, String realmId, RecordKind kind, Collection<String> records) {
    return rows(workspaceId, realmId, kind, records).stream()
        .filter(link -> link.untold)
        .map(link -> link.recordId)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** A job was opened for each of these records in the caller's transaction. */
  void told(String workspaceId, String realmId, RecordKind kind, Collection<String> records) {
    rows(workspaceId, realmId, kind, records).forEach(link -> link.untold = false);
  }

  /** Keeps what these attempts learned of their objects, in one statement. */
  void keep(Shift shift, RecordKind kind, List<Attempt> attempts, Instant now) {
    getEntityManager()
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            insert into link (workspace_id, realm_id, kind, record_id, quickbooks_id, sync_token, doc_number,
                              sent, total, open, voided, answered, synced_at)
            select :workspace, :realm, :kind, record_id, quickbooks_id, sync_token, doc_number,
                   cast(sent as jsonb), total, open, voided, answered, :now
            from jsonb_to_recordset(cast(:rows as jsonb)) as kept (
              record_id text, quickbooks_id text, sync_token text, doc_number text, sent text, total numeric,
              open boolean, voided boolean, answered text)
            order by record_id
            on conflict (workspace_id, realm_id, kind, record_id) do update set
              quickbooks_id = excluded.quickbooks_id, sync_token = excluded.sync_token,
              doc_number = excluded.doc_number, sent = excluded.sent, total = excluded.total,
              open = excluded.open, voided = excluded.voided, answered = excluded.answered,
              synced_at = excluded.synced_at
            """)
        .setParameter("workspace", shift.workspaceId())
        .setParameter("realm", shift.realmId())
        .setParameter("kind", kind.wireName())
        .setParameter("now", now)
        .setParameter("rows", learned(attempts))
        .executeUpdate();
  }

  private static String learned(List<Attempt> attempts) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode(attempts.size());
    for (Attempt attempt : attempts) {
      BigDecimal total = attempt.remembered.total();
      rows.addObject()
          .put("record_id", attempt.job.entityId)
          .put("quickbooks_id", attempt.link.quickbooksId())
          .put("sync_token", attempt.link.syncToken())
          .put("doc_number", attempt.answer.path("DocNumber").asText(null))
          .put("sent", attempt.link.sent().toString())
          .put("total", total == null ? null : total.toPlainString())
          .put("open", attempt.remembered.open())
          .put("voided", attempt.link.voided())
          .put("answered", attempt.link.answered());
    }
    return rows.toString();
  }

  private List<Link> rows(
      String workspaceId, String realmId, RecordKind kind, Collection<String> records) {
    return list(
        "workspaceId = ?1 and realmId = ?2 and kind = ?3 and recordId in ?4",
        workspaceId,
        realmId,
        kind.wireName(),
        records);
  }

  static LinkState state(Link link) {
    try {
      ObjectNode sent = (ObjectNode) QuickBooksJson.MAPPER.readTree(link.sent);
      return new LinkState(link.quickbooksId, link.syncToken, sent, link.answered, link.voided);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored link cannot be read", e);
    }
  }
}
