package com.taskip.quickbooks.settings;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Connections;
import com.taskip.quickbooks.connection.Status;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;

/** The settings in the ledger. Each method takes part in a transaction, or makes one of its own. */
@ApplicationScoped
@Transactional
public class SettingsStore {
  private final Session ledger;
  private final Connections connections;
  private final Event<SettingsChanged> changed;

  SettingsStore(Session ledger, Connections connections, Event<SettingsChanged> changed) {
    this.ledger = ledger;
    this.connections = connections;
    this.changed = changed;
  }

  /**
   * The workspace's settings as they were saved, {@link SyncSettings#DEFAULTS} before the first
   * save.
   */
  public SyncSettings of(String workspaceId) {
    return stored(workspaceId).settings();
  }

  /** The workspace's settings as they hold for that company: no id of another's is among them. */
  public SyncSettings of(String workspaceId, String realmId) {
    return stored(workspaceId).in(realmId);
  }

  /** The settings together with the company whose ids they hold. */
  StoredSettings stored(String workspaceId) {
    return ledger
        .createNativeQuery(
            "select cast(document as text), realm_id from settings where workspace_id = :workspace",
            Tuple.class)
        .setParameter("workspace", workspaceId)
        .uniqueResultOptional()
        .map(row -> new StoredSettings(SettingsJson.read((String) row.get(0)), (String) row.get(1)))
        .orElse(new StoredSettings(SyncSettings.DEFAULTS, null));
  }

  /** Replaces the whole of the workspace's settings. */
  void put(String workspaceId, SyncSettings now) {
    String realmId =
        Optional.of(connections.held(workspaceId))
            .filter(connection -> connection.status() != Status.DISCONNECTED)
            .map(Connection::realmId)
            .orElse(null);
    SyncSettings before = realmId == null ? of(workspaceId) : of(workspaceId, realmId);
    ledger
        .createNativeMutationQuery(
            """
            insert into settings (workspace_id, document, realm_id)
            values (:workspace, cast(:document as jsonb), cast(:realm as varchar))
            on conflict (workspace_id) do update
              set document = excluded.document, realm_id = excluded.realm_id
            """)
        .setParameter("workspace", workspaceId)
        .setParameter("document", SettingsJson.write(now))
        .setParameter("realm", realmId)
        .executeUpdate();
    if (!Objects.equals(before.arAccountId(), now.arAccountId())) {
      connections.arAccountRefused(workspaceId, false);
    }
    if (!now.equals(before)) {
      changed.fire(new SettingsChanged(workspaceId, before, now));
    }
  }
}
