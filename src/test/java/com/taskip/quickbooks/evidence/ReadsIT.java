package com.taskip.quickbooks.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers that cannot be had or read, and people who write at the same moment. */
class ReadsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int EDITS = Evidence.full() ? 40 : 10;

  private static final Map<String, FaultAction> UNREADABLE = new LinkedHashMap<>();

  static {
    UNREADABLE.put("500", FaultAction.status(500, FaultAction.Body.HTML));
    UNREADABLE.put("503", FaultAction.status(503, "10000"));
    UNREADABLE.put("429", FaultAction.tooManyRequests(1));
    UNREADABLE.put("a page in a 200", FaultAction.status(200, FaultAction.Body.HTML));
    UNREADABLE.put("nothing in a 200", FaultAction.status(200, FaultAction.Body.EMPTY));
    UNREADABLE.put("XML in a 200", FaultAction.status(200, FaultAction.Body.XML));
    UNREADABLE.put("a fault in a 200", FaultAction.faultInSuccess("10000", "System", "Failure"));
    UNREADABLE.put("a cut connection", FaultAction.cutBefore());
  }

  private static Outside outside;
  private static Product product;

  @BeforeAll
  static void start() throws Exception {
    outside = Outside.start(2, Duration.ofSeconds(30));
    product =
        Product.start(
            outside,
            "reads",
            List.of(),
            Map.of(
                "SYNC_RETRY_DELAY", "PT1S",
                "TASKIP_LOCAL_PULL_INTERVAL", "off",
                "TASKIP_LOCAL_SWEEP_INTERVAL", "1s"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (product != null) {
      product.close();
    }
    if (outside != null) {
      outside.close();
    }
  }

  @Test
  void whatever_step_of_the_pull_cannot_be_read_nothing_is_marked_and_nothing_is_missed() {
    Workspace workspace = connected("reads", 0);
    put(workspace, "contact:c1", Bodies.contact(new Random(1), "c1"));
    workspace.manyOthersSettled();
    int steps = 0;
    List<String> complaints = new ArrayList<>();
    for (Map.Entry<String, FaultAction> fault : UNREADABLE.entrySet()) {
      for (String page : List.of("STARTPOSITION%201%20", "STARTPOSITION%20951")) {
        steps++;
        complaints.addAll(
            pullFails(workspace, "i" + steps, fault.getValue(), page).stream()
                .map(complaint -> fault.getKey() + " at " + page + ": " + complaint)
                .toList());
      }
    }
    Evidence.judge("reads", Map.of("steps", steps), complaints);
  }

  private static List<String> pullFails(
      Workspace workspace, String invoice, FaultAction fault, String page) {
    List<String> complaints = new ArrayList<>();
    String record = "invoice:" + invoice;
    put(workspace, record, Bodies.invoice(new Random(7), "INV-" + invoice, "c1"));
    awaitQuiet();
    String payment = pay(workspace, "INV-" + invoice);
    outside.ledger().lookFromTheBeginning(workspace.id());
    outside
        .simulator()
        .faults()
        .add(FaultRule.always(fault).realm(workspace.realm()).operation("query").path(page));
    Map<String, ?> before = state(workspace);
    tell(workspace, payment);
    await("a look that fails")
        .atMost(PATIENCE)
        .until(() -> outside.ledger().lookedInVain(workspace.id()));
    if (!state(workspace).equals(before)) {
      complaints.add("something was marked: " + state(workspace));
    }
    outside.simulator().faults().clear();
    tell(workspace, payment);
    workspace.paid().add(record);
    try {
      await("the look that follows").atMost(PATIENCE).until(() -> seen(workspace));
    } catch (org.awaitility.core.ConditionTimeoutException missed) {
      complaints.add("missed afterwards");
    }
    return complaints;
  }

  /** Intuit tells of the payment, some time after it told of something before. */
  private static void tell(Workspace workspace, String payment) {
    outside.ledger().lastLookWasLongAgo(workspace.id());
    assertThat(workspace.webhook(product, "Payment", payment).join().statusCode()).isEqualTo(200);
  }

  private static Map<String, ?> state(Workspace workspace) {
    return Map.of(
        "paid", outside.ledger().paid().getOrDefault(workspace.id(), java.util.Set.of()),
        "pulls",
            outside.ledger().rowsSince(Instant.EPOCH).stream()
                .filter(row -> row.direction().equals("pull"))
                .count());
  }

  private static boolean seen(Workspace workspace) {
    return workspace.paid().equals(outside.ledger().paid().get(workspace.id()));
  }

  @Test
  void five_who_write_on_one_invoice_lose_nothing_of_each_others() throws Exception {
    Workspace workspace = connected("writers", 1);
    put(workspace, "contact:c1", Bodies.contact(new Random(1), "c1"));
    Map<String, Object> invoice = Bodies.invoice(new Random(2), "INV-1", "c1");
    put(workspace, "invoice:i1", invoice);
    awaitQuiet();
    String id = there(workspace, "INV-1").path("Id").asText();
    List<String> members = List.of("TrackingNum", "FOB", "PONumber", "EInvoiceStatus");
    AtomicInteger edits = new AtomicInteger();
    try (ExecutorService people = Executors.newFixedThreadPool(members.size())) {
      members.forEach(member -> people.submit(() -> edit(workspace.books(), id, member, edits)));
      for (int i = 1; i <= EDITS; i++) {
        invoice = Bodies.otherLines(new Random(i), invoice);
        put(workspace, "invoice:i1", invoice);
        Thread.sleep(new Random(i).nextInt(300));
      }
    }
    awaitQuiet();
    List<String> complaints =
        new ArrayList<>(
            Comparison.complaints(
                workspace, outside.ledger().linksByWorkspace().get(workspace.id())));
    ObjectNode end = there(workspace, "INV-1");
    for (String member : members) {
      if (!end.path(member).asText().equals(member + " " + EDITS)) {
        complaints.add("%s is %s".formatted(member, end.path(member)));
      }
    }
    Evidence.judge(
        "writers", Map.of("writers", members.size() + 1, "edits", edits.get() + EDITS), complaints);
  }

  private static void edit(Books books, String id, String member, AtomicInteger edits) {
    Random random = new Random(member.hashCode());
    try {
      for (int i = 1; i <= EDITS; i++) {
        ObjectNode fields = Workspace.JSON.createObjectNode().put(member, member + " " + i);
        books.edit(EntityType.INVOICE, id, fields);
        edits.incrementAndGet();
        Thread.sleep(random.nextInt(300));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Workspace connected(String name, int company) {
    Workspace workspace =
        new Workspace(name, outside.simulator().realms().get(company), outside.simulator());
    workspace.connect(product);
    return workspace;
  }

  private static void put(Workspace workspace, String record, Map<String, Object> body) {
    String[] kindAndId = record.split(":", 2);
    assertThat(workspace.put(product, kindAndId[0], kindAndId[1], body).join().statusCode())
        .isBetween(200, 201);
    workspace.accepted(record, body);
  }

  private static void awaitQuiet() {
    await("quiet").atMost(PATIENCE).until(() -> outside.ledger().open(true).isEmpty());
  }

  private static ObjectNode there(Workspace workspace, String number) {
    return workspace.books().invoices().stream()
        .filter(each -> number.equals(each.path("DocNumber").asText()))
        .findFirst()
        .orElseThrow();
  }

  private static String pay(Workspace workspace, String number) {
    ObjectNode invoice = there(workspace, number);
    return workspace
        .books()
        .recordPayment(invoice.path("Id").asText(), invoice.path("Balance").decimalValue())
        .path("Id")
        .asText();
  }
}
