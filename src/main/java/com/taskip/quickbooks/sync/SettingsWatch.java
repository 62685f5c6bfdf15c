package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.settings.SettingsChanged;
import com.taskip.quickbooks.settings.SyncSettings;
import com.taskip.quickbooks.sync.plan.DepositAccount;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/** Rows that ended for want of a setting go on by themselves once the settings change. */
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
    List<String> answered = answered(changed.before(), changed.now());
    if (answered.isEmpty()) {
      return;
    }
    Reopened again =
        QuarkusTransaction.requiringNew()
            .call(() -> reopening.reopen(endedWith(changed.workspaceId(), answered), false));
    wakeUps.wake(changed.workspaceId(), again.toWake());
  }

  /** The codes of the rows that this change may help. */
  private static List<String> answered(SyncSettings before, SyncSettings now) {
    List<String> codes = new ArrayList<>();
    if (!before.itemMappings().equals(now.itemMappings())
        || !Objects.equals(before.defaultItemId(), now.defaultItemId())) {
      codes.add(ITEM_MISSING);
    }
    String account = now.defaultDepositAccountId();
    if (account != null && !account.equals(before.defaultDepositAccountId())) {
      codes.add(DepositAccount.MISSING);
      codes.add(DepositAccount.REFUSED);
    }
    return codes;
  }

  private List<UUID> endedWith(String workspaceId, List<String> codes) {
    return entities
        .createNativeQuery(
            """
            select j.id from job j
            join connection c on c.workspace_id = j.workspace_id and c.realm_id = j.realm_id
            where j.workspace_id = :workspace and j.status in ('failed', 'skipped')
              and j.error ->> 'code' = any(:codes)
              and not exists (select 1 from job newer where newer.workspace_id = j.workspace_id
                and newer.realm_id = j.realm_id and newer.direction = 'push'
                and newer.entity = j.entity and newer.entity_id = j.entity_id and newer.id > j.id)
            """,
            UUID.class)
        .setParameter("workspace", workspaceId)
        .setParameter("codes", codes.toArray(String[]::new))
        .getResultList();
  }
}
