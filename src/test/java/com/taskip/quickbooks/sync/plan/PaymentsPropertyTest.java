package com.taskip.quickbooks.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.Limits;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.local.simulator.TestApp;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.sync.plan.Passage.Fate;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Three payments on one invoice, in whatever order they are worked on, with answers lost before and
 * after QuickBooks worked, amounts corrected in Taskip, and an accountant who books money too.
 */
class PaymentsPropertyTest {
  private static final BigDecimal OWED = new BigDecimal("100.00");

  private static QuickBooksSimulator simulator;
  private static TestApp app;
  private static Books books;

  /** What may happen next, to which of the payments, with a number to vary it. */
  record Event(What what, int payment, int number) {}

  enum What {
    WOKEN,
    ANSWER_LOST,
    NEVER_ARRIVED,
    AMOUNT_CORRECTED,
    ACCOUNTANT_BOOKS_MONEY
  }

  @BeforeContainer
  static void open() throws IOException {
    simulator = QuickBooksSimulator.start(SimulatorOptions.inMemory());
    app = TestApp.connected(simulator);
    books = simulator.company(simulator.realms().getFirst());
    simulator.limit(simulator.realms().getFirst(), Limits.NONE);
  }

  @AfterContainer
  static void close() throws IOException {
    simulator.close();
  }

  @Property(tries = 200)
  void each_is_posted_once_or_the_invoice_is_paid_and_nothing_is_applied_twice(
      @ForAll("events") List<Event> events) {
    String unique = UUID.randomUUID().toString().substring(0, 12);
    String customer = books.addCustomer("Customer " + unique).path("Id").asText();
    String invoice = books.addInvoice(customer, OWED, "I-" + unique).path("Id").asText();
    LinkState link = new LinkState(invoice, "0", Examples.json("{}"), null, false);
    List<Passage<Payment>> payments =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    new Passage<>(
                        new PaymentRule(), app, link, payment("%s-%d".formatted(unique, i), 40)))
            .toList();
    events.forEach(event -> happen(payments.get(event.payment()), event, invoice));
    payments.forEach(Passage::comeToRest);

    BigDecimal balance = books.invoice(invoice).path("Balance").decimalValue();
    for (Passage<Payment> payment : payments) {
      List<ObjectNode> there = postedUnder(payment.wanted().reference());
      if (payment.link() == null) {
        assertThat(there).as("postings after %s", events).isEmpty();
        assertThat(balance).as("balance after %s", events).isZero();
      } else {
        assertThat(there).as("postings after %s", events).hasSize(1);
        assertThat(there.getFirst().path("TotalAmt").decimalValue())
            .isEqualByComparingTo(payment.link().sent().path("amount").decimalValue());
      }
    }
    assertThat(appliedTo(invoice).add(balance)).isEqualByComparingTo(OWED);
  }

  @Provide
  Arbitrary<List<Event>> events() {
    return Combinators.combine(
            Arbitraries.of(What.class),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 9))
        .as(Event::new)
        .list()
        .ofMaxSize(15);
  }

  private static void happen(Passage<Payment> payment, Event event, String invoice) {
    switch (event.what()) {
      case WOKEN -> payment.wakeUp(Fate.ANSWERED, false);
      case ANSWER_LOST -> payment.wakeUp(Fate.ANSWER_LOST, false);
      case NEVER_ARRIVED -> payment.wakeUp(Fate.NEVER_ARRIVED, false);
      case AMOUNT_CORRECTED ->
          payment.put(payment(payment.wanted().reference(), event.number() * 10));
      case ACCOUNTANT_BOOKS_MONEY -> {
        if (InvoiceState.of(books.invoice(invoice)) == InvoiceState.OPEN) {
          books.recordPayment(invoice, new BigDecimal(event.number()));
        }
      }
    }
  }

  private static Payment payment(String reference, int amount) {
    return new Payment(
        "inv1", BigDecimal.valueOf(amount), "USD", LocalDate.parse("2026-05-20"), null, reference);
  }

  private static List<ObjectNode> postedUnder(String reference) {
    return books.payments().stream()
        .filter(payment -> reference.equals(payment.path("PaymentRefNum").asText()))
        .toList();
  }

  private static BigDecimal appliedTo(String invoice) {
    BigDecimal applied = BigDecimal.ZERO;
    for (ObjectNode payment : books.payments()) {
      for (JsonNode line : payment.path("Line")) {
        if (invoice.equals(line.at("/LinkedTxn/0/TxnId").asText())) {
          applied = applied.add(line.path("Amount").decimalValue());
        }
      }
    }
    return applied;
  }
}
