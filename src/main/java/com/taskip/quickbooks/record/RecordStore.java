package com.taskip.quickbooks.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Taskip's records in the ledger. Every method takes part in the caller's transaction, or makes one
 * of its own. Records are never deleted.
 */
@ApplicationScoped
@Transactional
public class RecordStore {
  private static final String COLUMNS =
      "workspace_id, kind, id, body, first_arrived_at, changed_at, paid_on";

  private final DataSource ledger;
  private final Clock clock;

  RecordStore(DataSource ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Keeps the record as it is now. The same body again changes nothing. Two puts of one record go
   * one after the other: the second waits for the first one's transaction and sees what it did.
   */
  public RecordChange put(String workspaceId, RecordKind kind, String id, TaskipRecord body) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    StoredRecord fresh = new StoredRecord(workspaceId, kind, id, body, now, now, null);
    try (Connection connection = ledger.getConnection()) {
      if (inserted(connection, fresh)) {
        return new RecordChange(null, fresh);
      }
      StoredRecord before = locked(connection, fresh);
      StoredRecord after = before.put(body, now);
      if (after.body().equals(before.body())) {
        return new RecordChange(before, before);
      }
      update(connection, after, body);
      return new RecordChange(before, after);
    } catch (SQLException e) {
      throw new LedgerFailed(e);
    }
  }

  /** The record, if Taskip told us of it. */
  public Optional<StoredRecord> find(String workspaceId, RecordKind kind, String id) {
    return Optional.ofNullable(findAll(workspaceId, kind, List.of(id)).get(id));
  }

  /** Those of the records that we have, by id. */
  public Map<String, StoredRecord> findAll(
      String workspaceId, RecordKind kind, Collection<String> ids) {
    String sql =
        "select " + COLUMNS + " from record where workspace_id = ? and kind = ? and id = any (?)";
    Map<String, StoredRecord> found = new HashMap<>();
    try (Connection connection = ledger.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, workspaceId);
      select.setString(2, kind.wireName());
      select.setArray(3, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          StoredRecord record = record(rows);
          found.put(record.id(), record);
        }
      }
    } catch (SQLException e) {
      throw new LedgerFailed(e);
    }
    return found;
  }

  /**
   * The records of a kind that follow that id, in the order of their ids. None of them changes
   * until the caller's transaction ends.
   *
   * @param after an id, or nothing for the first page
   */
  public List<StoredRecord> page(String workspaceId, RecordKind kind, String after, int most) {
    String sql =
        "select "
            + COLUMNS
            + " from record where workspace_id = ? and kind = ? and id > ? order by id limit ? for share";
    List<StoredRecord> page = new ArrayList<>();
    try (Connection connection = ledger.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, workspaceId);
      select.setString(2, kind.wireName());
      select.setString(3, after);
      select.setInt(4, most);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          page.add(record(rows));
        }
      }
    } catch (SQLException e) {
      throw new LedgerFailed(e);
    }
    return page;
  }

  /**
   * None of these records changes until the caller's transaction ends. Who opens a job without a
   * change of its record does so under this, so that a change sees the job, or the job the change.
   */
  public void hold(String workspaceId, RecordKind kind, Collection<String> ids) {
    String sql =
        """
        select 1 from record where workspace_id = ? and kind = ? and id = any (?)
        order by id for share
        """;
    try (Connection connection = ledger.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, workspaceId);
      select.setString(2, kind.wireName());
      select.setArray(3, connection.createArrayOf("text", ids.toArray()));
      select.execute();
    } catch (SQLException e) {
      throw new LedgerFailed(e);
    }
  }

  /**
   * Notes that QuickBooks has the invoice fully paid since that day.
   *
   * <p>A draft may be one that is being edited: it is paid as soon as it is sent again.
   *
   * @return whether that was news: false when it was noted before, or there is no such invoice, or
   *     Taskip itself says that it is paid or void
   */
  public boolean markPaid(String workspaceId, String invoiceId, LocalDate on) {
    String sql =
        """
        update record set paid_on = ?
        where workspace_id = ? and kind = 'invoice' and id = ? and paid_on is null
          and body ->> 'status' in ('draft', 'sent', 'partially_paid')
        """;
    try (Connection connection = ledger.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, on);
      update.setString(2, workspaceId);
      update.setString(3, invoiceId);
      return update.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new LedgerFailed(e);
    }
  }

  private static boolean inserted(Connection connection, StoredRecord fresh) throws SQLException {
    String sql =
        """
        insert into record (workspace_id, kind, id, body, contact_id, invoice_id,
                            first_arrived_at, changed_at)
        values (?, ?, ?, cast(? as jsonb), ?, ?, ?, ?)
        on conflict (workspace_id, kind, id) do nothing
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, fresh.workspaceId());
      insert.setString(2, fresh.kind().wireName());
      insert.setString(3, fresh.id());
      insert.setString(4, RecordJson.write(fresh.body()));
      insert.setString(5, fresh.body().contactId());
      insert.setString(6, fresh.body().invoiceId());
      insert.setObject(7, atUtc(fresh.firstArrivedAt()));
      insert.setObject(8, atUtc(fresh.changedAt()));
      return insert.executeUpdate() == 1;
    }
  }

  private static StoredRecord locked(Connection connection, StoredRecord key) throws SQLException {
    String sql =
        "select "
            + COLUMNS
            + " from record where workspace_id = ? and kind = ? and id = ? for update";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, key.workspaceId());
      select.setString(2, key.kind().wireName());
      select.setString(3, key.id());
      try (ResultSet rows = select.executeQuery()) {
        rows.next();
        return record(rows);
      }
    }
  }

  private static void update(Connection connection, StoredRecord after, TaskipRecord body)
      throws SQLException {
    String sql =
        """
        update record set body = cast(? as jsonb), contact_id = ?, invoice_id = ?, changed_at = ?
        where workspace_id = ? and kind = ? and id = ?
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, RecordJson.write(body));
      update.setString(2, body.contactId());
      update.setString(3, body.invoiceId());
      update.setObject(4, atUtc(after.changedAt()));
      update.setString(5, after.workspaceId());
      update.setString(6, after.kind().wireName());
      update.setString(7, after.id());
      update.executeUpdate();
    }
  }

  private static StoredRecord record(ResultSet row) throws SQLException {
    RecordKind kind = RecordKind.named(row.getString("kind")).orElseThrow();
    return new StoredRecord(
        row.getString("workspace_id"),
        kind,
        row.getString("id"),
        RecordJson.read(kind, row.getString("body")),
        row.getObject("first_arrived_at", OffsetDateTime.class).toInstant(),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        row.getObject("paid_on", LocalDate.class));
  }

  private static OffsetDateTime atUtc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
