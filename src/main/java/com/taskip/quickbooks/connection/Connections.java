package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/**
 * Which workspace is connected to which company. Each method is one transaction, or part of one.
 */
@ApplicationScoped
@Transactional
public class Connections {
  private static final Logger LOG = Logger.getLogger(Connections.class);

  private final QuickBooksConfig intuit;

  Connections(QuickBooksConfig intuit) {
    this.intuit = intuit;
  }

  /** The workspace's connection in the environment we run in, also when there is none yet. */
  public Connection of(String workspaceId) {
    return ConnectionRow.of(workspaceId)
        .filter(row -> row.in(intuit.environment()))
        .map(ConnectionRow::toConnection)
        .orElseGet(() -> Connection.none(workspaceId, intuit.environment()));
  }

  /**
   * The same, held until the caller's transaction ends: nobody connects or disconnects meanwhile.
   */
  public Connection held(String workspaceId) {
    ConnectionRow.locked(workspaceId);
    return of(workspaceId);
  }

  /** The same, held together with others who hold it like this. */
  public Connection shared(String workspaceId) {
    ConnectionRow.shared(workspaceId);
    return of(workspaceId);
  }

  /** Whether some workspace is connected to that company now. */
  boolean anyTo(String realmId) {
    return ConnectionRow.count(
            "realmId = ?1 and environment = ?2 and status = ?3",
            realmId,
            intuit.environment(),
            Status.CONNECTED)
        > 0;
  }

  /** Notes whether the company refuses the A/R account of the settings. */
  public void arAccountRefused(String workspaceId, boolean refused) {
    ConnectionRow.update("arAccountRefused = ?1 where workspaceId = ?2", refused, workspaceId);
  }

  /**
   * Notes whether the company takes no changes because its subscription ended (6190). Does nothing
   * when the workspace has moved on to another company meanwhile.
   *
   * @return whether that is news
   */
  public boolean subscriptionEnded(String workspaceId, String realmId, boolean ended) {
    return ConnectionRow.update(
            "subscriptionEnded = ?1 where workspaceId = ?2 and realmId = ?3"
                + " and subscriptionEnded <> ?1",
            ended,
            workspaceId,
            realmId)
        == 1;
  }

  /**
   * The company shut us out (3100): stops syncing until someone reconnects. Does nothing when the
   * workspace has moved on from that company meanwhile.
   *
   * @param sentence what happened, for a person
   */
  public void broken(String workspaceId, String realmId, String sentence) {
    ConnectionRow.locked(workspaceId)
        .filter(row -> row.connectedTo(realmId))
        .ifPresent(
            row -> {
              row.breakWith(sentence);
              LOG.warnf(
                  "event=connection_broken workspace=%s reason=\"%s\"", workspaceId, sentence);
            });
  }
}
