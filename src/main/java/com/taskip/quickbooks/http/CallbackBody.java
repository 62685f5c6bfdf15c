package com.taskip.quickbooks.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;

/** What the front end's redirect page got from Intuit, under Intuit's own names. */
public record CallbackBody(
    @Size(max = 4096) String code,
    @Size(max = 4096) String state,
    @JsonProperty("realmId") String realmId,
    @Size(max = 255) String error) {

  /** Without the code, which opens a company. */
  @Override
  public String toString() {
    return "CallbackBody[realmId=" + realmId + ", error=" + error + "]";
  }
}
