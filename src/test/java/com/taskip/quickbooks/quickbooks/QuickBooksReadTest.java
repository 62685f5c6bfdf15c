package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.InvalidTransactionException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read gives, and never makes up, when QuickBooks is not well. */
@QuarkusTest
class QuickBooksReadTest extends ScriptedQuickBooksTest {
  @Inject QuickBooks injected;

  @Test
  void only_610_means_that_an_object_is_gone() {
    server
        .then(400, FAULT.formatted("610", "ValidationFault"))
        .then(404, "")
        .then(200, "{\"Invoice\":null}");

    assertThat(quickBooks.read(company, EntityType.INVOICE, "7")).isEmpty();
    assertThatThrownBy(() -> quickBooks.read(company, EntityType.INVOICE, "7"))
        .isInstanceOf(QuickBooksFailed.class);
    assertThatThrownBy(() -> quickBooks.read(company, EntityType.INVOICE, "7"))
        .isInstanceOf(QuickBooksFailed.class);
  }

  @Test
  void a_read_is_tried_again_when_the_connection_breaks_or_quickbooks_stumbles() {
    server.thenCut().then(503, "").then(200, INVOICE_7);

    assertThat(quickBooks.read(company, EntityType.INVOICE, "7")).isPresent();
    assertThat(server.received()).hasSize(3);
  }

  @Test
  void a_read_that_keeps_failing_says_so_and_is_never_taken_for_gone() {
    server.thenCut().thenCut().thenCut();

    assertThatThrownBy(() -> quickBooks.read(company, EntityType.INVOICE, "7"))
        .isInstanceOfSatisfying(
            QuickBooksFailed.class,
            failed -> assertThat(failed.fault().kind()).isEqualTo(FaultKind.PASSING));
  }

  @Test
  void no_transaction_may_be_open_during_a_call() {
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(() -> injected.read(company, EntityType.INVOICE, "7")))
        .hasRootCauseInstanceOf(InvalidTransactionException.class);
  }

  @Test
  void an_id_that_is_none_costs_no_call() {
    assertThat(quickBooks.read(company, EntityType.ITEM, "../invoice/1")).isEmpty();
    assertThat(server.received()).isEmpty();
  }

  @Test
  void a_query_arrives_as_it_was_meant() {
    server.then(200, "{\"QueryResponse\":{}}");

    List<ObjectNode> rows =
        quickBooks.query(
            company,
            Query.from(EntityType.CUSTOMER).where("DisplayName").eq("Amy's + Bärbel & 100% \\"));

    assertThat(rows).isEmpty();
    assertThat(server.received().getFirst().query())
        .contains("%27Amy%5C%27s%20%2B%20B%C3%A4rbel%20%26%20100%25%20%5C%5C%27")
        .contains("minorversion=70");
  }

  @Test
  void all_pages_are_read_and_no_object_twice() {
    server
        .then(200, "{\"QueryResponse\":{\"Item\":[{\"Id\":\"1\"},{\"Id\":\"2\"}]}}")
        .then(200, "{\"QueryResponse\":{\"Item\":[{\"Id\":\"2\"},{\"Id\":\"3\"}]}}")
        .then(200, "{\"QueryResponse\":{\"Item\":[{\"Id\":\"4\"}]}}");

    List<ObjectNode> rows = quickBooks.queryAll(company, Query.from(EntityType.ITEM).max(2));

    assertThat(rows).extracting(row -> row.get("Id").asText()).containsExactly("1", "2", "3", "4");
    assertThat(server.received()).hasSize(3);
    assertThat(server.received().getFirst().query()).contains("ORDERBY%20MetaData.CreateTime");
  }

  @Test
  void a_row_that_moves_up_while_pages_are_turned_is_not_lost() {
    // Row 1 changed after the first page was read, so it went to the end and all others moved up.
    server.then(200, items(1, 20)).then(200, items(21, 30));

    List<ObjectNode> rows = quickBooks.queryAll(company, Query.from(EntityType.ITEM).max(20));

    assertThat(rows).hasSize(30);
    assertThat(server.received().get(1).query()).contains("STARTPOSITION%2020%20");
  }

  @Test
  void what_was_found_was_there_when_the_first_page_was_read() {
    server
        .then(200, items(1, 20).replaceFirst("}$", ",\"time\":\"2026-11-22T01:00:00.250-08:00\"}"))
        .then(200, items(21, 22).replaceFirst("}$", ",\"time\":\"2026-11-22T01:05:00-08:00\"}"));

    Found found = quickBooks.search(company, Query.from(EntityType.ITEM).max(20));

    assertThat(found.rows()).hasSize(22);
    assertThat(found.at()).isEqualTo("2026-11-22T09:00:00.250Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"time\":null", ",\"time\":1601391072830", ",\"time\":\"soon\""})
  void an_answer_that_does_not_say_when_is_read_all_the_same(String time) {
    server.then(200, items(1, 3).replaceFirst("}$", time + "}"));

    Found found = quickBooks.search(company, Query.from(EntityType.ITEM));

    assertThat(found.rows()).hasSize(3);
    assertThat(found.at()).isNull();
  }

  @Test
  void a_query_refused_inside_a_200_is_no_empty_list() {
    server.then(200, FAULT.formatted("4001", "ValidationFault"));

    assertThatThrownBy(() -> quickBooks.query(company, Query.from(EntityType.ITEM)))
        .isInstanceOfSatisfying(
            QuickBooksFailed.class, failed -> assertThat(failed.fault().hasCode("4001")).isTrue());
  }

  private static String items(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj("{\"Id\":\"%d\"}"::formatted)
        .collect(Collectors.joining(",", "{\"QueryResponse\":{\"Item\":[", "]}}"));
  }
}
