package com.taskip.quickbooks.evidence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The product's database as an auditor looks at it, and the one thing done to it: time passes. */
final class Ledger implements AutoCloseable {
  /** Which rows of a table time still matters to; of the closed ones there are ever more. */
  private static final Map<String, String> OPEN =
      Map.of("job", "status = 'pending'", "notice", "not given_up");

  private final Connection connection;

  private Ledger(Connection connection) {
    this.connection = connection;
  }

  static Ledger at(Map<String, String> found) {
    try {
      return new Ledger(
          DriverManager.getConnection(
              found.get("quarkus.datasource.jdbc.url"),
              found.get("quarkus.datasource.username"),
              found.get("quarkus.datasource.password")));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A row of Sync Health since then. */
  record Row(
      String workspace,
      String record,
      String action,
      String direction,
      String status,
      int attempts,
      String error) {}

  /** What is kept of a record's object in QuickBooks. */
  record Linked(String workspace, String record, String quickBooksId) {}

  List<Row> rowsSince(Instant since) {
    return rows(
            """
            select workspace_id, entity || ':' || entity_id as record, action, direction, status, attempts,
              error ->> 'code' as code
            from job where created_at >= cast(? as timestamptz) order by id
            """,
            since.toString())
        .stream()
        .map(
            row ->
                new Row(
                    (String) row.get("workspace_id"),
                    (String) row.get("record"),
                    (String) row.get("action"),
                    (String) row.get("direction"),
                    (String) row.get("status"),
                    ((Number) row.get("attempts")).intValue(),
                    (String) row.get("code")))
        .toList();
  }

  /** By workspace: the QuickBooks ids of its records. */
  Map<String, Map<String, String>> linksByWorkspace() {
    return links().stream()
        .collect(
            Collectors.groupingBy(
                Linked::workspace, Collectors.toMap(Linked::record, Linked::quickBooksId)));
  }

  List<Linked> links() {
    return rows("select workspace_id, kind || ':' || record_id as record, quickbooks_id from link")
        .stream()
        .map(
            row ->
                new Linked(
                    (String) row.get("workspace_id"),
                    (String) row.get("record"),
                    (String) row.get("quickbooks_id")))
        .toList();
  }

  /**
   * The workspaces in which something is not done yet.
   *
   * @param waitingToo whether jobs count that wait for another record
   */
  Set<String> open(boolean waitingToo) {
    return rows(
            """
            select workspace_id from job where status = 'pending' and (? or waits_for is null)
            union select workspace_id from run where finished_at is null
            union select workspace_id from look where asked > answered
            union select workspace_id from notice where not given_up
            """,
            waitingToo)
        .stream()
        .map(row -> (String) row.get("workspace_id"))
        .collect(Collectors.toSet());
  }

  /** The same without looks: there are always some, since the tick asks for them. */
  Set<String> unsettled() {
    return rows(
            """
            select workspace_id from job where status = 'pending'
            union select workspace_id from run where finished_at is null
            union select workspace_id from notice where not given_up
            """)
        .stream()
        .map(row -> (String) row.get("workspace_id"))
        .collect(Collectors.toSet());
  }

  /** Whether there is something that could be done by then. */
  boolean somethingDue(Instant now) {
    return !rows(
            """
            select 1 from look where asked > answered and due_at <= cast(? as timestamptz)
            union all select 1 from job where status = 'pending' and due_at <= cast(? as timestamptz)
            union all select 1 from notice where not given_up
            limit 1
            """,
            now.toString(),
            now.toString())
        .isEmpty();
  }

  /** Reads that we count as metered since the day of that instant. */
  long meteredReads(Instant since) {
    return ((Number)
            rows(
                    "select coalesce(sum(reads), 0) as reads from metered_read where day >= cast(? as date)",
                    since.toString())
                .getFirst()
                .get("reads"))
        .longValue();
  }

  /** The workspaces that nobody but a person can connect again. */
  Set<String> broken() {
    return rows("select workspace_id from connection where status = 2").stream()
        .map(row -> (String) row.get("workspace_id"))
        .collect(Collectors.toSet());
  }

  /** The ids of a workspace's jobs that are not closed. */
  List<String> openJobs(String workspace) {
    return rows(
            "select cast(id as text) as id from job where status = 'pending' and workspace_id = ?",
            workspace)
        .stream()
        .map(row -> (String) row.get("id"))
        .toList();
  }

  /**
   * As if nothing had happened for a while: what was to be done later is due, and what was held
   * until then is held no longer. Only for when no process is alive that holds anything.
   */
  void letTimePass(Duration time) {
    Map.of(
            "job", List.of("leased_until", "due_at", "woken_at"),
            "notice", List.of("leased_until", "due_at", "woken_at"),
            "look", List.of("looking_until", "due_at", "began_at"),
            "bulk_pump", List.of("leased_until", "due_at", "woken_at"),
            "connection", List.of("refreshing_until"),
            "company_budget", List.of("spread_to"),
            "company_call", List.of("busy_until"))
        .forEach((table, columns) -> columns.forEach(column -> earlier(table, column, time)));
  }

  private void earlier(String table, String column, Duration time) {
    update(
        "update %s set %s = %s - make_interval(secs => ?) where %s"
            .formatted(table, column, column, OPEN.getOrDefault(table, "true")),
        seconds(time));
  }

  /**
   * As if nobody had done anything for a while: what waits is due, and the sweeper may wake it.
   * What a living process holds is left alone.
   */
  void letWaitingBeDue(Duration time) {
    for (String table : List.of("job", "bulk_pump", "notice")) {
      update(
          """
          update %s set due_at = due_at - make_interval(secs => ?),
            woken_at = woken_at - make_interval(secs => ?)
          where ctid in (select ctid from %s where lease_id is null and due_at is not null and %s
            for update skip locked)
          """
              .formatted(table, table, OPEN.getOrDefault(table, "true")),
          seconds(time),
          seconds(time));
    }
  }

  /**
   * Whether a look has begun since {@link #lastLookWasLongAgo}, and whoever looked has given up.
   */
  boolean lookedInVain(String workspace) {
    return !rows(
            """
            select 1 from look where workspace_id = ? and asked > answered and looking_until is null
              and began_at > now() - interval '30 minutes'
            """,
            workspace)
        .isEmpty();
  }

  /** Looks that are asked for keep a distance in time; this one need not wait for it. */
  void lastLookWasLongAgo(String workspace) {
    update(
        "update look set began_at = began_at - interval '1 hour' where workspace_id = ?",
        workspace);
  }

  /** Jobs of a workspace that nobody waits for and that are not done. */
  long backlog(String workspace) {
    return ((Number)
            rows(
                    "select count(*) as jobs from job where workspace_id = ? and status = 'pending' and bulk",
                    workspace)
                .getFirst()
                .get("jobs"))
        .longValue();
  }

  /**
   * How long live changes of a workspace waited since then until they were done, sorted; seconds.
   */
  List<Double> waits(String workspace, Instant since) {
    return rows(
            """
            select extract(epoch from attempted_at - created_at)::float8 as seconds from job
            where workspace_id = ? and created_at >= cast(? as timestamptz) and run_id is null
              and status = 'success'
            order by 1
            """,
            workspace,
            since.toString())
        .stream()
        .map(row -> (Double) row.get("seconds"))
        .toList();
  }

  /** The next look covers all the time since the workspace's first invoice. */
  void lookFromTheBeginning(String workspace) {
    update("update look set seen_until = null where workspace_id = ?", workspace);
  }

  /** Invoices that the pull has seen paid, by workspace. */
  Map<String, Set<String>> paid() {
    return rows(
            "select workspace_id, kind || ':' || id as record from record where paid_on is not null")
        .stream()
        .collect(
            Collectors.groupingBy(
                row -> (String) row.get("workspace_id"),
                Collectors.mapping(row -> (String) row.get("record"), Collectors.toSet())));
  }

  /**
   * A workspace's runs added up.
   *
   * @param open how many of them have not ended
   */
  record Runs(int total, int succeeded, int open) {}

  Runs runs(String workspace) {
    Map<String, Object> sums =
        rows(
                "select coalesce(sum(total), 0) as total, coalesce(sum(succeeded), 0) as succeeded,"
                    + " count(*) filter (where finished_at is null) as open from run where workspace_id = ?",
                workspace)
            .getFirst();
    return new Runs(number(sums, "total"), number(sums, "succeeded"), number(sums, "open"));
  }

  /** Whether any of the workspace's pumps is at work, or will be. */
  boolean pumping(String workspace) {
    return !rows(
            "select 1 from bulk_pump where workspace_id = ? and (due_at is not null or lease_id is not null)",
            workspace)
        .isEmpty();
  }

  private static int number(Map<String, Object> row, String column) {
    return ((Number) row.get(column)).intValue();
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  synchronized List<Map<String, Object>> rows(String sql, Object... values) {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      set(select, values);
      try (ResultSet result = select.executeQuery()) {
        List<Map<String, Object>> rows = new ArrayList<>();
        while (result.next()) {
          Map<String, Object> row = new LinkedHashMap<>();
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
          }
          rows.add(row);
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized int update(String sql, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
