package com.taskip.quickbooks.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells Taskip what it has yet to be told, at least once: a worker that dies between Taskip's
 * answer and its own note tells it again.
 */
@ApplicationScoped
class Telling {
  private static final Logger LOG = Logger.getLogger(Telling.class);

  private final Notices notices;
  private final TaskipEnd taskip;
  private final DeadLetters deadLetters;
  private final WakeUps wakeUps;
  private final SyncConfig config;

  Telling(
      Notices notices,
      TaskipEnd taskip,
      DeadLetters deadLetters,
      WakeUps wakeUps,
      SyncConfig config) {
    this.notices = notices;
    this.taskip = taskip;
    this.deadLetters = deadLetters;
    this.wakeUps = wakeUps;
    this.config = config;
  }

  /** Tells those that the wake-up names, as far as they are due and nobody else is at it. */
  void tell(WakeUp wakeUp) {
    List<UUID> named = wakeUp.notices();
    if (named.isEmpty()) {
      return;
    }
    if (!taskip.listens()) {
      notices.forget(wakeUp.workspaceId(), named);
      return;
    }
    if (wakeUp.exhausted()) {
      notices.takeUp(wakeUp.workspaceId(), named);
    }
    notices.claim(wakeUp.workspaceId(), named).forEach(this::tell);
  }

  private void tell(Notice notice) {
    if (taskip.hears(notice)) {
      notices.heard(notice);
    } else if (notice.failures < config.automaticRetries()) {
      if (notices.putOff(notice)) {
        wakeUps.tell(notice.workspaceId, List.of(notice.id), config.retryDelay());
      }
    } else {
      LOG.errorf("event=notice_given_up workspace=%s notice=%s", notice.workspaceId, notice.id);
      // First the dead-letter queue, then the row: a crash in between repeats the last try.
      deadLetters.keep(WakeUp.unheard(notice.workspaceId, List.of(notice.id)));
      notices.giveUp(notice);
    }
  }
}
