package com.taskip.quickbooks.evidence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Taskip's history comes in through the door, and, to compare, past all doors. */
@Order(10)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ImportSpeed {
  private static final int LINES = 5000;
  private static final int ROUNDS = 12;

  @Test
  void an_import_is_not_half_as_slow_as_plain_inserts() throws Exception {
    try (Bench bench = Bench.start(1);
        Product product = Product.start(bench.outside(), "import", Bench.LONG_LIVED, Bench.QUIET);
        Connection plain = connect(bench)) {
      Workspace workspace = bench.connected(product, "import", 0);
      bench.ledger().update("create table record_plain (like record including all)");
      Map<String, Double> ratios = new LinkedHashMap<>();
      Map<String, Object> figures = new LinkedHashMap<>();
      for (String kind : List.of("contact", "invoice")) {
        int[] round = {0, 0};
        Turns turns =
            new Turns()
                .with(
                    "door",
                    () -> Workspace.said(200, workspace.load(product, records(kind, round[0]++))))
                .with("plain", () -> insert(plain, kind, records(kind, round[1]++)))
                .take(4, ROUNDS);
        double perSecond = LINES * 1000 / turns.median("door");
        figures.put(kind + "_records_a_second", (long) perSecond);
        figures.put(kind + "_plain_a_second", (long) (LINES * 1000 / turns.median("plain")));
        figures.put(kind + "_ratio", turns.ratio("plain", "door"));
        ratios.put(kind, turns.ratio("plain", "door"));
      }
      figures.put("worst_ratio", ratios.values().stream().mapToDouble(d -> d).min().orElseThrow());
      Evidence.judge("speed-import", figures, List.of());
    }
  }

  private static Map<String, Map<String, Object>> records(String kind, int round) {
    Random random = new Random(round);
    Map<String, Map<String, Object>> records = new LinkedHashMap<>();
    for (int i = 0; i < LINES; i++) {
      String id = "r%d-%d".formatted(round, i);
      records.put(
          kind + ":" + id,
          kind.equals("contact")
              ? Bodies.contact(random, id)
              : Bodies.invoice(random, "N" + id, id));
    }
    return records;
  }

  /**
   * The same rows, by the means of JDBC; making their JSON is part of it, as it is for the other.
   */
  private static int insert(
      Connection connection, String kind, Map<String, Map<String, Object>> records)
      throws SQLException {
    String sql =
        """
        insert into record_plain (workspace_id, kind, id, body, contact_id, first_arrived_at, changed_at)
        values ('import', ?, ?, cast(? as jsonb), ?, now(), now())
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Map.Entry<String, Map<String, Object>> record : records.entrySet()) {
        insert.setString(1, kind);
        insert.setString(2, record.getKey().substring(kind.length() + 1));
        insert.setString(3, Workspace.text(record.getValue()));
        insert.setString(4, (String) record.getValue().get("contact_id"));
        insert.addBatch();
      }
      int rows = insert.executeBatch().length;
      connection.commit();
      return rows;
    }
  }

  private static Connection connect(Bench bench) throws SQLException {
    Map<String, String> found = bench.outside().found();
    Connection connection =
        DriverManager.getConnection(
            found.get("quarkus.datasource.jdbc.url"),
            found.get("quarkus.datasource.username"),
            found.get("quarkus.datasource.password"));
    connection.setAutoCommit(false);
    return connection;
  }
}
