package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

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
}
