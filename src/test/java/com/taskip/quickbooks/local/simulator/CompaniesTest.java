package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.TestApp.Reply;
import com.taskip.quickbooks.local.simulator.books.Company;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompaniesTest {

  @Test
  void a_person_can_have_as_many_companies_as_one_likes() throws IOException {
    List<Company> companies =
        IntStream.range(0, 40)
            .mapToObj(i -> new Company("77000000000000" + (10 + i), "Company " + i, "US", "USD"))
            .toList();
    try (QuickBooksSimulator simulator =
        QuickBooksSimulator.start(SimulatorOptions.inMemory().withCompanies(companies))) {
      String last = companies.getLast().realmId();
      TestApp app = TestApp.connected(simulator, last);
      assertThat(simulator.realms()).hasSize(40);
      assertThat(app.post("/customer", "{\"DisplayName\":\"Only here\"}").status()).isEqualTo(200);
      assertThat(simulator.company(last).customers())
          .anyMatch(customer -> customer.path("DisplayName").asText().equals("Only here"));
      assertThat(simulator.company(simulator.realms().getFirst()).customers())
          .noneMatch(customer -> customer.path("DisplayName").asText().equals("Only here"));
    }
  }

  @Test
  void a_person_with_one_company_has_none_to_choose() throws IOException {
    Company only = new Company("7700000000000001", "The only one", "US", "USD");
    String page = consentPage(List.of(only)).text();
    assertThat(page.split("<button", -1)).as("connect or refuse").hasSize(3);
    assertThat(page).contains("Connect The only one");
  }

  @Test
  void a_person_without_a_company_is_told_so_and_sent_nowhere() throws IOException {
    Reply page = consentPage(List.of());
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("There is no sandbox companies found for the user")
        .doesNotContain("<button");
  }

  @Test
  void a_person_reads_what_the_app_asks_for() throws IOException {
    try (QuickBooksSimulator simulator = QuickBooksSimulator.start(SimulatorOptions.inMemory())) {
      TestApp app = TestApp.unconnected(simulator);
      String asked = app.authorizationUrl("s").replace("accounting", "accounting+openid+profile");
      assertThat(app.send(app.request(asked.replace(simulator.url().toString(), "")).GET()).text())
          .contains("Reading and writing your customers, invoices and payments")
          .contains("reading your account settings (tax codes, items, chart of accounts)")
          .contains("OpenID", "Basic profile information");
    }
  }

  private static Reply consentPage(List<Company> companies) throws IOException {
    try (QuickBooksSimulator simulator =
        QuickBooksSimulator.start(SimulatorOptions.inMemory().withCompanies(companies))) {
      TestApp app = TestApp.unconnected(simulator);
      String path = app.authorizationUrl("s").replace(simulator.url().toString(), "");
      return app.send(app.request(path).GET());
    }
  }
}
