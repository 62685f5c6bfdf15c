package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.sync.plan.Dependency;
import com.taskip.quickbooks.sync.plan.LinkState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gathers what the rules have to know of a set of jobs, in a fixed number of statements. */
@ApplicationScoped
@Transactional
class Preparation {
  private final RecordStore records;
  private final Links links;
  private final Ledger ledger;
  private final SyncConfig config;

  Preparation(RecordStore records, Links links, Ledger ledger, SyncConfig config) {
    this.records = records;
    this.links = links;
    this.ledger = ledger;
    this.config = config;
  }

  /**
   * The jobs together with those of the contacts that QuickBooks must have first: an invoice cannot
   * exist there without its customer. A contact's job that another worker holds stays with it.
   */
  List<Job> withContacts(Shift shift, List<Job> jobs) {
    Map<String, StoredRecord> invoices =
        bodies(shift, RecordKind.INVOICE, ids(jobs, RecordKind.INVOICE));
    Set<String> contacts =
        invoices.values().stream()
            .map(StoredRecord::body)
            .filter(body -> !(body instanceof Invoice i && i.status() == InvoiceStatus.VOID))
            .map(TaskipRecord::contactId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (contacts.isEmpty()) {
      return jobs;
    }
    contacts.removeAll(ids(jobs, RecordKind.CONTACT));
    // Jobs before links: a contact that is settled in between then shows its link, and gets no
    // second row.
    Map<String, Job> latest =
        ledger.latestJobs(shift.workspaceId(), shift.realmId(), RecordKind.CONTACT, contacts);
    contacts.removeAll(
        links.states(shift.workspaceId(), shift.realmId(), RecordKind.CONTACT, contacts).keySet());
    List<UUID> due =
        bodies(shift, RecordKind.CONTACT, contacts).values().stream()
            // Always in the same order, so that two workers cannot wait for each other.
            .sorted(Comparator.comparing(StoredRecord::id))
            .filter(contact -> worthTrying(latest.get(contact.id()), contact.id(), invoices, jobs))
            .map(contact -> openJob(shift, contact, latest.get(contact.id())))
            .toList();
    List<Job> all = new ArrayList<>(ledger.claim(shift, due, config.lease()));
    all.addAll(jobs);
    return all;
  }

  private UUID openJob(Shift shift, StoredRecord contact, Job latest) {
    return latest != null && latest.status() == JobStatus.PENDING
        ? latest.id
        : ledger.open(contact, shift.realmId(), JobAction.CREATE);
  }

  /**
   * A contact that failed is tried again for an invoice that came after that, or when a person
   * asks.
   */
  private static boolean worthTrying(
      Job latest, String contact, Map<String, StoredRecord> invoices, List<Job> jobs) {
    if (!failed(latest)) {
      return true;
    }
    return jobs.stream()
        .filter(job -> job.kind() == RecordKind.INVOICE)
        .filter(job -> contact.equals(invoices.get(job.entityId).body().contactId()))
        .anyMatch(job -> job.forced || job.createdAt.isAfter(latest.attemptedAt));
  }

  /** One attempt for each job, with its record, its link and how its dependency stands. */
  List<Attempt> attempts(Shift shift, RecordKind kind, List<Job> jobs) {
    Map<String, StoredRecord> bodies = bodies(shift, kind, ids(jobs, kind));
    Map<String, LinkState> linked =
        links.states(shift.workspaceId(), shift.realmId(), kind, bodies.keySet());
    List<Attempt> attempts =
        jobs.stream()
            .map(job -> new Attempt(job, bodies.get(job.entityId), linked.get(job.entityId)))
            .toList();
    if (kind != RecordKind.CONTACT) {
      nameContacts(shift, attempts);
    }
    return attempts;
  }

  private void nameContacts(Shift shift, List<Attempt> attempts) {
    Set<String> ids =
        attempts.stream()
            .map(attempt -> attempt.record.body().contactId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<String, LinkState> linked =
        links.states(shift.workspaceId(), shift.realmId(), RecordKind.CONTACT, ids);
    Map<String, StoredRecord> known = bodies(shift, RecordKind.CONTACT, ids);
    Map<String, Job> latest =
        ledger.latestJobs(shift.workspaceId(), shift.realmId(), RecordKind.CONTACT, ids);
    for (Attempt attempt : attempts) {
      String contact = attempt.record.body().contactId();
      if (contact != null) {
        attempt.dependency =
            dependency(linked.get(contact), known.get(contact), latest.get(contact));
        attempt.dependsOn =
            attempt.dependency instanceof Dependency.Linked
                ? null
                : RecordKind.CONTACT.wireName() + ":" + contact;
      }
    }
  }

  private static Dependency dependency(LinkState link, StoredRecord record, Job latest) {
    if (link != null) {
      return new Dependency.Linked(link);
    }
    if (record == null) {
      return new Dependency.Unknown();
    }
    return failed(latest) ? new Dependency.Failed() : new Dependency.OnItsWay();
  }

  private static boolean failed(Job job) {
    return job != null && job.status() == JobStatus.FAILED;
  }

  private Map<String, StoredRecord> bodies(Shift shift, RecordKind kind, Set<String> ids) {
    return ids.isEmpty() ? Map.of() : records.findAll(shift.workspaceId(), kind, ids);
  }

  private static Set<String> ids(List<Job> jobs, RecordKind kind) {
    return jobs.stream()
        .filter(job -> job.kind() == kind)
        .map(job -> job.entityId)
        .collect(Collectors.toSet());
  }
}
