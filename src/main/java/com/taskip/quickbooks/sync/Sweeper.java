package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Wakes jobs, pumps and what Taskip is to be told, that are due and that nobody works on: their
 * wake-up was lost, or their worker died. Each further wake-up of the same one waits twice as long,
 * so that a long queue is not made longer.
 */
@ApplicationScoped
public class Sweeper {
  private static final int MOST_AT_ONCE = 3000;
  private static final Logger LOG = Logger.getLogger(Sweeper.class);

  private final Session entities;
  private final Pumps pumps;
  private final ConnectionWatch connections;
  private final Notices notices;
  private final WakeUps wakeUps;
  private final Metrics metrics;
  private final SyncConfig config;
  private final QuickBooksConfig intuit;
  private final Clock clock;

  Sweeper(
      Session entities,
      Pumps pumps,
      ConnectionWatch connections,
      Notices notices,
      WakeUps wakeUps,
      Metrics metrics,
      SyncConfig config,
      QuickBooksConfig intuit,
      Clock clock) {
    this.entities = entities;
    this.pumps = pumps;
    this.connections = connections;
    this.notices = notices;
    this.wakeUps = wakeUps;
    this.metrics = metrics;
    this.config = config;
    this.intuit = intuit;
    this.clock = clock;
  }

  /**
   * Looks once through all workspaces that are connected; wakes only what is committed as woken.
   * What belongs to a company that is not connected any more is closed.
   */
  public void sweep() {
    Instant now = clock.instant();
    Map<String, List<UUID>> byWorkspace =
        QuarkusTransaction.requiringNew().call(() -> forgotten(now));
    byWorkspace.forEach(
        (workspace, jobs) -> {
          LOG.warnf("event=jobs_swept workspace=%s jobs=%d", workspace, jobs.size());
          wakeUps.wake(workspace, jobs);
        });
    List<Pump> idle = pumps.forgotten(intuit.environment());
    for (Pump pump : idle) {
      LOG.warnf("event=pump_swept workspace=%s pump=%d", pump.workspaceId(), pump.number());
      wakeUps.pump(pump, Duration.ZERO);
    }
    Map<String, List<UUID>> untold = notices.forgotten(now);
    untold.forEach(
        (workspace, unheard) -> {
          LOG.warnf("event=notices_swept workspace=%s notices=%d", workspace, unheard.size());
          wakeUps.tell(workspace, unheard, Duration.ZERO);
        });
    int stranded = connections.skipStranded();
    if (stranded > 0) {
      LOG.warnf("event=stranded_jobs_skipped jobs=%d", stranded);
    }
    metrics.gauge(Metric.ROWS_NOBODY_WOKE, rows(byWorkspace) + idle.size() + rows(untold));
  }

  private static int rows(Map<String, List<UUID>> byWorkspace) {
    return byWorkspace.values().stream().mapToInt(List::size).sum();
  }

  private Map<String, List<UUID>> forgotten(Instant now) {
    List<Object[]> rows =
        entities
            .createNativeQuery(
                """
                update job set woken_at = :now, wakes = wakes + 1
                where id in (
                  select j.id from job j
                  join connection c on c.workspace_id = j.workspace_id
                    and c.realm_id = j.realm_id and c.status = 1 and c.environment = :environment
                  where j.status = 'pending' and not j.bulk and j.due_at <= :now
                    and (j.lease_id is null or j.leased_until < :now)
                    and j.woken_at + make_interval(secs => :grace * power(2, least(j.wakes, 6))) <= :now
                  order by j.due_at
                  limit :most
                  for update of j skip locked)
                returning workspace_id, cast(id as text)
                """,
                Object[].class)
            .setParameter("now", now)
            .setParameter("environment", intuit.environment())
            .setParameter("grace", config.wakeGrace().toMillis() / 1000.0)
            .setParameter("most", MOST_AT_ONCE)
            .getResultList();
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                row -> (String) row[0],
                Collectors.mapping(row -> UUID.fromString((String) row[1]), Collectors.toList())));
  }
}
