package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.record.RecordKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Records that jobs wait for, named as {@code kind:id}: are they there, will they come? */
@ApplicationScoped
@Transactional
class Arrivals {
  private final Session entities;
  private final Links links;

  Arrivals(Session entities, Links links) {
    this.entities = entities;
    this.links = links;
  }

  /** Whether QuickBooks has the record, and an invoice without a change that is under way. */
  boolean happened(String workspaceId, String realmId, String record) {
    return links.has(workspaceId, realmId, record)
        && !(record.startsWith(RecordKind.INVOICE.wireName() + ":")
            && expected(workspaceId, realmId, record));
  }

  /**
   * Whether a job is bringing the record there: not when there is none, nor when it waits itself
   * for a record that nobody brings.
   */
  boolean expected(String workspaceId, String realmId, String record) {
    return entities
        .createNativeQuery(
            """
            with recursive job_for (waits_for) as (
              select j.waits_for from job j
              where j.workspace_id = :workspace and j.realm_id = :realm and j.status = 'pending'
                and j.entity = split_part(:record, ':', 1)
                and j.entity_id = substr(:record, strpos(:record, ':') + 1)
              union
              select j.waits_for from job_for
              join job j on j.workspace_id = :workspace and j.realm_id = :realm and j.status = 'pending'
                and j.entity = split_part(job_for.waits_for, ':', 1)
                and j.entity_id = substr(job_for.waits_for, strpos(job_for.waits_for, ':') + 1))
            select exists (select from job_for where waits_for is null)
            """,
            Boolean.class)
        .setParameter("workspace", workspaceId)
        .setParameter("realm", realmId)
        .setParameter("record", record)
        .getSingleResult();
  }
}
