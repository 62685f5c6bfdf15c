package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.settings.SettingsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Rows that failed for want of a setting go on by themselves once the settings change. */
@ApplicationScoped
class SettingsWatch {
  private static final List<String> SETTING_MISSING = List.of("item_missing");

  private final Session entities;
  private final Ledger ledger;
  private final WakeUps wakeUps;

  SettingsWatch(Session entities, Ledger ledger, WakeUps wakeUps) {
    this.entities = entities;
    this.ledger = ledger;
    this.wakeUps = wakeUps;
  }

  /** Part of the transaction that stores the settings. */
  void queueAgain(@Observes SettingsChanged changed) {
    ledger.reopen(newest(changed.workspaceId(), JobStatus.FAILED), false);
  }

  /** Wakes what that queued, once the settings are really stored. */
  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingsChanged changed) {
    List<UUID> queued =
        newest(changed.workspaceId(), JobStatus.PENDING).stream().map(job -> job.id).toList();
    wakeUps.wake(changed.workspaceId(), queued);
  }

  private List<Job> newest(String workspaceId, JobStatus status) {
    return entities
        .createNativeQuery(
            """
            select j.* from job j
            where j.workspace_id = :workspace and j.status = :status and j.error ->> 'code' in (:codes)
              and not exists (select 1 from job newer where newer.workspace_id = j.workspace_id
                and newer.entity = j.entity and newer.entity_id = j.entity_id and newer.id > j.id)
            """,
            Job.class)
        .setParameter("workspace", workspaceId)
        .setParameter("status", status.wireName())
        .setParameter("codes", SETTING_MISSING)
        .getResultList();
  }
}
