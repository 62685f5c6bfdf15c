package com.taskip.quickbooks.sync;

import com.taskip.quickbooks.metrics.Metric;
import com.taskip.quickbooks.metrics.Metrics;
import com.taskip.quickbooks.quickbooks.QuickBooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.Session;

/** How the whole stands now, all workspaces together: what no single event shows. */
@ApplicationScoped
public class Standing {
  private final Session entities;
  private final Metrics metrics;
  private final QuickBooksConfig intuit;
  private final Clock clock;

  Standing(Session entities, Metrics metrics, QuickBooksConfig intuit, Clock clock) {
    this.entities = entities;
    this.metrics = metrics;
    this.intuit = intuit;
    this.clock = clock;
  }

  /** Looks once. */
  @Transactional
  public void measure() {
    metrics.gauge(Metric.OLDEST_JOB_AGE, oldestJobAge().toSeconds());
    metrics.gauge(Metric.GIVEN_UP, givenUp());
  }

  /** By how long the job that somebody has waited for longest is overdue; zero when none is. */
  private Duration oldestJobAge() {
    Instant now = clock.instant();
    Instant due =
        entities
            .createNativeQuery(
                """
                select j.due_at from job j
                join connection c on c.workspace_id = j.workspace_id
                  and c.realm_id = j.realm_id and c.status = 1 and c.environment = :environment
                where j.status = 'pending' and not j.bulk and j.due_at <= :now
                order by j.due_at limit 1
                """,
                Instant.class)
            .setParameter("environment", intuit.environment())
            .setParameter("now", now)
            .getSingleResultOrNull();
    return due == null ? Duration.ZERO : Duration.between(due, now);
  }

  /**
   * Rows that used up their retries with nothing newer about the record, and what Taskip missed.
   */
  private long givenUp() {
    return entities
        .createNativeQuery(
            """
            select (select count(*) from notice where given_up) + (
              select count(*) from job j where j.status = 'failed' and j.passing > 0
                and not exists (select 1 from job newer where newer.workspace_id = j.workspace_id
                  and newer.realm_id = j.realm_id and newer.direction = 'push'
                  and newer.entity = j.entity and newer.entity_id = j.entity_id and newer.id > j.id))
            """,
            Long.class)
        .getSingleResult();
  }
}
