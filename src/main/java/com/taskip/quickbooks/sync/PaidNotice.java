package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/**
 * Tells Taskip that QuickBooks has an invoice fully paid (contract section 5).
 *
 * @param event always {@code invoice.paid}
 * @param paidOn {@code YYYY-MM-DD}
 * @param quickbooksId the invoice's id there
 */
@RegisterForReflection
@JsonPropertyOrder({"event", "workspaceId", "invoiceId", "paidOn", "quickbooksId"})
record PaidNotice(
    String event, String workspaceId, String invoiceId, String paidOn, String quickbooksId) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  static PaidNotice of(Job row, LocalDate paidOn) {
    return new PaidNotice(
        "invoice.paid", row.workspaceId, row.entityId, paidOn.toString(), row.quickbooksId);
  }

  /** The text that is sent and signed. */
  String json() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A notice cannot be written as JSON", e);
    }
  }
}
