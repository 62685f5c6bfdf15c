package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Found;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.sync.plan.InvoiceState;
import com.taskip.quickbooks.sync.plan.PaidOn;
import com.taskip.quickbooks.sync.plan.SeenUntil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** What becomes of invoices that QuickBooks has with nothing left to pay. */
@ApplicationScoped
@Transactional
class PaidInvoices {
  private static final Logger LOG = Logger.getLogger(PaidInvoices.class);

  private final Session entities;
  private final Ledger ledger;
  private final Links links;
  private final RecordStore records;
  private final Notices notices;
  private final Looks looks;
  private final Clock clock;

  PaidInvoices(
      Session entities,
      Ledger ledger,
      Links links,
      RecordStore records,
      Notices notices,
      Looks looks,
      Clock clock) {
    this.entities = entities;
    this.ledger = ledger;
    this.links = links;
    this.records = records;
    this.notices = notices;
    this.looks = looks;
    this.clock = clock;
  }

  /**
   * What a look came to.
   *
   * @param notices what Taskip is to be told now
   * @param lookAgain when another look is due that was asked for meanwhile
   */
  record Noted(List<UUID> notices, Optional<Instant> lookAgain) {}

  /**
   * Turns those of ours paid in Taskip, notes what Taskip is to be told, and ends the look: all of
   * it or nothing, so that what a look saw is neither lost nor noted twice.
   */
  Noted note(Shift shift, Looks.Turn turn, Found settled) {
    ledger.oneByOne(shift.workspaceId());
    List<UUID> toTell = new ArrayList<>();
    ours(shift, settled.rows())
        .forEach((link, invoice) -> note(shift, link, invoice).ifPresent(toTell::add));
    entities.flush();
    return new Noted(toTell, looks.end(shift, turn, SeenUntil.of(settled, clock.instant())));
  }

  /** Those that are linked and that nobody has paid yet. */
  private Map<Link, ObjectNode> ours(Shift shift, List<ObjectNode> settled) {
    Map<String, ObjectNode> byId =
        settled.stream()
            .collect(Collectors.toMap(invoice -> invoice.path("Id").asText(), Function.identity()));
    return links
        .open(shift.workspaceId(), shift.realmId(), RecordKind.INVOICE, byId.keySet())
        .stream()
        .collect(Collectors.toMap(Function.identity(), link -> byId.get(link.quickbooksId)));
  }

  /**
   * A voided or zero-total invoice has balance zero too and was not paid: it is only no longer
   * watched.
   */
  private Optional<UUID> note(Shift shift, Link link, ObjectNode invoice) {
    InvoiceState state = InvoiceState.of(invoice);
    if (state == InvoiceState.OPEN) {
      return Optional.empty();
    }
    link.open = false;
    LocalDate paidOn = PaidOn.of(invoice, clock.instant());
    if (state != InvoiceState.PAID || !records.markPaid(link.workspaceId, link.recordId, paidOn)) {
      return Optional.empty();
    }
    StoredRecord record =
        records.find(link.workspaceId, RecordKind.INVOICE, link.recordId).orElseThrow();
    Job row = row(shift, link, record);
    entities.persist(row);
    LOG.infof(
        "event=invoice_paid workspace=%s entity=invoice entity_id=%s quickbooks_id=%s paid_on=%s",
        link.workspaceId, link.recordId, link.quickbooksId, paidOn);
    return notices.write(row, paidOn);
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
