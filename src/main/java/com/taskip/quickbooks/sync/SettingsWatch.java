package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.settings.SettingsChanged;
import com.taskip.quickbooks.settings.SyncSettings;
import com.taskip.quickbooks.sync.plan.DepositAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rows that ended for want of a setting go on by themselves once the settings change. */
@ApplicationScoped
class SettingsWatch {
  private static final String ITEM_MISSING = "item_missing";

  private final Connections connections;
  private final Reopenings reopenings;

  SettingsWatch(Connections connections, Reopenings reopenings) {
    this.connections = connections;
    this.reopenings = reopenings;
  }

  /** Part of the transaction that stores the settings: neither is there without the other. */
  void goOn(@Observes SettingsChanged changed) {
    String realmId = connections.of(changed.workspaceId()).realmId();
    List<String> answered = answered(changed.before(), changed.now());
    if (realmId != null && !answered.isEmpty()) {
      reopenings.order(
          changed.workspaceId(), realmId, List.of(JobStatus.FAILED, JobStatus.SKIPPED), answered);
    }
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
}
