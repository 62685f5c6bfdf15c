package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.settings.SettingsChanged;
import com.taskip.quickbooks.settings.SettingsStore;
import com.taskip.quickbooks.settings.SyncSettings;
import com.taskip.quickbooks.sync.plan.DepositAccount;
import com.taskip.quickbooks.sync.plan.SyncError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Rows that ended for want of a setting go on by themselves once the settings change. */
@ApplicationScoped
class SettingsWatch {
  private static final String ITEM_MISSING = "item_missing";

  /** The codes of the errors that a setting answers. */
  static final Set<String> SETTINGS_MISSING =
      Set.of(ITEM_MISSING, DepositAccount.MISSING, DepositAccount.REFUSED);

  private final Connections connections;
  private final SettingsStore settings;
  private final Reopenings reopenings;

  SettingsWatch(Connections connections, SettingsStore settings, Reopenings reopenings) {
    this.connections = connections;
    this.settings = settings;
    this.reopenings = reopenings;
  }

  /** Part of the transaction that stores the settings: neither is there without the other. */
  void goOn(@Observes SettingsChanged changed) {
    String realmId = connections.of(changed.workspaceId()).realmId();
    List<String> answered = answered(changed.before(), changed.now());
    if (realmId != null && !answered.isEmpty()) {
      reopenings.order(changed.workspaceId(), realmId, Cause.endedWith(answered));
    }
  }

  /**
   * Those of the attempts that ended for want of a setting which has changed while they were under
   * way are tried again: the change could not find their rows. Part of their settlement.
   */
  void reconsider(Shift shift, List<Attempt> attempts) {
    List<Attempt> wanting = attempts.stream().filter(SettingsWatch::wantsASetting).toList();
    if (wanting.isEmpty()
        || settings.of(shift.workspaceId(), shift.realmId()).equals(shift.settings())) {
      return;
    }
    wanting.forEach(attempt -> attempt.ending = Ending.Deferred.atOnce());
  }

  private static boolean wantsASetting(Attempt attempt) {
    return switch (attempt.ending) {
      case Ending.Failed(SyncError why, boolean passing) -> SETTINGS_MISSING.contains(why.code());
      case Ending.Skipped(SyncError why) -> SETTINGS_MISSING.contains(why.code());
      case null, default -> false;
    };
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
