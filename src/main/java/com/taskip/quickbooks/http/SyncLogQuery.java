package com.taskip.quickbooks.http;

import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.sync.Direction;
import com.taskip.quickbooks.sync.JobAction;
import com.taskip.quickbooks.sync.JobStatus;
import com.taskip.quickbooks.sync.SyncLogFilter;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The filters of Sync Health as they stand in the address. All come as text, so that every bad one
 * is named at once; one that is empty does not narrow.
 */
public class SyncLogQuery {
  private static final String INSTANT = "must be a timestamp such as 2026-01-31T09:30:00Z";

  @Parameter(
      schema = @Schema(enumeration = {"contact", "invoice", "payment", "credit_memo", "refund"}))
  @QueryParam("entity")
  String entity;

  @Parameter(
      schema =
          @Schema(
              enumeration = {
                "create",
                "update",
                "void",
                "sync_payment",
                "pull_payment",
                "credit_memo",
                "refund"
              }))
  @QueryParam("action")
  String action;

  @Parameter(schema = @Schema(enumeration = {"push", "pull"}))
  @QueryParam("direction")
  String direction;

  @Parameter(schema = @Schema(enumeration = {"pending", "success", "failed", "skipped"}))
  @QueryParam("status")
  String status;

  @QueryParam("entity_id")
  String entityId;

  @Parameter(
      description = "Created at or after this instant",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @QueryParam("from")
  String from;

  @Parameter(
      description = "Created before this instant",
      schema = @Schema(type = SchemaType.STRING, format = "date-time"))
  @QueryParam("to")
  String to;

  @Parameter(
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
  @QueryParam("limit")
  String limit;

  @Parameter(description = "The last answer's next_cursor")
  @QueryParam("cursor")
  String cursor;

  /**
   * The filter that these texts stand for.
   *
   * @throws com.taskip.quickbooks.Refusal naming every one that stands for nothing
   */
  SyncLogFilter filter() {
    QueryTexts texts = new QueryTexts();
    int most = texts.limit(limit);
    SyncLogFilter filter =
        new SyncLogFilter(
            texts.choice("entity", entity, RecordKind.values(), RecordKind::wireName),
            texts.choice("action", action, JobAction.values(), JobAction::wireName),
            texts.choice("direction", direction, Direction.values(), Direction::wireName),
            texts.choice("status", status, JobStatus.values(), JobStatus::wireName),
            texts.read(
                "entity_id", entityId, SyncLogQuery::id, "must be an id of 1 to 64 characters"),
            texts.read("from", from, ApiTypes::timestamp, INSTANT),
            texts.read("to", to, ApiTypes::timestamp, INSTANT),
            texts.read("cursor", cursor, UUID::fromString, "must be the next_cursor of an answer"),
            most);
    texts.check();
    return filter;
  }

  private static String id(String text) {
    if (!text.matches(RecordId.FORM)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
