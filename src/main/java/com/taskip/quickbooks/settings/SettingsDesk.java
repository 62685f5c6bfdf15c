package com.taskip.quickbooks.settings;

import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.connection.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Where a person changes the settings and sees what they are good for. */
@ApplicationScoped
public class SettingsDesk {
  private final SettingsStore store;
  private final Connections connections;
  private final LiveCompany company;
  private final Lists lists;
  private final Clock clock;

  SettingsDesk(
      SettingsStore store, Connections connections, LiveCompany company, Lists lists, Clock clock) {
    this.store = store;
    this.connections = connections;
    this.company = company;
    this.lists = lists;
    this.clock = clock;
  }

  /**
   * Replaces the workspace's settings, after looking every id up in the company if one is
   * connected. The look-up is done before the transaction that stores begins.
   *
   * @throws Refusal {@code unknown_reference} naming each such member; as {@link LiveCompany#ask}
   *     when the company cannot be asked
   */
  public SyncSettings replace(String workspaceId, SyncSettings settings) {
    if (settings.nameAnything() && connections.of(workspaceId).connected()) {
      List<FieldError> unknown =
          company.ask(workspaceId, it -> References.unknown(settings, lists, it));
      if (!unknown.isEmpty()) {
        throw Refusal.invalid(
                "unknown_reference", "QuickBooks does not have what some settings refer to.")
            .naming(unknown);
      }
    }
    store.put(workspaceId, settings);
    return settings;
  }

  /** What can sync with the settings and the connection as they stand. */
  public Readiness readiness(String workspaceId) {
    return Readiness.of(connections.of(workspaceId), store.stored(workspaceId), clock.instant());
  }
}
