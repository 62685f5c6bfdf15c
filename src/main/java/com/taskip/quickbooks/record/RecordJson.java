package com.taskip.quickbooks.record;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The form in which records lie in the ledger: the contract's member names, exact decimals, no
 * members for what is missing (so that a member added later does not make old records differ).
 */
@RegisterForReflection(
    targets = {
      Contact.class,
      Address.class,
      Invoice.class,
      InvoiceStatus.class,
      Line.class,
      Payment.class,
      CreditMemo.class,
      Refund.class
    })
final class RecordJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(JsonInclude.Value.construct(NON_NULL, NON_NULL))
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RecordJson() {}

  static String write(TaskipRecord record) {
    try {
      return MAPPER.writerFor(record.kind().type()).writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of ours cannot be written as JSON", e);
    }
  }

  static TaskipRecord read(RecordKind kind, String json) {
    try {
      return MAPPER.readValue(json, kind.type());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored " + kind.wireName() + " cannot be read", e);
    }
  }
}
