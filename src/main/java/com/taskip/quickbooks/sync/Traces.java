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
  private static final SyncError SEVERAL =
      SyncError.ours(
          "possible_duplicate",
          "An earlier try got no answer, and QuickBooks has more than one record that it may have made.",
          "Delete the surplus one in QuickBooks, then click Retry.");

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
   * had never been sent. An update or a void is planned anew in any case, from what is there now.
   */
  void follow(Shift shift, Attempt attempt, Write write, Instant sentAt) {
    if (write.verb() != Verb.CREATE) {
      return;
    }
    List<ObjectNode> made =
        quickbooks.queryAll(shift.company(), candidates(write, sentAt)).stream()
            .filter(there -> Trace.isOf(write, sentAt, there))
            .toList();
    Set<String> owned =
        made.isEmpty()
            ? Set.of()
            : links
                .recordsOf(
                    shift.workspaceId(),
                    shift.realmId(),
                    attempt.job.kind(),
                    made.stream().map(there -> there.path("Id").asText()).toList())
                .keySet();
    List<ObjectNode> free =
        made.stream().filter(there -> !owned.contains(there.path("Id").asText())).toList();
    if (free.size() > 1) {
      attempt.unknown = true;
      attempt.failed(SEVERAL, false);
    } else if (free.size() == 1) {
      ObjectNode ours = free.getFirst();
      attempt.job.action = JobAction.CREATE.wireName();
      attempt.linked(ours, write.sent(), rules.remember(attempt, ours));
    }
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
