package com.taskip.quickbooks.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.fault.Faults;
import com.taskip.quickbooks.quickbooks.view.CompanyInfoView;
import com.taskip.quickbooks.quickbooks.view.PreferencesView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The door to QuickBooks. Writes tell what is known about them ({@link Outcome}); reads give what
 * was asked for or throw {@link QuickBooksFailed}. Exceptions of a {@link TokenSource} pass
 * through. Must not be called inside a database transaction, and refuses to be.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NEVER)
public class QuickBooks {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** One row in twenty is asked for twice. */
  private static final int PAGE_OVERLAP = 20;

  private static final String NOT_FOUND = "610";

  private final IntuitApi api;
  private final IntuitCalls calls;
  private final ThrottleWait throttleWait;

  QuickBooks(@RestClient IntuitApi api, IntuitCalls calls, ThrottleWait throttleWait) {
    this.api = api;
    this.calls = calls;
    this.throttleWait = throttleWait;
  }

  /**
   * The only place from which QuickBooks is changed. Safe to repeat with the same request id and
   * the same operations: QuickBooks then gives the answer it gave before.
   *
   * @param requestId QuickBooks does the work of one id once per company
   * @param operations 1 to 30; more than one travel as a batch
   * @return one outcome for each operation, in their order
   */
  public List<Outcome> write(Company company, UUID requestId, List<Operation> operations) {
    if (operations.isEmpty() || operations.size() > BatchMessage.MOST_OPERATIONS) {
      throw new IllegalArgumentException(
          "1 to " + BatchMessage.MOST_OPERATIONS + " operations, not " + operations.size());
    }
    Operation first = operations.getFirst();
    boolean batch = operations.size() > 1;
    String resource = batch ? "batch" : first.entity().path();
    String operation = !batch && first.verb() == Verb.VOID ? "void" : null;
    byte[] body = QuickBooksJson.bytes(batch ? BatchMessage.request(operations) : first.body());
    Reply reply =
        calls.write(
            company,
            batch,
            authorization ->
                api.write(
                    company.realmId(),
                    resource,
                    operation,
                    company.minorVersion(),
                    requestId.toString(),
                    authorization,
                    body));
    return switch (reply) {
      case Reply.Good good when batch ->
          BatchMessage.outcomes(operations, good, throttleWait.until(null));
      case Reply.Good(ObjectNode tree, String tid) ->
          List.of(Outcomes.of(first, tree, tid, throttleWait.until(null)));
      case Reply.Bad(Fault fault) -> forAll(operations, Outcomes.of(fault));
      case Reply.Later(Fault fault, Instant notBefore) ->
          forAll(operations, new Outcome.NotSent(fault, notBefore));
    };
  }

  /**
   * From when on this many operations may be written in one request, as far as the company's budget
   * can tell; not after now when they may be. For a backlog: from when on it is due. Asking costs
   * nothing.
   */
  public Instant writableFrom(Company company, int operations) {
    return calls.freeAt(company, operations > 1);
  }

  /** One object as it is now; empty only when QuickBooks says that there is none (610). */
  public Optional<ObjectNode> read(Company company, EntityType type, String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      Reply.Good reply =
          calls.read(
              company,
              authorization ->
                  api.read(
                      company.realmId(), type.path(), id, company.minorVersion(), authorization));
      return Optional.of(entity(type, reply));
    } catch (QuickBooksFailed failed) {
      if (failed.fault().hasCode(NOT_FOUND)) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  /** Who the company is: its name, its country. */
  public CompanyInfoView companyInfo(Company company) {
    return read(company, EntityType.COMPANY_INFO, company.realmId())
        .map(CompanyInfoView::of)
        .orElseThrow(() -> unreadable("QuickBooks does not know this company.", null));
  }

  /** How the company is set up: its currency, whether it numbers documents itself. */
  public PreferencesView preferences(Company company) {
    Reply.Good reply =
        calls.read(
            company,
            authorization ->
                api.preferences(company.realmId(), company.minorVersion(), authorization));
    return PreferencesView.of(entity(EntityType.PREFERENCES, reply));
  }

  /** One page, at most {@link Query#PAGE} objects. */
  public List<ObjectNode> query(Company company, Query query) {
    return page(company, query).rows();
  }

  /** All pages, each object once; see {@link #search}. */
  public List<ObjectNode> queryAll(Company company, Query query) {
    return search(company, query).rows();
  }

  /**
   * All pages, each object once, and when QuickBooks began to answer. Rows move up when others
   * change while pages are turned, so each page begins a little before the end of the last; without
   * an order of the caller's they come in the order in which they were made, which shifts least.
   */
  public Found search(Company company, Query query) {
    Query next = query.isOrdered() ? query : query.orderBy("MetaData.CreateTime");
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    Instant began = null;
    for (int turned = 0; ; turned++) {
      Found page = page(company, next);
      began = turned == 0 ? page.at() : began;
      int before = found.size();
      page.rows().forEach(row -> found.put(row.path("Id").asText(), row));
      // A page that brings nothing new would come for ever.
      if (page.rows().size() < next.max() || found.size() == before) {
        return new Found(List.copyOf(found.values()), began);
      }
      next = next.startAt(next.start() + next.max() - next.max() / PAGE_OVERLAP);
    }
  }

  private Found page(Company company, Query query) {
    Reply.Good reply =
        calls.read(
            company,
            authorization ->
                api.query(
                    company.realmId(), query.encoded(), company.minorVersion(), authorization));
    if (!(reply.tree().get("QueryResponse") instanceof ObjectNode response)) {
      throw unreadable("QuickBooks' answer to a query could not be read.", reply.intuitTid());
    }
    List<ObjectNode> rows = new ArrayList<>();
    for (JsonNode row : response.path(query.entity().wireName())) {
      if (!(row instanceof ObjectNode object)) {
        throw unreadable("QuickBooks' answer to a query could not be read.", reply.intuitTid());
      }
      rows.add(object);
    }
    return new Found(rows, Found.time(reply.tree()));
  }

  private static ObjectNode entity(EntityType type, Reply.Good reply) {
    if (reply.tree().get(type.wireName()) instanceof ObjectNode entity) {
      return entity;
    }
    throw unreadable("QuickBooks' answer could not be read.", reply.intuitTid());
  }

  private static QuickBooksFailed unreadable(String sentence, String intuitTid) {
    return new QuickBooksFailed(Faults.unanswered(sentence, 200, intuitTid), null);
  }

  private static List<Outcome> forAll(List<Operation> operations, Outcome outcome) {
    return Collections.nCopies(operations.size(), outcome);
  }
}
