package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagesTest extends SimulatorTest {

  private static final String BOOKS = "/books/" + TestApp.REALM;

  @Test
  void the_first_page_leads_to_every_company() {
    assertThat(page("/").text()).contains(BOOKS, "Contoso Coaching");
  }

  @ParameterizedTest
  @EnumSource(EntityType.class)
  void every_list_and_every_object_has_a_page(EntityType type) {
    assertThat(page(BOOKS + "/" + type.path()).status()).isEqualTo(200);
    books
        .list(type)
        .forEach(
            each ->
                assertThat(page(BOOKS + "/" + type.path() + "/" + Json.text(each, "Id")).status())
                    .isEqualTo(200));
  }

  @Test
  void an_accountant_records_a_payment() {
    String id = Json.text(created(invoice("80.00")), "Id");
    String address = BOOKS + "/invoice/" + id;
    assertThat(page(address).text()).contains("Record payment", "80.00");
    Reply done = submit(address, Map.of("action", "pay", "amount", "80.00"));
    assertThat(done.status()).isEqualTo(303);
    assertThat(page(address).text()).contains("<td>paid</td>");
  }

  @Test
  void an_accountant_sees_what_was_sold() {
    ObjectNode line = line("150.00", "2", "75").put("Description", "Coaching <May>");
    String id = Json.text(created(document(line)), "Id");
    assertThat(page(BOOKS + "/invoice/" + id).text())
        .contains(
            "<td>Coaching &lt;May&gt;</td><td>Hours</td>", ">2</td>", ">75</td>", ">150.00</td>");
  }

  @Test
  void an_accountant_edits_voids_and_deletes() {
    String id = Json.text(created(invoice("80.00")), "Id");
    String address = BOOKS + "/invoice/" + id;
    submit(address, Map.of("action", "edit", "edit.DocNumber", "R-7"));
    assertThat(Json.text(books.invoice(id), "DocNumber")).isEqualTo("R-7");
    submit(address, Map.of("action", "void"));
    assertThat(page(address).text()).contains("<td>void</td>");
    submit(address, Map.of("action", "delete"));
    assertThat(page(address).status()).isEqualTo(404);
  }

  @Test
  void an_accountant_adds_a_vendor_and_hears_why_not() {
    submit(BOOKS + "/vendor", Map.of("action", "add", "name", "Tea & <Toast>"));
    assertThat(page(BOOKS + "/vendor").text())
        .contains("Tea &amp; &lt;Toast&gt;")
        .doesNotContain("<Toast>");
    Reply again = submit(BOOKS + "/vendor", Map.of("action", "add", "name", "Tea & <Toast>"));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.text()).contains("The name supplied already exists");
  }

  @Test
  void a_list_can_be_searched() {
    String found = page(BOOKS + "/customer?q=kettle").text();
    assertThat(found).contains("Copper Kettle, Ltd.").doesNotContain("Sushi Corner");
  }

  @Test
  void a_bad_amount_is_a_sentence() {
    String id = Json.text(created(invoice("80.00")), "Id");
    Reply reply = submit(BOOKS + "/invoice/" + id, Map.of("action", "pay", "amount", "lots"));
    assertThat(reply.text()).contains("The amount must be a number");
  }

  @Test
  void nothing_is_loaded_from_elsewhere() {
    assertThat(page("/").text()).doesNotContain("https://", "<script", "src=");
  }

  @Test
  void an_unknown_page_says_so() {
    assertThat(page("/books/1").status()).isEqualTo(404);
    assertThat(page(BOOKS + "/invoice/555").status()).isEqualTo(404);
    assertThat(page("/nowhere").status()).isEqualTo(404);
  }

  private Reply page(String path) {
    return app.send(app.request(path).GET());
  }

  private Reply submit(String path, Map<String, String> form) {
    return app.send(app.request(path).POST(BodyPublishers.ofString(TestApp.form(form))));
  }
}
