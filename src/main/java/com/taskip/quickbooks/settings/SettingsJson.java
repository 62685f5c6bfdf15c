package com.taskip.quickbooks.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The form in which settings lie in the ledger: the contract's member names. */
@RegisterForReflection(targets = {SyncSettings.class, InvoiceNumberStrategy.class})
final class SettingsJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private SettingsJson() {}

  static String write(SyncSettings settings) {
    try {
      return MAPPER.writeValueAsString(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Settings of ours cannot be written as JSON", e);
    }
  }

  static SyncSettings read(String json) {
    try {
      return MAPPER.readValue(json, SyncSettings.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored settings cannot be read", e);
    }
  }
}
