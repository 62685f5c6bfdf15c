package com.taskip.quickbooks.quickbooks.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.taskip.quickbooks.quickbooks.webhook.Change.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookPayloadTest {

  @Test
  void the_recorded_classic_delivery_is_read() throws IOException {
    assertThat(WebhookPayload.read(recorded("webhook-legacy-payload.json")))
        .hasValueSatisfying(
            changes ->
                assertThat(changes)
                    .containsExactly(
                        new Change(
                            "1185883450",
                            "customer",
                            "1",
                            Kind.CREATED,
                            Instant.parse("2015-10-05T21:42:19Z"))));
  }

  @Test
  void the_recorded_cloud_event_is_read() throws IOException {
    assertThat(WebhookPayload.read(recorded("webhook-cloudevents-payload.json")))
        .hasValueSatisfying(
            changes ->
                assertThat(changes)
                    .containsExactly(
                        new Change(
                            "310687",
                            "account",
                            "1234",
                            Kind.CREATED,
                            Instant.parse("2025-09-10T21:31:25.179851517Z"))));
  }

  @Test
  void one_delivery_may_tell_of_several_companies_in_either_form() {
    String classic =
        """
        {"eventNotifications":[
          {"realmId":"1","dataChangeEvent":{"entities":[
            {"name":"Payment","id":"7","operation":"Create","lastUpdated":"2026-11-22T01:02:03-08:00"},
            {"name":"Invoice","id":"8","operation":"Update","lastUpdated":"2026-11-22T09:02:03Z"}]}},
          {"realmId":"2","dataChangeEvent":{"entities":[{"name":"Invoice","id":"9","operation":"Void"}]}}]}""";
    Instant at = Instant.parse("2026-11-22T09:02:03Z");
    assertThat(read(classic))
        .containsExactly(
            new Change("1", "payment", "7", Kind.CREATED, at),
            new Change("1", "invoice", "8", Kind.UPDATED, at),
            new Change("2", "invoice", "9", Kind.VOIDED, null));
    String events =
        """
        [{"type":"qbo.payment.created.v1","intuitentityid":"7","intuitaccountid":"1","time":"2026-11-22T09:02:03Z"},
         {"type":"qbo.invoice.voided.v1","intuitentityid":"9","intuitaccountid":"2"}]""";
    assertThat(read(events))
        .containsExactly(
            new Change("1", "payment", "7", Kind.CREATED, at),
            new Change("2", "invoice", "9", Kind.VOIDED, null));
  }

  @ParameterizedTest
  @CsvSource({
    "Create, created, CREATED",
    "Update, updated, UPDATED",
    "Delete, deleted, DELETED",
    "Merge, merged, MERGED",
    "Void, voided, VOIDED",
    "Emailed, emailed, EMAILED",
    "Frobnicate, frobnicated, OTHER"
  })
  void every_operation_is_known_in_both_forms(String classic, String event, Kind kind) {
    assertThat(
            read(
                "{\"eventNotifications\":[{\"realmId\":\"1\",\"dataChangeEvent\":{\"entities\":"
                    + "[{\"name\":\"Payment\",\"id\":\"7\",\"operation\":\"%s\"}]}}]}"
                        .formatted(classic)))
        .extracting(Change::kind)
        .containsExactly(kind);
    assertThat(
            read(
                "[{\"type\":\"qbo.payment.%s.v1\",\"intuitentityid\":\"7\",\"intuitaccountid\":\"1\"}]"
                    .formatted(event)))
        .extracting(Change::kind)
        .containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-11-22", "2026-11-22T09:02:03", "1700000000"})
  void a_time_that_cannot_be_read_is_no_time(String lastUpdated) {
    assertThat(
            read(
                "{\"eventNotifications\":[{\"realmId\":\"1\",\"dataChangeEvent\":{\"entities\":"
                    + "[{\"name\":\"Payment\",\"id\":\"7\",\"lastUpdated\":\"%s\"}]}}]}"
                        .formatted(lastUpdated)))
        .containsExactly(new Change("1", "payment", "7", Kind.OTHER, null));
  }

  @ParameterizedTest
  @MethodSource("nothingToLookAt")
  void what_names_no_company_entity_or_object_is_passed_over(String body) {
    assertThat(read(body)).isEmpty();
  }

  static Stream<Arguments> nothingToLookAt() {
    return Stream.of(
        arguments("[]"),
        arguments("[{}]"),
        arguments(
            "[{\"type\":\"qbo.payment\",\"intuitentityid\":\"7\",\"intuitaccountid\":\"1\"}]"),
        arguments(
            "[{\"type\":\"com.other.created.v1\",\"intuitentityid\":\"7\",\"intuitaccountid\":\"1\"}]"),
        arguments("[{\"type\":\"qbo.payment.created.v1\",\"intuitaccountid\":\"1\"}]"),
        arguments("{\"eventNotifications\":[]}"),
        arguments("{\"eventNotifications\":[{\"realmId\":\"1\"}]}"),
        arguments(
            "{\"eventNotifications\":[{\"realmId\":\"1\",\"dataChangeEvent\":{\"entities\":[3]}}]}"),
        arguments(
            "{\"eventNotifications\":[{\"dataChangeEvent\":{\"entities\":[{\"name\":\"Payment\",\"id\":\"7\"}]}}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "null",
        "3",
        "{}",
        "{\"eventNotifications\":{}}",
        "{\"eventNotifications\":[3]}",
        "[3]",
        "[]]",
        "[{\"type\":"
      })
  void what_has_neither_form_is_no_delivery(String body) {
    assertThat(WebhookPayload.read(bytes(body))).isEmpty();
  }

  @Test
  void a_delivery_that_is_nested_without_end_is_none() {
    assertThat(WebhookPayload.read(bytes("[".repeat(100_000)))).isEmpty();
  }

  private static Iterable<Change> read(String body) {
    return WebhookPayload.read(bytes(body)).orElseThrow();
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] recorded(String file) throws IOException {
    try (InputStream recorded =
        WebhookPayloadTest.class.getResourceAsStream("/quickbooks-fixtures/" + file)) {
      return recorded.readAllBytes();
    }
  }
}
