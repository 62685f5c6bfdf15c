package com.taskip.quickbooks.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.taskip.example",
        "https://app.taskip.example:8443",
        "http://localhost:3000",
        "http://127.0.0.1:3000"
      })
  void origin_is_taken_as_it_is_written(String text) {
    assertThat(Origin.of(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https://*.taskip.example",
        "https://app.taskip.example/",
        "https://app.taskip.example/settings",
        "http://app.taskip.example",
        "app.taskip.example",
        "https://user@app.taskip.example",
        "https://app.taskip.example; script-src *",
        "null",
        "'self'"
      })
  void what_is_no_single_safe_origin_is_refused_by_the_name_of_its_variable(String text) {
    assertThatThrownBy(() -> Origin.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SETTINGS_PAGE_EMBEDDED_BY")
        .hasMessageContaining(text);
  }
}
