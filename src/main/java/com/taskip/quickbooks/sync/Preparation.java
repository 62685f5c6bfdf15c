package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.SalesDocument;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.sync.plan.Dependency;
import com.taskip.quickbooks.sync.plan.LinkState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what the rules have to know of a set of jobs, in a fixed number of statements. */
@ApplicationScoped
@Transactional
class Preparation {
  private static final List<RecordKind> DOCUMENTS =
      List.of(RecordKind.INVOICE, RecordKind.CREDIT_MEMO, RecordKind.REFUND);

  private final RecordStore records;
  private final Links links;
  private final Ledger ledger;
  private final Backlog backlog;
  private final Connections connections;
  private final SyncConfig config;

  Preparation(
      RecordStore records,
      Links links,
      Ledger ledger,
      Backlog backlog,
      Connections connections,
      SyncConfig config) {
    this.records = records;
    this.links = links;
    this.ledger = ledger;
    this.backlog = backlog;
    this.connections = connections;
    this.config = config;
  }

  /**
   * Jobs to be worked on, and what was read on the way to them.
   *
   * @param documents sales documents by kind and id; kinds that are missing have to be read
   * @param links those of them, and of the contacts that they name, by kind and id
   */
  record Gathered(
      List<Job> jobs,
      Map<RecordKind, Map<String, StoredRecord>> documents,
      Map<RecordKind, Map<String, LinkState>> links) {}

  /**
   * The jobs together with those of the contacts that QuickBooks must have first: no sales document
   * can exist there without its customer. A contact's job that another worker holds stays with it.
   */
  Gathered withContacts(Shift shift, List<Job> jobs) {
    Map<RecordKind, Map<String, StoredRecord>> bodies = new EnumMap<>(RecordKind.class);
    DOCUMENTS.forEach(kind -> bodies.put(kind, bodies(shift, kind, ids(jobs, kind))));
    Map<String, SalesDocument> documents = documents(bodies);
    Set<String> contacts =
        documents.values().stream()
            .map(SalesDocument::contactId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    contacts.removeAll(ids(jobs, RecordKind.CONTACT));
    Map<RecordKind, Set<String>> linkable = new EnumMap<>(RecordKind.class);
    bodies.forEach((kind, records) -> linkable.put(kind, records.keySet()));
    linkable.put(RecordKind.CONTACT, contacts);
    Map<RecordKind, Map<String, LinkState>> linked =
        links.states(shift.workspaceId(), shift.realmId(), linkable);
    contacts.removeAll(linked.getOrDefault(RecordKind.CONTACT, Map.of()).keySet());
    if (contacts.isEmpty()) {
      return new Gathered(jobs, bodies, linked);
    }
    // Their customers take a while: what was read until now is old by then.
    return new Gathered(withContacts(shift, jobs, documents, contacts), Map.of(), Map.of());
  }

  private List<Job> withContacts(
      Shift shift, List<Job> jobs, Map<String, SalesDocument> documents, Set<String> contacts) {
    // From here on nobody opens or settles a job of theirs, and none of them changes.
    ledger.oneByOne(shift.workspaceId());
    if (!connections.shared(shift.workspaceId()).connectedTo(shift.realmId())) {
      return jobs;
    }
    records.hold(shift.workspaceId(), RecordKind.CONTACT, contacts);
    contacts.removeAll(customers(shift, contacts).keySet());
    Map<String, Job> latest =
        ledger.latestJobs(shift.workspaceId(), shift.realmId(), RecordKind.CONTACT, contacts);
    List<UUID> due =
        bodies(shift, RecordKind.CONTACT, contacts).values().stream()
            .sorted(Comparator.comparing(StoredRecord::id))
            .filter(contact -> worthTrying(latest.get(contact.id()), contact.id(), documents, jobs))
            .map(contact -> openJob(shift, contact, latest.get(contact.id())))
            .toList();
    if (!shift.bulk()) {
      backlog.expedite(due);
    }
    List<Job> all = new ArrayList<>(ledger.claim(shift, due, config.lease()));
    all.addAll(jobs);
    return all;
  }

  private Map<String, LinkState> customers(Shift shift, Set<String> contacts) {
    return contacts.isEmpty()
        ? Map.of()
        : links.states(shift.workspaceId(), shift.realmId(), RecordKind.CONTACT, contacts);
  }

  /** The sales documents that ask for a customer, by {@code kind:id}. */
  private static Map<String, SalesDocument> documents(
      Map<RecordKind, Map<String, StoredRecord>> bodies) {
    Map<String, SalesDocument> documents = new HashMap<>();
    bodies.forEach(
        (kind, records) -> {
          for (StoredRecord record : records.values()) {
            SalesDocument document = (SalesDocument) record.body();
            if (!(document instanceof Invoice invoice && invoice.status() == InvoiceStatus.VOID)) {
              documents.put(kind.wireName() + ":" + record.id(), document);
            }
          }
        });
    return documents;
  }

  private UUID openJob(Shift shift, StoredRecord contact, Job latest) {
    return latest != null && latest.status() == JobStatus.PENDING
        ? latest.id
        : ledger.open(contact, shift.realmId(), JobAction.CREATE, shift.bulk());
  }

  /**
   * A contact that failed is tried again for a document that came after that, or when a person
   * asks.
   */
  private static boolean worthTrying(
      Job latest, String contact, Map<String, SalesDocument> documents, List<Job> jobs) {
    if (!failed(latest)) {
      return true;
    }
    return jobs.stream()
        .filter(job -> documents.containsKey(job.record()))
        .filter(job -> contact.equals(documents.get(job.record()).contactId()))
        .anyMatch(job -> job.forced || job.createdAt.isAfter(latest.attemptedAt));
  }

  /** One attempt for each job, with its record, its link and how its dependency stands. */
  List<Attempt> attempts(Shift shift, RecordKind kind, List<Job> jobs, Gathered gathered) {
    Map<String, StoredRecord> read = gathered.documents().get(kind);
    Map<String, StoredRecord> bodies = read == null ? bodies(shift, kind, ids(jobs, kind)) : read;
    Map<String, LinkState> linked =
        read == null
            ? links.states(shift.workspaceId(), shift.realmId(), kind, bodies.keySet())
            : gathered.links().getOrDefault(kind, Map.of());
    List<Attempt> attempts =
        jobs.stream()
            .map(job -> new Attempt(job, bodies.get(job.entityId), linked.get(job.entityId)))
            .toList();
    switch (kind) {
      case CONTACT -> {}
      case INVOICE, CREDIT_MEMO, REFUND ->
          nameDependencies(
              shift,
              attempts,
              RecordKind.CONTACT,
              TaskipRecord::contactId,
              gathered.links().getOrDefault(RecordKind.CONTACT, Map.of()));
      case PAYMENT ->
          nameDependencies(shift, attempts, RecordKind.INVOICE, TaskipRecord::invoiceId, Map.of());
    }
    return attempts;
  }

  private void nameDependencies(
      Shift shift,
      List<Attempt> attempts,
      RecordKind kind,
      Function<TaskipRecord, String> reference,
      Map<String, LinkState> alreadyRead) {
    Set<String> ids =
        attempts.stream()
            .map(attempt -> reference.apply(attempt.record.body()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<String, LinkState> linked = new HashMap<>(alreadyRead);
    // A customer that QuickBooks has will do as it is; an invoice may have changed since.
    Set<String> open = new HashSet<>(ids);
    if (kind == RecordKind.CONTACT) {
      if (!linked.keySet().containsAll(ids)) {
        linked.putAll(links.states(shift.workspaceId(), shift.realmId(), kind, ids));
      }
      open.removeAll(linked.keySet());
    }
    Map<String, Job> latest = Map.of();
    if (!open.isEmpty()) {
      // Jobs before links: what is settled in between then shows its link.
      latest = ledger.latestJobs(shift.workspaceId(), shift.realmId(), kind, open);
      linked.putAll(links.states(shift.workspaceId(), shift.realmId(), kind, open));
    }
    Map<String, StoredRecord> known = bodies(shift, kind, open);
    for (Attempt attempt : attempts) {
      String id = reference.apply(attempt.record.body());
      if (id != null) {
        attempt.dependency = dependency(attempt.job, linked.get(id), known.get(id), latest.get(id));
        attempt.dependsOn =
            attempt.dependency instanceof Dependency.Linked
                    || attempt.dependency instanceof Dependency.Void
                ? null
                : kind.wireName() + ":" + id;
      }
    }
  }

  private static Dependency dependency(Job job, LinkState link, StoredRecord record, Job latest) {
    if (record != null && record.body() instanceof Invoice invoice) {
      return invoice(job, link, invoice, latest);
    }
    if (link != null) {
      return new Dependency.Linked(link);
    }
    if (record == null) {
      return new Dependency.Unknown();
    }
    // A document takes its contact along, so one that has not failed is as good as queued.
    return failed(latest) ? new Dependency.Stuck() : new Dependency.OnItsWay();
  }

  private static Dependency invoice(Job job, LinkState link, Invoice invoice, Job latest) {
    if (invoice.status() == InvoiceStatus.VOID) {
      return new Dependency.Void();
    }
    if (link != null) {
      return isAhead(latest, job) ? new Dependency.OnItsWay() : new Dependency.Linked(link);
    }
    if (invoice.status() == InvoiceStatus.DRAFT) {
      return new Dependency.Draft();
    }
    return latest != null && latest.status() == JobStatus.PENDING
        ? new Dependency.OnItsWay()
        : new Dependency.Stuck();
  }

  /**
   * Whether a change of the invoice that is older than the payment is still under way. Posted
   * against what the invoice was before, the payment would pay too much or all of it, and the
   * change would find it paid and be left out.
   */
  private static boolean isAhead(Job invoice, Job payment) {
    return invoice != null
        && invoice.status() == JobStatus.PENDING
        && invoice.waitsFor == null
        && !invoice.createdAt.isAfter(payment.createdAt);
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
