package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.settings.SettingsChanged;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/** Rows that failed for want of a setting go on by themselves once the settings change. */
@ApplicationScoped
class SettingsWatch {
  private static final String ITEM_MISSING = "item_missing";

  private final Session entities;
  private final Reopening reopening;
  private final WakeUps wakeUps;

  SettingsWatch(Session entities, Reopening reopening, WakeUps wakeUps) {
    this.entities = entities;
    this.reopening = reopening;
    this.wakeUps = wakeUps;
  }

  /** Once the settings are really stored; a transaction of its own, so that it cannot undo them. */
  void goOn(@Observes(during = TransactionPhase.AFTER_SUCCESS) SettingsChanged changed) {
    if (changed.before().itemMappings().equals(changed.now().itemMappings())
        && Objects.equals(changed.before().defaultItemId(), changed.now().defaultItemId())) {
      return;
    }
    List<UUID> queued =
        QuarkusTransaction.requiringNew()
            .call(() -> reopening.reopen(failedForWantOfItems(changed.workspaceId()), false));
    wakeUps.wake(changed.workspaceId(), queued);
  }

  private List<UUID> failedForWantOfItems(String workspaceId) {
    return entities
        .createNativeQuery(
            """
            select j.id from job j
            join connection c on c.workspace_id = j.workspace_id and c.realm_id = j.realm_id
            where j.workspace_id = :workspace and j.status = 'failed' and j.error ->> 'code' = :code
              and not exists (select 1 from job newer where newer.workspace_id = j.workspace_id
                and newer.realm_id = j.realm_id and newer.direction = 'push'
                and newer.entity = j.entity and newer.entity_id = j.entity_id and newer.id > j.id)
            """,
            UUID.class)
        .setParameter("workspace", workspaceId)
        .setParameter("code", ITEM_MISSING)
        .getResultList();
  }
}
