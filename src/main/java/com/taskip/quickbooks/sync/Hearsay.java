package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.quickbooks.webhook.Change;
import com.taskip.quickbooks.sync.OpenInvoices.Waiting;
import com.taskip.quickbooks.sync.plan.WorthALook;
import com.taskip.quickbooks.sync.plan.WorthALook.Known;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What QuickBooks is said to have changed. Nothing of it is believed: it only makes a company be
 * looked at now instead of at the next tick, so that a delivery which is forged in its content,
 * repeated, late or out of order costs a look at most.
 */
@ApplicationScoped
public class Hearsay {
  private static final Logger LOG = Logger.getLogger(Hearsay.class);

  private final OpenInvoices openInvoices;
  private final Links links;
  private final Looks looks;
  private final WakeUps wakeUps;
  private final SyncConfig config;

  Hearsay(OpenInvoices openInvoices, Links links, Looks looks, WakeUps wakeUps, SyncConfig config) {
    this.openInvoices = openInvoices;
    this.links = links;
    this.looks = looks;
    this.wakeUps = wakeUps;
    this.config = config;
  }

  /** Asks for a look into each company where an invoice that somebody waits for may be paid. */
  public void heard(List<Change> changes) {
    Map<String, List<Change>> byRealm =
        changes.stream().collect(Collectors.groupingBy(Change::realmId));
    if (byRealm.isEmpty()) {
      return;
    }
    for (Waiting waiting : openInvoices.in(byRealm.keySet())) {
      List<Change> there = byRealm.get(waiting.realmId());
      boolean look = worthALook(waiting, there);
      LOG.infof(
          "event=webhook_heard workspace=%s changes=%d look=%s",
          waiting.workspaceId(), there.size(), look);
      if (look) {
        // A bulk change in QuickBooks comes as a burst of deliveries: one look at its beginning and
        // one after it, instead of a metered read for each.
        wakeUps.pull(waiting.workspaceId(), looks.ask(waiting, config.lookSpacing()));
      }
    }
  }

  private boolean worthALook(Waiting waiting, List<Change> changes) {
    Map<String, Known> ours = links.known(waiting.workspaceId(), waiting.realmId(), changes);
    return changes.stream()
        .anyMatch(
            change ->
                WorthALook.is(
                    change, ours.get(change.entity() + ":" + change.id()), waiting.seenUntil()));
  }
}
