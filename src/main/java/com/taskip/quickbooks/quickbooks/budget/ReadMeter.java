package com.taskip.quickbooks.quickbooks.budget;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Counts the reads that Intuit meters, for each company and day: it allows so many in a month, for
 * all companies of the app together, and refuses reads to all of them after that.
 */
@ApplicationScoped
public class ReadMeter {
  private static final Logger LOG = Logger.getLogger(ReadMeter.class);

  private static final String COUNT =
      """
      insert into metered_read (day, realm_id, reads) values (?, ?, 1)
      on conflict (day, realm_id) do update set reads = metered_read.reads + 1
      """;

  private static final String BY_DAY =
      "select day, sum(reads) as reads from metered_read where day >= ? group by day";

  private static final String FORGET = "delete from metered_read where day < ?";

  private final DataSource ledger;
  private final Clock clock;

  ReadMeter(DataSource ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The company was read once. What cannot be counted is read all the same. */
  public void count(String realmId) {
    try (Connection connection = ledger.getConnection();
        PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setObject(1, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
      count.setString(2, realmId);
      count.executeUpdate();
    } catch (SQLException e) {
      LOG.warnf(e, "event=read_not_counted realm=%s", realmId);
    }
  }

  /** Forgets the days before that one. */
  public void forgetBefore(LocalDate day) {
    try (Connection connection = ledger.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      forget.setObject(1, day);
      forget.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The count of reads cannot be reached", e);
    }
  }

  /** Reads of all companies by day, since that day; days without any are left out. */
  public NavigableMap<LocalDate, Long> since(LocalDate first) {
    NavigableMap<LocalDate, Long> byDay = new TreeMap<>();
    try (Connection connection = ledger.getConnection();
        PreparedStatement select = connection.prepareStatement(BY_DAY)) {
      select.setObject(1, first);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          byDay.put(rows.getObject("day", LocalDate.class), rows.getLong("reads"));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The count of reads cannot be reached", e);
    }
    return byDay;
  }
}
