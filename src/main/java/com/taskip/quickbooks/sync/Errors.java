package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.taskip.quickbooks.quickbooks.fault.FaultGroup;
import com.taskip.quickbooks.sync.plan.SyncError;
import com.taskip.quickbooks.sync.plan.SyncWarning;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Collectors;

/** Errors and warnings as the ledger keeps them. */
@RegisterForReflection(targets = {SyncError.class, SyncWarning.class, SyncWarning[].class})
final class Errors {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  /** Intuit's token endpoint did not answer, or not for us: says nothing about the connection. */
  static final SyncError TOKEN_UNAVAILABLE =
      SyncError.ours(
          "token_unavailable",
          "Intuit could not renew the access to QuickBooks just now.",
          "Nothing to do: it is retried by itself; click Retry if the row stays red.");

  /** A fault of ours: the log has the details, under the job's id. */
  static final SyncError INTERNAL =
      SyncError.ours(
          "internal_error",
          "Something went wrong on our side.",
          "It is retried by itself; tell support the id of this row if it stays red.");

  private Errors() {}

  static String write(SyncError error) {
    return json(error);
  }

  /** A row has one warning: the first one's code, and all the sentences. */
  static String write(List<SyncWarning> warnings) {
    return warnings.isEmpty()
        ? null
        : json(
            new SyncWarning(
                warnings.getFirst().code(),
                warnings.stream()
                    .map(SyncWarning::message)
                    .distinct()
                    .collect(Collectors.joining(" "))));
  }

  static SyncError error(String json) {
    return read(json, SyncError.class);
  }

  static SyncWarning warning(String json) {
    return read(json, SyncWarning.class);
  }

  /** Whether it was a mistake of this service, whatever it is for the workspace. */
  static boolean ours(SyncError error) {
    return error.code().equals(INTERNAL.code()) || FaultGroup.of(error.quickbooksCode()).ours();
  }

  /** The code of a stored error; null when there is none. */
  static String codeOf(String json) {
    return json == null ? null : error(json).code();
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An error cannot be written as JSON", e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return json == null ? null : MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored error cannot be read", e);
    }
  }
}
