package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Counters;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.quickbooks.view.CustomerView;
import com.taskip.quickbooks.quickbooks.view.InvoiceView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door to QuickBooks against a QuickBooks that keeps books. */
@QuarkusTest
class SimulatedQuickBooksTest {
  private static final String REALM = "9341452000000002";

  @Inject IntuitCalls calls;
  @Inject ThrottleWait throttleWait;
  @Inject DataSource dataSource;

  private final UUID requestId = UUID.randomUUID();
  private QuickBooksSimulator simulator;
  private QuickBooks quickBooks;
  private Company company;

  @BeforeEach
  void connect() throws IOException {
    simulator = QuickBooksSimulator.start(SimulatorOptions.inMemory());
    company = new Company(REALM, 70, new SimulatedGrant(simulator, REALM));
    quickBooks =
        new QuickBooks(RawApi.at(simulator.url(), Duration.ofSeconds(30)), calls, throttleWait);
  }

  @AfterEach
  void close() throws IOException, SQLException {
    simulator.close();
    // Other tests use the same company.
    forget("company_budget");
    forget("company_call");
  }

  @Test
  void a_connection_cut_after_the_commit_leaves_the_outcome_unknown_and_asking_again_finds_it() {
    simulator.faults().add(FaultRule.once(FaultAction.cutAfter()).operation("create"));
    int before = simulator.company(REALM).customers().size();
    List<Operation> create = List.of(customer("Late Answers Ltd"));

    Outcome first = quickBooks.write(company, requestId, create).getFirst();
    Outcome second = quickBooks.write(company, requestId, create).getFirst();

    assertThat(first).isInstanceOf(Outcome.Unknown.class);
    assertThat(second).isInstanceOf(Outcome.Written.class);
    assertThat(simulator.company(REALM).customers()).hasSize(before + 1);
    assertThat(simulator.log().of(REALM))
        .extracting(LoggedRequest::requestId)
        .containsOnly(requestId.toString());
  }

  @Test
  void a_batch_cut_after_the_commit_is_answered_again_item_by_item() {
    simulator.faults().add(FaultRule.once(FaultAction.cutAfter()).operation("batch"));
    int before = simulator.company(REALM).customers().size();
    List<Operation> batch =
        IntStream.range(0, 30).mapToObj(i -> customer("Batch customer " + i)).toList();

    assertThat(quickBooks.write(company, requestId, batch))
        .hasSize(30)
        .allMatch(Outcome.Unknown.class::isInstance);
    List<Outcome> again = quickBooks.write(company, requestId, batch);

    assertThat(again)
        .extracting(outcome -> ((Outcome.Written) outcome).entity().get("DisplayName").asText())
        .containsExactlyElementsOf(
            IntStream.range(0, 30).mapToObj(i -> "Batch customer " + i).toList());
    assertThat(simulator.company(REALM).customers()).hasSize(before + 30);
  }

  @Test
  void a_token_that_expires_in_the_middle_is_renewed_and_nobody_notices() {
    simulator.expireAccessTokens(REALM);

    assertThat(quickBooks.write(company, requestId, List.of(customer("Expired Ltd"))).getFirst())
        .isInstanceOf(Outcome.Written.class);
  }

  @Test
  void a_taken_name_is_refused_with_its_code() {
    simulator.company(REALM).addVendor("Taken Ltd");

    Outcome.Refused refused =
        (Outcome.Refused)
            quickBooks.write(company, requestId, List.of(customer("Taken Ltd"))).getFirst();

    assertThat(refused.fault().code()).isEqualTo("6240");
    assertThat(refused.fault().intuitTid()).isNotBlank();
  }

  @Test
  void a_stale_sync_token_is_refused_without_naming_the_other_person() {
    ObjectNode customer = simulator.company(REALM).addCustomer("Edited Ltd");
    ObjectNode body = QuickBooksJson.object().put("Id", customer.get("Id").asText());
    body.put("SyncToken", "99").put("sparse", true).put("DisplayName", "Mine");

    Outcome.Refused refused =
        (Outcome.Refused)
            quickBooks
                .write(
                    company,
                    requestId,
                    List.of(new Operation(Verb.UPDATE, EntityType.CUSTOMER, body)))
                .getFirst();

    assertThat(refused.fault().code()).isEqualTo("5010");
    assertThat(refused.fault().detail()).doesNotContain("You and");
  }

  @Test
  void a_void_makes_an_invoice_void_and_not_paid() {
    String customer = simulator.company(REALM).addCustomer("Void Ltd").get("Id").asText();
    ObjectNode invoice =
        simulator.company(REALM).addInvoice(customer, new BigDecimal("12.50"), "V-1");
    ObjectNode body = QuickBooksJson.object().put("Id", invoice.get("Id").asText());
    body.put("SyncToken", invoice.get("SyncToken").asText());

    Outcome.Written written =
        (Outcome.Written)
            quickBooks
                .write(
                    company, requestId, List.of(new Operation(Verb.VOID, EntityType.INVOICE, body)))
                .getFirst();

    InvoiceView voided = InvoiceView.of(written.entity());
    assertThat(voided.isVoidOrZero()).isTrue();
    assertThat(voided.isPaid()).isFalse();
  }

  @Test
  void a_name_with_every_trap_in_it_is_found_by_query() {
    String name = "Amy's \\ \"Bärbel\" & Söhne + 100% #1 日本";
    simulator.company(REALM).addCustomer(name);

    List<ObjectNode> found =
        quickBooks.query(company, Query.from(EntityType.CUSTOMER).where("DisplayName").eq(name));

    assertThat(found).hasSize(1);
    assertThat(CustomerView.of(found.getFirst()).displayName()).isEqualTo(name);
  }

  @Test
  void all_pages_of_a_list_are_read() {
    int before = simulator.company(REALM).customers().size();
    for (int i = 0; i < 25; i++) {
      simulator.company(REALM).addCustomer("Page customer " + i);
    }

    List<ObjectNode> found =
        quickBooks.queryAll(
            company, Query.from(EntityType.CUSTOMER).where("Active").isTrueOrFalse().max(10));

    assertThat(found).hasSize(before + 25);
  }

  @Test
  void the_company_says_who_it_is_and_how_it_is_set_up() {
    assertThat(quickBooks.companyInfo(company).companyName()).contains("Contoso");
    assertThat(quickBooks.preferences(company).homeCurrency()).isEqualTo("USD");
  }

  @Test
  void a_deleted_invoice_is_gone_and_one_that_cannot_be_read_is_not() {
    String customer = simulator.company(REALM).addCustomer("Gone Ltd").get("Id").asText();
    String id =
        simulator.company(REALM).addInvoice(customer, BigDecimal.TEN, "G-1").get("Id").asText();
    simulator
        .faults()
        .add(FaultRule.always(FaultAction.status(503, FaultAction.Body.HTML)).operation("read"));
    assertThatThrownBy(() -> quickBooks.read(company, EntityType.INVOICE, id))
        .isInstanceOf(QuickBooksFailed.class);
    simulator.faults().clear();
    assertThat(quickBooks.read(company, EntityType.INVOICE, id)).isPresent();

    simulator
        .company(REALM)
        .delete(com.taskip.quickbooks.local.simulator.books.EntityType.INVOICE, id);

    assertThat(quickBooks.read(company, EntityType.INVOICE, id)).isEmpty();
  }

  @Test
  void many_at_once_never_meet_the_limit_of_requests_in_progress() throws Exception {
    simulator.resetCounters();
    try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
      callers
          .invokeAll(
              IntStream.range(0, 60)
                  .<Callable<ObjectNode>>mapToObj(
                      i -> () -> quickBooks.read(company, EntityType.ITEM, "1").orElseThrow())
                  .toList())
          .forEach(answer -> assertThat(answer).succeedsWithin(Duration.ZERO));
    }

    Counters counters = simulator.counters(REALM);
    assertThat(counters.reads()).isEqualTo(60);
    assertThat(counters.mostAtOnce()).isLessThanOrEqualTo(10);
    assertThat(counters.refusedByLimit()).isZero();
  }

  @Test
  void the_forty_first_batch_of_a_minute_is_not_sent() {
    List<Operation> batch = List.of(customer("One"), customer("Two"));
    for (int i = 0; i < 40; i++) {
      assertThat(quickBooks.write(company, UUID.randomUUID(), batch))
          .noneMatch(Outcome.NotSent.class::isInstance);
    }
    Instant now = Instant.now();

    Outcome.NotSent notSent =
        (Outcome.NotSent) quickBooks.write(company, UUID.randomUUID(), batch).getFirst();

    assertThat(notSent.notBefore()).isBetween(now, now.plusSeconds(61));
    assertThat(simulator.counters(REALM).batches()).isEqualTo(40);
    assertThat(simulator.counters(REALM).refusedByLimit()).isZero();
  }

  private void forget(String table) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from " + table + " where realm_id = ?")) {
      delete.setString(1, REALM);
      delete.executeUpdate();
    }
  }

  private static Operation customer(String name) {
    return new Operation(
        Verb.CREATE, EntityType.CUSTOMER, QuickBooksJson.object().put("DisplayName", name));
  }
}
