package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** One cell of the matrix under one seed: what was asked for, and what must have come of it. */
final class Trial {
  private final Cell cell;
  private final long seed;
  private final Workspace workspace;
  private final Outside outside;

  /** Of what is being done: how much chance the preparation took must not decide what follows. */
  private SplittableRandom random;

  /** By record: how many rows the changes of this trial may have come to, at most. */
  private final Map<String, Integer> changes = new HashMap<>();

  private final List<Operation> operations = new ArrayList<>();
  private final Set<String> complaints = Collections.synchronizedSet(new LinkedHashSet<>());

  private final Calls calls = new Calls(complaints::add);
  private final Trap trap;
  private Instant begun;
  private long callsBefore;
  private int ticks;
  private String paidNow;
  private boolean broken;
  private Instant restarted;
  private Duration untilError = Duration.ZERO;

  Trial(Cell cell, long seed, Workspace workspace, Outside outside) {
    this.cell = cell;
    this.seed = seed;
    this.workspace = workspace;
    this.outside = outside;
    this.trap = new Trap(cell, workspace, outside);
  }

  private SplittableRandom chance(String of) {
    return new SplittableRandom(seed * 1_000_003 + (cell.key() + of).hashCode());
  }

  Cell cell() {
    return cell;
  }

  long seed() {
    return seed;
  }

  Workspace workspace() {
    return workspace;
  }

  Map<String, Integer> changes() {
    return changes;
  }

  /** Where its work is held up until the process is killed. */
  Trap trap() {
    return trap;
  }

  /** What was seen to go wrong on the way. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  Instant begun() {
    return begun;
  }

  /** API requests of the workspace's company since the beginning. */
  long calls() {
    return outside.simulator().counters(workspace.realm()).requests() - callsBefore;
  }

  /** Prepares in peace, with this process. */
  void prepare(Product living) {
    begun = Instant.now();
    random = chance("preparation");
    calls.to(living);
    cell.operation().prepare(this);
  }

  /** From here on calls count. */
  void begin() {
    callsBefore = outside.simulator().counters(workspace.realm()).requests();
  }

  /** Whether the work stands still where the process is to be killed. */
  boolean reached() {
    return trap.closed(calls.product());
  }

  /** The change in the midst of which the process is killed. */
  void act() {
    operations.add(cell.operation());
    random = chance("change");
    cell.operation().act(this);
  }

  /**
   * After the process was started again: Taskip repeats what nobody answered, and by chance SQS
   * repeats messages and Taskip's user changes the record once more.
   */
  void goOn(Product next) {
    calls.to(next);
    random = chance("fate");
    restarted = Instant.now();
    askAgain();
    if (paidNow != null) {
      tellOfPayment();
    }
    if (random.nextInt(3) == 0) {
      repeatWakeUps();
    }
    if (random.nextInt(4) == 0 && answered()) {
      changeOnceMore();
    }
  }

  private void changeOnceMore() {
    switch (cell.operation()) {
      case CUSTOMER_CREATE, CUSTOMER_UPDATE, TOKEN_REFRESH -> {
        operations.add(Operation.CUSTOMER_UPDATE);
        changeContact();
      }
      case INVOICE_CREATE, INVOICE_UPDATE -> {
        operations.add(Operation.INVOICE_UPDATE);
        changeInvoice();
      }
      default -> {}
    }
  }

  /** Everything that was asked for. */
  List<Operation> operations() {
    return operations;
  }

  private void repeatWakeUps() {
    List<String> jobs = outside.ledger().openJobs(workspace.id());
    if (!jobs.isEmpty()) {
      String again = Workspace.text(Map.of("workspace_id", workspace.id(), "jobs", jobs));
      outside.queue().send(again);
      outside.queue().send(again);
    }
  }

  /**
   * A connection that was lost for good is made again by a person; nothing may have failed for it.
   */
  void mend() {
    boolean refreshing = cell.operation() == Operation.TOKEN_REFRESH;
    if (refreshing
        && !broken
        && workspace.connection(calls.product()).path("status_code").asInt() == 2) {
      broken = true;
      untilError = Duration.between(restarted, Instant.now());
      if (!tokensRotate() || cell.point() != Point.REFRESHED_NOT_STORED) {
        complaints.add("the connection broke although Intuit still took the refresh token");
      }
      workspace.connect(calls.product());
    }
  }

  /** Whether Intuit took the connection along when the process died. */
  boolean broken() {
    return broken;
  }

  /** How long after the restart the connection said that it was broken. */
  Duration untilError() {
    return untilError;
  }

  /** How many pulls were asked for. */
  int ticks() {
    return ticks;
  }

  /** Whether everybody who called has an answer; before that nobody changes anything further. */
  boolean answered() {
    return calls.answered();
  }

  // What operations are made of.

  void newContact() {
    change("contact:c" + seed, Bodies.contact(random, "c" + seed));
  }

  void contactThere() {
    if (first("contact") == null) {
      newContact();
    }
  }

  void changeContact() {
    String id = contactId();
    change(
        "contact:" + id,
        Bodies.changedContact(random, id, workspace.records().get("contact:" + id)));
  }

  void newInvoice() {
    change("invoice:i" + seed, Bodies.invoice(random, "INV-" + seed, contactId()));
  }

  void newInvoiceThere() {
    contactThere();
    newInvoice();
  }

  void invoiceThere() {
    if (lastInvoice() == null) {
      newInvoiceThere();
    }
  }

  void changeInvoice() {
    String id = lastInvoice();
    change(id, Bodies.otherLines(random, workspace.records().get(id)));
  }

  void voidInvoice() {
    String id = lastInvoice();
    change(id, Bodies.with(workspace.records().get(id), "status", "void"));
  }

  void newPayment() {
    String id = lastInvoice();
    change(
        "payment:p" + seed,
        Bodies.payment(random, "P-" + seed, idOf(id), workspace.records().get(id)));
  }

  void newCreditMemo() {
    change("credit_memo:m" + seed, Bodies.credit(random, "CM-" + seed, contactId()));
  }

  void newRefund() {
    change("refund:r" + seed, Bodies.credit(random, "RF-" + seed, contactId()));
  }

  /** Older than the connection, so that none of it syncs by itself. */
  void imported() {
    Map<String, Map<String, Object>> records = new LinkedHashMap<>();
    int contacts = 1 + random.nextInt(3);
    for (int i = 0; i < contacts; i++) {
      String id = "c%d-%d".formatted(seed, i);
      records.put("contact:" + id, Bodies.contact(random, id));
    }
    for (int i = 0; i < 4 + random.nextInt(8); i++) {
      String contact = "c%d-%d".formatted(seed, random.nextInt(contacts));
      Map<String, Object> invoice = Bodies.invoice(random, "INV-%d-%d".formatted(seed, i), contact);
      records.put(
          "invoice:i%d-%d".formatted(seed, i),
          Bodies.with(invoice, "sent_at", "2020-01-01T00:00:00Z"));
    }
    records.keySet().forEach(record -> changes.merge(record, 1, Integer::sum));
    calls.make(
        "import",
        living ->
            workspace
                .load(living, records)
                .whenComplete(
                    (answer, broken) ->
                        records.forEach((record, body) -> accepted(record, body, answer))));
  }

  void syncAll() {
    calls.make("sync all", living -> workspace.administrator(living, "POST", "/sync/all", null));
  }

  void thirtyInvoicesWait() {
    for (int i = 0; i < 30; i++) {
      change(
          "invoice:i%d-%d".formatted(seed, i),
          Bodies.invoice(random, "INV-%d-%d".formatted(seed, i), "c" + seed));
    }
  }

  void changeContactWithExpiredTokens() {
    outside.simulator().expireAccessTokens(workspace.realm());
    if (tokensRotate()) {
      outside.simulator().rotateAtNextRefresh(workspace.realm());
    }
    changeContact();
  }

  /** The accountant receives the money, and Intuit says so. */
  void payInQuickBooks() {
    String record = lastInvoice();
    Object number = workspace.records().get(record).get("number");
    if (cell.point() == Point.BETWEEN_PAGES) {
      workspace.manyOthersSettled();
      outside.ledger().lookFromTheBeginning(workspace.id());
    }
    ObjectNode invoice =
        workspace.books().invoices().stream()
            .filter(each -> number.equals(each.path("DocNumber").asText()))
            .findFirst()
            .orElseThrow();
    BigDecimal owed = invoice.path("Balance").decimalValue();
    paidNow =
        workspace.books().recordPayment(invoice.path("Id").asText(), owed).path("Id").asText();
    workspace.paid().add(record);
    changes.merge(record, 1, Integer::sum);
    tellOfPayment();
  }

  /**
   * Intuit tells again until it is answered; and even if it were not to, there is the next tick.
   */
  private void tellOfPayment() {
    ticks++;
    calls.make("webhook " + ticks, living -> workspace.webhook(living, "Payment", paidNow));
  }

  private boolean tokensRotate() {
    return seed % 2 == 0;
  }

  private static String idOf(String record) {
    return record.substring(record.indexOf(':') + 1);
  }

  private String lastInvoice() {
    return workspace.records().keySet().stream()
        .filter(record -> record.startsWith("invoice:"))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** The contact that this workspace works with: its first, or the one that is on its way. */
  private String contactId() {
    String there = first("contact");
    return there == null ? "c" + seed : there;
  }

  private String first(String kind) {
    return workspace.records().keySet().stream()
        .filter(record -> record.startsWith(kind + ":"))
        .map(record -> record.substring(kind.length() + 1))
        .findFirst()
        .orElse(null);
  }

  private void change(String record, Map<String, Object> body) {
    changes.merge(record, 1, Integer::sum);
    String[] kindAndId = record.split(":", 2);
    calls.make(
        record,
        living ->
            workspace
                .put(living, kindAndId[0], kindAndId[1], body)
                .whenComplete((answer, broken) -> accepted(record, body, answer)));
  }

  private void accepted(String record, Map<String, Object> body, HttpResponse<String> answer) {
    if (answer != null && answer.statusCode() / 100 == 2) {
      workspace.accepted(record, body);
    }
  }

  /** What broke off or did not work just then is asked for again. */
  void askAgain() {
    calls.again();
  }

  @Override
  public String toString() {
    return "%s under seed %d, unanswered %s".formatted(cell, seed, calls);
  }
}
