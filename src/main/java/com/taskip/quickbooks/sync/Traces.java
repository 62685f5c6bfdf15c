package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Query;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import com.taskip.quickbooks.sync.plan.SyncError;
import com.taskip.quickbooks.sync.plan.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Settles a write whose answer was lost so long ago that QuickBooks may have forgotten its request
 * id: sending it again could do it a second time, so what it did is looked for instead.
 */
@ApplicationScoped
class Traces {
  /** The code of a row that a person has to look at before anything more is written. */
  static final String POSSIBLE_DUPLICATE = "possible_duplicate";

  private static final SyncError NOT_CERTAIN =
      SyncError.ours(
          POSSIBLE_DUPLICATE,
          "An earlier try got no answer, and QuickBooks has a document that it may have made.",
          "Look for it in QuickBooks: if it is there, leave this row as it is; if not, click Retry to"
              + " create it.");

  private final QuickBooks quickbooks;
  private final Links links;
  private final Rules rules;

  Traces(QuickBooks quickbooks, Links links, Rules rules) {
    this.quickbooks = quickbooks;
    this.links = links;
    this.rules = rules;
  }

  /**
   * Takes over what the write made, if it made anything; otherwise the attempt is planned as if it
   * had never been sent. An update or a void is planned anew in any case, from what is there now
   * and what it said.
   */
  void follow(Shift shift, Attempt attempt, Write write, Instant sentAt) {
    if (write.verb() != Verb.CREATE) {
      return;
    }
    List<ObjectNode> there =
        free(shift, attempt, quickbooks.queryAll(shift.company(), candidates(write, sentAt)));
    List<ObjectNode> ours = there.stream().filter(each -> Trace.isOf(write, sentAt, each)).toList();
    if (ours.size() == 1) {
      attempt.job.did(Verb.CREATE);
      attempt.linked(ours.getFirst(), write.sent(), rules.remember(attempt, ours.getFirst()), true);
      return;
    }
    boolean uncertain =
        !ours.isEmpty() || there.stream().anyMatch(each -> Trace.mayBeOf(write, sentAt, each));
    if (uncertain && !attempt.job.pushOver) {
      attempt.failed(NOT_CERTAIN, false);
    }
  }

  /** Those that belong to no other record of ours. */
  private List<ObjectNode> free(Shift shift, Attempt attempt, List<ObjectNode> there) {
    if (there.isEmpty()) {
      return there;
    }
    Set<String> owned =
        links
            .recordsOf(
                shift.workspaceId(),
                shift.realmId(),
                attempt.job.kind(),
                there.stream().map(each -> each.path("Id").asText()).toList())
            .keySet();
    return there.stream().filter(each -> !owned.contains(each.path("Id").asText())).toList();
  }

  private static Query candidates(Write write, Instant sentAt) {
    if (write.entity() == EntityType.CUSTOMER) {
      return Query.from(EntityType.CUSTOMER)
          .where("DisplayName")
          .eq(write.body().path("DisplayName").asText());
    }
    return Query.from(write.entity())
        .where("CustomerRef")
        .eq(write.body().at("/CustomerRef/value").asText())
        .and("MetaData.CreateTime")
        .atLeast(sentAt.minus(Trace.CLOCKS_DIFFER))
        .orderBy("MetaData.CreateTime");
  }
}
