package com.taskip.quickbooks.quickbooks.budget;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The counted requests of each company. A row says until when its request may be at work at
 * QuickBooks: a bound while it runs, the truth once it ended. It counts as running until then, and
 * against the minute for 60 seconds longer; so the limits hold at QuickBooks' end, where a request
 * arrives some time between its start and its end, and a process that died frees its place by
 * itself. Transactions are short and closed before anything is sent; none waits for the disk, as
 * the tables are not logged: after a crash of the database they are empty, and Intuit's own count
 * holds.
 */
@ApplicationScoped
class BudgetLedger {

  /** What "a minute" is: sliding, not the clock's. */
  static final Duration WINDOW = Duration.ofSeconds(60);

  /** A request is given up before this; a row that is older is of a process that died. */
  static final Duration LONGEST_REQUEST = Duration.ofSeconds(45);

  /** Locks the company's row for whoever asks: counting and entering is one step for all. */
  private static final String LOCK =
      """
      insert into company_budget (realm_id) values (?)
      on conflict (realm_id) do update set realm_id = excluded.realm_id
      returning closed_until
      """;

  private static final String ENTER =
      """
      with asked as (
        select ? as realm_id, ?::boolean as batch, ?::timestamptz as now, ?::timestamptz as since
      ), forgotten as (
        delete from company_call using asked
        where company_call.realm_id = asked.realm_id and busy_until <= since
      ), lately as (
        select count(*) filter (where busy_until > now) as at_once,
               count(*) as requests,
               count(*) filter (where company_call.batch) as batches,
               min(busy_until) as oldest,
               min(busy_until) filter (where company_call.batch) as oldest_batch
        from asked join company_call using (realm_id)
        where busy_until > since
      ), entered as (
        insert into company_call (id, realm_id, batch, busy_until)
        select ?, realm_id, batch, ? from asked, lately
        where at_once < ? and requests < ? and (not batch or batches < ?)
        returning id
      ), spread as (
        update company_budget set spread_to = greatest(spread_to, ?::timestamptz) + ?::interval
        from asked, entered
        where company_budget.realm_id = asked.realm_id and ?
      )
      select exists (select from entered) as entered, lately.* from lately
      """;

  private static final String LOOK =
      """
      select (select greatest(closed_until, case when ? then spread_to end)
               from company_budget where realm_id = ?) as not_before,
             count(*) filter (where busy_until > ?) as at_once,
             count(*) as requests,
             count(*) filter (where batch) as batches,
             min(busy_until) as oldest,
             min(busy_until) filter (where batch) as oldest_batch
      from company_call where realm_id = ? and busy_until > ?
      """;

  private static final String LEAVE = "update company_call set busy_until = ? where id = ?";

  private static final String CLOSE =
      """
      insert into company_budget (realm_id, closed_until) values (?, ?)
      on conflict (realm_id) do update
      set closed_until = greatest(company_budget.closed_until, excluded.closed_until)
      """;

  private final DataSource dataSource;
  private final Clock clock;

  BudgetLedger(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * Counts one more request in, if there is room for it.
   *
   * @param spread whether the next of its kind is to keep its distance: moves its time, refuses
   *     nothing
   */
  Entry enter(String realmId, boolean batch, Limits limits, boolean spread) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        Entry entry = enter(connection, realmId, batch, limits, spread);
        connection.commit();
        return entry;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /**
   * When there is room for one more; not after now when there is some.
   *
   * @param spread whether it keeps its distance from the last one that did; how long ago its time
   *     came is told then
   */
  Instant freeAt(String realmId, boolean batch, Limits limits, boolean spread) {
    Instant now = clock.instant();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement look = connection.prepareStatement(LOOK)) {
      set(look, spread, realmId, at(now), realmId, at(now.minus(WINDOW)));
      try (ResultSet row = look.executeQuery()) {
        row.next();
        Instant notBefore = instant(row, "not_before");
        Usage usage = usage(row);
        Instant atOnce = spread ? now.minus(CompanyBudget.HEAD_START) : now;
        Instant room = usage.hasRoom(limits, batch) ? atOnce : usage.freeAt(limits, batch, now);
        return notBefore != null && notBefore.isAfter(room) ? notBefore : room;
      }
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  /** The request is over, whatever came of it. */
  void leave(Entry.Permit permit) {
    update(LEAVE, at(clock.instant()), permit.id());
  }

  /** Nobody sends this company anything until then; the latest such instant holds. */
  void close(String realmId, Instant until) {
    update(CLOSE, realmId, at(until));
  }

  private Entry enter(
      Connection connection, String realmId, boolean batch, Limits limits, boolean spread)
      throws SQLException {
    Instant closedUntil = lock(connection, realmId);
    // Read after the wait for the lock: who enters later has the later time.
    Instant now = clock.instant();
    if (closedUntil != null && closedUntil.isAfter(now)) {
      return new Entry.Full(closedUntil);
    }
    UUID id = UUID.randomUUID();
    try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
      set(
          enter,
          realmId,
          batch,
          at(now),
          at(now.minus(WINDOW)),
          id,
          at(now.plus(LONGEST_REQUEST)),
          limits.atOnce(),
          limits.perMinute(),
          limits.batchesPerMinute(),
          at(now.minus(CompanyBudget.HEAD_START)),
          limits.pace().toString(),
          spread);
      try (ResultSet row = enter.executeQuery()) {
        row.next();
        return row.getBoolean("entered")
            ? new Entry.Permit(id)
            : new Entry.Full(usage(row).freeAt(limits, batch, now));
      }
    }
  }

  private static Usage usage(ResultSet row) throws SQLException {
    return new Usage(
        row.getInt("at_once"),
        row.getInt("requests"),
        row.getInt("batches"),
        instant(row, "oldest"),
        instant(row, "oldest_batch"));
  }

  private static Instant lock(Connection connection, String realmId) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      set(lock, realmId);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return instant(row, "closed_until");
      }
    }
  }

  private void update(String sql, Object... values) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static IllegalStateException unavailable(SQLException cause) {
    return new IllegalStateException("The budget for QuickBooks cannot be reached", cause);
  }
}
