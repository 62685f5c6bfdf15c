package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeedTest extends SimulatorTest {

  @Test
  void the_books_hold_what_a_careless_client_trips_over() {
    List<ObjectNode> customers = books.customers();
    assertThat(books.list(EntityType.VENDOR)).isNotEmpty();
    assertThat(customers).anyMatch(customer -> !customer.path("Active").asBoolean(true));
    assertThat(customers).anyMatch(customer -> customer.path("Job").asBoolean());
    assertThat(customers).anyMatch(customer -> email(customer).isEmpty());
    Map<String, Long> byEmail =
        customers.stream()
            .map(SeedTest::email)
            .filter(email -> !email.isEmpty())
            .collect(Collectors.groupingBy(email -> email, Collectors.counting()));
    assertThat(byEmail.values()).as("one email on several customers").anyMatch(count -> count > 1);
  }

  private static String email(ObjectNode customer) {
    return Json.text(customer, "PrimaryEmailAddr", "Address");
  }
}
