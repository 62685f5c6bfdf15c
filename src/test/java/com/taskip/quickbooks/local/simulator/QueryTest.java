package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest extends SimulatorTest {

  @Test
  void an_apostrophe_is_escaped_with_a_backslash() {
    assertThat(names("SELECT * FROM Customer WHERE DisplayName = 'Ada\\'s Aviary'"))
        .containsExactly("Ada's Aviary");
  }

  @Test
  void a_doubled_apostrophe_is_4000() {
    assertThat(app.query("SELECT * FROM Customer WHERE DisplayName = 'Ada''s Aviary'").faultCode())
        .isEqualTo("4000");
  }

  @Test
  void a_backslash_is_escaped_too_and_a_trailing_one_swallows_the_quote() {
    customer("{\"DisplayName\":\"back\\\\slash\"}");
    assertThat(names("SELECT * FROM Customer WHERE DisplayName = 'back\\\\slash'")).hasSize(1);
    assertThat(app.query("SELECT * FROM Customer WHERE DisplayName = 'back\\'").faultCode())
        .isEqualTo("4000");
  }

  @Test
  void an_injection_is_only_a_name() {
    assertThat(names("SELECT * FROM Customer WHERE DisplayName = 'x\\' OR Active = true'"))
        .isEmpty();
  }

  @Test
  void the_statement_may_be_posted() {
    Reply reply =
        app.send(
            app.api("/query")
                .header("Content-Type", "application/text")
                .POST(BodyPublishers.ofString("select * from Customer where Id = '1'")));
    assertThat(reply.json().path("QueryResponse").path("Customer")).hasSize(1);
  }

  @Test
  void an_unquoted_number_is_a_fault_inside_a_200() {
    Reply reply = app.query("SELECT * FROM Invoice WHERE Balance = 0");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.faultCode()).isEqualTo("4000");
  }

  @Test
  void quoted_numbers_compare_as_numbers() {
    created(invoice("9.00"));
    created(invoice("100.00"));
    assertThat(hits("SELECT * FROM Invoice WHERE TotalAmt > '10'", "Invoice")).hasSize(1);
    assertThat(hits("SELECT * FROM Invoice WHERE Balance = '9'", "Invoice")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT",
        "SELECT * Customer",
        "SELECT * FROM Customer WHERE",
        "SELECT * FROM Customer WHERE Id = '1' OR Id = '2'",
        "SELECT * FROM Customer WHERE NOT Id = '1'",
        "SELECT * FROM Customer WHERE Id != '1'",
        "SELECT * FROM Customer WHERE (Id = '1')",
        "SELECT * FROM Customer WHERE DisplayName = “x”",
        "SELECT * FROM Customer WHERE DisplayName = 'x",
        "SELECT * FROM Customer MAXRESULTS '10'",
        "SELECT * FROM Customer GROUP BY Id",
        "SELECT * FROM Customer;"
      })
  void what_the_grammar_does_not_have_is_4000(String statement) {
    Reply reply = app.query(statement);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faultCode()).isEqualTo("4000");
    assertThat(reply.faultDetail()).startsWith("QueryParserError: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM Custmoer | invalid context declaration: Custmoer",
        "SELECT * FROM customer | invalid context declaration: customer",
        "SELECT * FROM Invoice WHERE PrivateNote = 'x' | property 'PrivateNote' is not queryable",
        "SELECT * FROM Vendor WHERE PrimaryEmailAddr = 'x' | property 'PrimaryEmailAddr' is not queryable",
        "SELECT * FROM Payment WHERE UnappliedAmt > '0' | property 'UnappliedAmt' is not queryable",
        "SELECT * FROM Invoice WHERE Nothing = 'x' | Property Nothing not found for Entity Invoice",
        "SELECT * FROM Invoice STARTPOSITION 0 | value 0 is too small. Min allowed value is 1.",
        "SELECT * FROM Invoice MAXRESULTS 1001 | value 1001 is too large. Max allowed value is 1000.",
        "SELECT * FROM Customer WHERE Active = 'true' | value true does not fit property Active",
        "SELECT * FROM Invoice WHERE TxnDate > 'soon' | value soon does not fit property TxnDate"
      })
  void what_cannot_be_asked_for_is_4001(String statement, String detail) {
    Reply reply = app.query(statement);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.faultCode()).isEqualTo("4001");
    assertThat(reply.faultDetail()).isEqualTo("QueryValidationError: " + detail);
  }

  @Test
  void inactive_ones_hide_unless_asked_for() {
    assertThat(names("SELECT * FROM Customer WHERE Id = '42'")).isEmpty();
    assertThat(names("SELECT * FROM Customer WHERE Id = '42' AND Active = false")).hasSize(1);
    assertThat(names("SELECT * FROM Customer WHERE Id = '42' AND Active IN (true, false)"))
        .hasSize(1);
  }

  @Test
  void no_hit_is_an_empty_object_and_a_count_is_only_a_count() {
    assertThat(app.query("SELECT * FROM Customer WHERE Id = '555'").json().path("QueryResponse"))
        .isEmpty();
    JsonNode count = app.query("SELECT COUNT(*) FROM Vendor").json().path("QueryResponse");
    assertThat(Json.write(count)).isEqualTo("{\"totalCount\":1}");
  }

  @Test
  void pages_count_from_one_in_either_order_of_the_words() {
    assertThat(names("SELECT * FROM Customer ORDERBY DisplayName STARTPOSITION 1 MAXRESULTS 2"))
        .containsExactly("Ada's Aviary", "Boathouse");
    assertThat(
            names("SELECT * FROM Customer ORDER BY DisplayName DESC MAXRESULTS 1 STARTPOSITION 2"))
        .containsExactly("Tidewater Rowing Club");
  }

  @Test
  void a_page_is_100_unless_said_otherwise() {
    for (int i = 0; i < 120; i++) {
      books.addCustomer("Crowd " + i);
    }
    assertThat(names("SELECT * FROM Customer WHERE DisplayName LIKE 'crowd%'")).hasSize(100);
    assertThat(names("SELECT * FROM Customer WHERE DisplayName LIKE 'crowd%' MAXRESULTS 1000"))
        .hasSize(120);
  }

  @Test
  void newest_changes_come_first_and_ordering_by_id_is_ignored() {
    String first = Json.text(created(invoice("1.00")), "Id");
    String second = Json.text(created(invoice("2.00")), "Id");
    app.post("/invoice", sparse(read("/invoice/" + first, "Invoice")).put("PrivateNote", "x"));
    for (String statement : List.of("SELECT * FROM Invoice", "SELECT * FROM Invoice ORDERBY Id")) {
      assertThat(hits(statement, "Invoice"))
          .extracting(each -> Json.text(each, "Id"))
          .containsExactly(first, second);
    }
  }

  @Test
  void times_compare_across_offsets() {
    String id = Json.text(created(invoice("1.00")), "Id");
    String stamp = Json.text(read("/invoice/" + id, "Invoice"), "MetaData", "LastUpdatedTime");
    String utc = OffsetDateTime.parse(stamp).toInstant().toString();
    String same = "SELECT * FROM Invoice WHERE MetaData.LastUpdatedTime >= '" + utc + "'";
    assertThat(hits(same, "Invoice")).hasSize(1);
    assertThat(hits(same.replace(">=", ">"), "Invoice")).isEmpty();
  }

  @Test
  void emails_match_whatever_the_case_unless_the_company_minds_it() {
    String statement = "SELECT * FROM Customer WHERE PrimaryEmailAddr = 'orders@shared.example'";
    assertThat(names(statement)).hasSize(2);
    books.switches().on(Switch.CASE_SENSITIVE_EMAIL);
    assertThat(names(statement)).containsExactly("Kookie's Bakery");
  }

  @Test
  void naming_columns_brings_whole_objects() {
    ObjectNode hit =
        hits("SELECT Id, DisplayName FROM Customer WHERE Id = '1'", "Customer").getFirst();
    assertThat(hit.has("SyncToken")).isTrue();
  }

  private List<String> names(String statement) {
    return hits(statement, "Customer").stream()
        .map(each -> Json.text(each, "DisplayName"))
        .toList();
  }

  private List<ObjectNode> hits(String statement, String entity) {
    Reply reply = app.query(statement);
    assertThat(reply.faultDetail()).isEmpty();
    return Json.objects(reply.json().path("QueryResponse").path(entity));
  }
}
