package com.taskip.quickbooks.http;

import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.record.RecordKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Which failed rows to retry: those with these ids, or all.
 *
 * @param status {@code failed}, to retry all of them; left out when ids are given
 * @param entity only rows of this kind of record
 * @param code only rows that failed with this code
 */
public record RetryRequest(
    @Size(min = 1, max = 5_000) List<@NotNull @Size(min = 1, max = 64) String> ids,
    @Pattern(regexp = "failed", message = "can only be failed") String status,
    RecordKind entity,
    @Size(min = 1, max = 64) String code) {

  /** Refuses with 422 what names rows in no way or in both. */
  void check() {
    boolean ofIds = ids != null && status == null && entity == null && code == null;
    boolean ofStatus = ids == null && status != null;
    if (!ofIds && !ofStatus) {
      throw Refusal.fields(
          List.of(new FieldError("ids", "give either ids, or the status failed with its filters")));
    }
  }
}
