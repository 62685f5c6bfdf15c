package com.taskip.quickbooks.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.Limits;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.local.simulator.TestApp;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.record.Address;
import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.Line;
import com.taskip.quickbooks.sync.plan.Passage.Fate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * For any sequence of changes of a record, with wake-ups lost, repeated and out of order, answers
 * lost before and after QuickBooks worked, and people at work there meanwhile: in the end
 * QuickBooks says what Taskip says, in one object.
 */
class ConvergencePropertyTest {
  private static QuickBooksSimulator simulator;
  private static TestApp app;
  private static Books books;

  /** What may happen next, with a number to vary it. */
  record Event(What what, int number) {}

  enum What {
    RENAMED,
    EMAIL_CHANGED,
    PHONE_CLEARED,
    MOVED,
    LINES_CHANGED,
    DUE_DATE_CHANGED,
    NOTE_CHANGED,
    SENT,
    VOIDED,
    WOKEN,
    ANSWER_LOST,
    NEVER_ARRIVED,
    PERSON_WRITES_A_NOTE,
    PERSON_ADDS_THE_FLOOR,
    PERSON_CHANGES_THE_LINES,
    PERSON_TAKES_A_PART_PAYMENT
  }

  /** What Taskip's lines were when a person last changed them in QuickBooks. */
  private static final class PersonsLines {
    private List<Line> wanted;
    private JsonNode sent;

    void changed(Passage<Invoice> passage) {
      wanted = passage.wanted().lines();
      sent = passage.link().sent().get("Line");
    }

    boolean stand(Passage<Invoice> passage) {
      List<Line> now = passage.wanted().lines();
      return wanted != null
          && (now.equals(wanted) || SparseChange.same(SalesLines.snapshot(now), sent));
    }
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

  @Property(tries = 250)
  void a_contact_ends_as_one_customer_that_says_the_same(
      @ForAll("contactEvents") List<Event> events) {
    String unique = UUID.randomUUID().toString();
    int before = books.customers().size();
    Passage<Contact> passage =
        new Passage<>(
            new ContactRule(), app, null, Examples.contact("Zoë " + unique, "zoe@books.example"));
    String floor = "";
    for (Event event : events) {
      if (event.what() == What.PERSON_ADDS_THE_FLOOR && passage.link() != null) {
        floor = "Floor " + event.number();
        personAddsTheFloor(passage, floor);
      }
      happenToContact(passage, event, unique);
    }
    passage.comeToRest();

    Contact wanted = passage.wanted();
    ObjectNode there = books.customer(passage.link().quickbooksId());
    assertThat(books.customers()).as("customers after %s", events).hasSize(before + 1);
    assertThat(there.path("DisplayName").asText()).isEqualTo(wanted.displayName());
    assertThat(there.at("/PrimaryEmailAddr/Address").asText()).isEqualTo(text(wanted.email()));
    assertThat(there.at("/PrimaryPhone/FreeFormNumber").asText()).isEqualTo(text(wanted.phone()));
    assertThat(there.at("/BillAddr/City").asText()).isEqualTo(wanted.billingAddress().city());
    // Taskip never says anything about the second line.
    assertThat(there.at("/BillAddr/Line2").asText()).as("floor after %s", events).isEqualTo(floor);
  }

  @Property(tries = 400)
  void an_invoice_ends_as_one_invoice_that_says_the_same(
      @ForAll("invoiceEvents") List<Event> events) {
    String number = UUID.randomUUID().toString().substring(0, 20);
    ObjectNode customer = books.addCustomer("Customer " + number);
    LinkState contact =
        new LinkState(customer.path("Id").asText(), "0", Examples.json("{}"), null, false);
    Passage<Invoice> passage =
        new Passage<>(new InvoiceRule(), app, contact, draft(number, new BigDecimal("10")));
    PersonsLines edits = new PersonsLines();
    events.forEach(event -> happenToInvoice(passage, event, edits));
    passage.comeToRest();

    List<ObjectNode> there =
        books.invoices().stream()
            .filter(invoice -> number.equals(invoice.path("DocNumber").asText()))
            .toList();
    Invoice wanted = passage.wanted();
    if (passage.link() == null) {
      assertThat(wanted.status()).as("status after %s", events).isNotEqualTo(InvoiceStatus.SENT);
      assertThat(there).isEmpty();
      return;
    }
    assertThat(there).as("invoices after %s", events).hasSize(1);
    BigDecimal total = there.getFirst().path("TotalAmt").decimalValue();
    if (wanted.status() == InvoiceStatus.VOID) {
      assertThat(total).isZero();
      return;
    }
    // Lines that a person changed stay as long as Taskip's did not change since: theirs or ours.
    if (!edits.stand(passage)) {
      assertThat(total).as("total after %s", events).isEqualByComparingTo(totalOf(wanted));
    }
    assertThat(there.getFirst().path("DueDate").asText()).isEqualTo(wanted.dueDate().toString());
    assertThat(there.getFirst().at("/CustomerMemo/value").asText())
        .isEqualTo(text(wanted.customerMemo()));
  }

  @Provide
  Arbitrary<List<Event>> contactEvents() {
    return events(
        What.RENAMED,
        What.EMAIL_CHANGED,
        What.PHONE_CLEARED,
        What.MOVED,
        What.WOKEN,
        What.WOKEN,
        What.ANSWER_LOST,
        What.NEVER_ARRIVED,
        What.PERSON_ADDS_THE_FLOOR,
        What.PERSON_WRITES_A_NOTE);
  }

  @Provide
  Arbitrary<List<Event>> invoiceEvents() {
    return events(
        What.LINES_CHANGED,
        What.DUE_DATE_CHANGED,
        What.NOTE_CHANGED,
        What.SENT,
        What.SENT,
        What.VOIDED,
        What.WOKEN,
        What.WOKEN,
        What.WOKEN,
        What.ANSWER_LOST,
        What.NEVER_ARRIVED,
        What.PERSON_WRITES_A_NOTE,
        What.PERSON_CHANGES_THE_LINES,
        What.PERSON_TAKES_A_PART_PAYMENT);
  }

  private static Arbitrary<List<Event>> events(What... what) {
    return Arbitraries.of(what)
        .flatMap(each -> Arbitraries.integers().between(1, 9).map(n -> new Event(each, n)))
        .list()
        .ofMaxSize(12);
  }

  private static void happenToContact(Passage<Contact> passage, Event event, String unique) {
    Contact now = passage.wanted();
    int number = event.number();
    switch (event.what()) {
      case RENAMED -> passage.put(with(now, "Zoë " + number + " " + unique, now.email()));
      case EMAIL_CHANGED -> passage.put(with(now, now.displayName(), number + "@books.example"));
      case PHONE_CLEARED ->
          passage.put(
              new Contact(
                  now.displayName(), now.email(), null, now.billingAddress(), now.currency()));
      case MOVED ->
          passage.put(
              new Contact(
                  now.displayName(),
                  now.email(),
                  now.phone(),
                  new Address(number + " High St", null, "City " + number, null, "N1", "GB"),
                  now.currency()));
      case PERSON_WRITES_A_NOTE -> personEdits(passage, EntityType.CUSTOMER, "Notes", number);
      case PERSON_ADDS_THE_FLOOR -> {}
      default -> wake(passage, event.what());
    }
  }

  private static void happenToInvoice(Passage<Invoice> passage, Event event, PersonsLines edits) {
    Invoice now = passage.wanted();
    int number = event.number();
    boolean editable = now.status() != InvoiceStatus.VOID;
    switch (event.what()) {
      case LINES_CHANGED -> {
        if (editable) {
          passage.put(edited(now, now.dueDate(), lines(number), now.customerMemo()));
        }
      }
      case DUE_DATE_CHANGED -> {
        if (editable) {
          passage.put(edited(now, now.dueDate().plusDays(number), now.lines(), now.customerMemo()));
        }
      }
      case NOTE_CHANGED -> {
        if (editable) {
          passage.put(
              edited(now, now.dueDate(), now.lines(), number > 5 ? null : "memo " + number));
        }
      }
      case SENT -> {
        if (now.status() == InvoiceStatus.DRAFT) {
          passage.put(now.withStatus(InvoiceStatus.SENT));
        }
      }
      case VOIDED -> {
        if (number > 5) {
          passage.put(now.withStatus(InvoiceStatus.VOID));
        }
      }
      case PERSON_WRITES_A_NOTE -> personEdits(passage, EntityType.INVOICE, "PrivateNote", number);
      case PERSON_CHANGES_THE_LINES -> {
        if (open(passage)) {
          personChangesTheLines(passage, number);
          edits.changed(passage);
        }
      }
      case PERSON_TAKES_A_PART_PAYMENT -> {
        if (open(passage)) {
          books.recordPayment(passage.link().quickbooksId(), new BigDecimal("0.01"));
        }
      }
      default -> wake(passage, event.what());
    }
  }

  private static void wake(Passage<?> passage, What what) {
    passage.wakeUp(
        switch (what) {
          case ANSWER_LOST -> Fate.ANSWER_LOST;
          case NEVER_ARRIVED -> Fate.NEVER_ARRIVED;
          default -> Fate.ANSWERED;
        },
        false);
  }

  private static void personEdits(Passage<?> passage, EntityType type, String member, int number) {
    if (passage.link() != null && (type == EntityType.CUSTOMER || open(passage))) {
      books.edit(
          type,
          passage.link().quickbooksId(),
          Examples.json("{'%s': 'by a person, %d'}".formatted(member, number)));
    }
  }

  private static void personAddsTheFloor(Passage<Contact> passage, String floor) {
    String id = passage.link().quickbooksId();
    ObjectNode address = (ObjectNode) books.customer(id).path("BillAddr");
    ObjectNode edit = Examples.json("{}");
    edit.set("BillAddr", address.deepCopy().put("Line2", floor));
    books.edit(EntityType.CUSTOMER, id, edit);
  }

  private static void personChangesTheLines(Passage<Invoice> passage, int number) {
    if (open(passage)) {
      books.edit(
          EntityType.INVOICE,
          passage.link().quickbooksId(),
          Examples.json(
              "{'Line': [{'DetailType': 'SalesItemLineDetail', 'Amount': %d.5,"
                      .formatted(number * 100)
                  + " 'SalesItemLineDetail': {'ItemRef': {'value': '1'}}}]}"));
    }
  }

  private static boolean open(Passage<?> passage) {
    return passage.link() != null
        && InvoiceState.of(books.invoice(passage.link().quickbooksId())) == InvoiceState.OPEN;
  }

  private static Contact with(Contact now, String name, String email) {
    return new Contact(name, email, now.phone(), now.billingAddress(), now.currency());
  }

  private static Invoice draft(String number, BigDecimal price) {
    return new Invoice(
        number,
        InvoiceStatus.DRAFT,
        "c1",
        LocalDate.parse("2026-05-04"),
        LocalDate.parse("2026-06-03"),
        null,
        "USD",
        List.of(new Line("l1", "Work", BigDecimal.ONE, price, null, null)),
        null,
        null);
  }

  private static Invoice edited(Invoice now, LocalDate due, List<Line> lines, String memo) {
    return new Invoice(
        now.number(),
        now.status(),
        now.contactId(),
        now.issueDate(),
        due,
        now.sentAt(),
        now.currency(),
        lines,
        now.privateNote(),
        memo);
  }

  private static List<Line> lines(int count) {
    List<Line> lines = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      lines.add(
          new Line(
              "l" + i, "Line " + i, new BigDecimal("1.5"), new BigDecimal("3.33"), null, null));
    }
    return lines;
  }

  private static BigDecimal totalOf(Invoice invoice) {
    return invoice.lines().stream()
        .map(line -> line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
