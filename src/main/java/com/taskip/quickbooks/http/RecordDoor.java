package com.taskip.quickbooks.http;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.record.RecordChange;
import com.taskip.quickbooks.record.RecordKind;
import com.taskip.quickbooks.record.RecordStore;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.sync.LinkedRecord;
import com.taskip.quickbooks.sync.RecordIntake;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** What the doors of all five kinds of record do. */
@ApplicationScoped
class RecordDoor {
  private final Caller caller;
  private final RecordIntake intake;
  private final RecordStore records;
  private final LinkedRecord links;

  RecordDoor(Caller caller, RecordIntake intake, RecordStore records, LinkedRecord links) {
    this.caller = caller;
    this.intake = intake;
    this.records = records;
    this.links = links;
  }

  /** 201 for a record that is new to us, else 200. */
  <T extends TaskipRecord> RestResponse<RecordAnswer<T>> put(Class<T> type, String id, T record) {
    RecordChange change = intake.accept(caller.workspaceId(), RecordKind.of(type), id, record);
    return RestResponse.status(
        change.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
        answer(type, change.after()));
  }

  /** The record, or 404 when Taskip never told us of it. */
  <T extends TaskipRecord> RecordAnswer<T> get(Class<T> type, String id) {
    return records
        .find(caller.workspaceId(), RecordKind.of(type), id)
        .map(record -> answer(type, record))
        .orElseThrow(() -> Refusal.notFound("There is no record with this id."));
  }

  private <T extends TaskipRecord> RecordAnswer<T> answer(Class<T> type, StoredRecord record) {
    return new RecordAnswer<>(
        record.id(),
        type.cast(record.body()),
        links.of(record.workspaceId(), record.kind(), record.id()).orElse(null));
  }
}
