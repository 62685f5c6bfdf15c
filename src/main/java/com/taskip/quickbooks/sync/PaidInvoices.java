package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.sync.plan.InvoiceState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Invoices that QuickBooks has and that nobody has paid yet, and what becomes of them. */
@ApplicationScoped
@Transactional
class PaidInvoices {
  private static final Logger LOG = Logger.getLogger(PaidInvoices.class);

  private final Session entities;
  private final QuickBooksConfig intuit;
  private final Links links;
  private final RecordStore records;
  private final Clock clock;

  PaidInvoices(
      Session entities, QuickBooksConfig intuit, Links links, RecordStore records, Clock clock) {
    this.entities = entities;
    this.intuit = intuit;
    this.links = links;
    this.records = records;
    this.clock = clock;
  }

  /** Connected workspaces with a deposit account of that company and an open invoice in it. */
  List<String> workspacesWaiting() {
    return entities
        .createNativeQuery(
            """
            select c.workspace_id from connection c
            join settings s on s.workspace_id = c.workspace_id
              and (s.realm_id is null or s.realm_id = c.realm_id)
            where c.status = 1 and c.environment = :environment
              and s.document ->> 'default_deposit_account_id' is not null
              and exists (select 1 from link l
                where l.workspace_id = c.workspace_id and l.realm_id = c.realm_id and l.open)
            """,
            String.class)
        .setParameter("environment", intuit.environment())
        .getResultList();
  }

  /**
   * Whether this workspace has anything to wait for; without a deposit account payments do not sync
   * at all.
   */
  boolean waiting(Shift shift) {
    return shift.settings().defaultDepositAccountId() != null
        && links.count(
                "workspaceId = ?1 and realmId = ?2 and open", shift.workspaceId(), shift.realmId())
            > 0;
  }

  /** When the invoice was synced that has been waiting longest. */
  Instant oldestWaiting(Shift shift) {
    return entities
        .createQuery(
            "select min(syncedAt) from Link where workspaceId = :workspace and realmId = :realm and open",
            Instant.class)
        .setParameter("workspace", shift.workspaceId())
        .setParameter("realm", shift.realmId())
        .getSingleResult();
  }

  /**
   * Turns those of ours paid in Taskip. A voided or zero-total invoice has balance zero too and was
   * not paid: it is only no longer watched.
   */
  void note(Shift shift, List<ObjectNode> settled) {
    Map<String, ObjectNode> byId =
        settled.stream()
            .collect(
                Collectors.toMap(
                    invoice -> invoice.path("Id").asText(),
                    Function.identity(),
                    (first, again) -> again));
    if (byId.isEmpty()) {
      return;
    }
    List<Link> ours =
        links.list(
            "workspaceId = ?1 and realmId = ?2 and kind = ?3 and open and quickbooksId in ?4",
            shift.workspaceId(),
            shift.realmId(),
            RecordKind.INVOICE.wireName(),
            byId.keySet());
    for (Link link : ours) {
      note(shift, link, byId.get(link.quickbooksId));
    }
  }

  private void note(Shift shift, Link link, ObjectNode invoice) {
    InvoiceState state = InvoiceState.of(invoice);
    if (state == InvoiceState.OPEN) {
      return;
    }
    link.open = false;
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    if (state == InvoiceState.PAID && records.markPaid(link.workspaceId, link.recordId, today)) {
      StoredRecord record =
          records.find(link.workspaceId, RecordKind.INVOICE, link.recordId).orElseThrow();
      entities.persist(row(shift, link, record));
      LOG.infof(
          "event=invoice_paid workspace=%s entity=invoice entity_id=%s quickbooks_id=%s",
          link.workspaceId, link.recordId, link.quickbooksId);
    }
  }

  private Job row(Shift shift, Link link, StoredRecord record) {
    Job job = new Job();
    job.id = TimeOrderedId.next();
    job.workspaceId = link.workspaceId;
    job.realmId = shift.realmId();
    job.entity = link.kind;
    job.entityId = link.recordId;
    job.entityName = record.body().name();
    job.action = JobAction.PULL_PAYMENT.wireName();
    job.direction = Direction.PULL.wireName();
    job.status = JobStatus.SUCCESS.wireName();
    job.attempts = 1;
    job.quickbooksId = link.quickbooksId;
    job.createdAt = clock.instant();
    job.attemptedAt = job.createdAt;
    job.dueAt = job.createdAt;
    job.wokenAt = job.createdAt;
    return job;
  }
}
