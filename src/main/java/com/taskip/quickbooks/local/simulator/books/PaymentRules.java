package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Payments received: what they settle, and what stays unapplied. */
final class PaymentRules implements Rules {

  @Override
  public void complete(Revision revision) {
    Draft books = revision.books();
    ObjectNode payment = revision.after();
    if (!revision.isNew()) {
      checkNotDeposited(revision.before());
      ClosedBooks.check(books, revision.before());
    }
    ObjectNode customer = SalesDocument.customer(books, payment);
    if (!payment.path("TotalAmt").isNumber()) {
      throw BusinessFault.missing("TotalAmt");
    }
    if (Json.decimal(payment, "TotalAmt").signum() < 0) {
      throw BusinessFault.negativeAmount("TotalAmt");
    }
    if (!payment.has("TxnDate")) {
      payment.put("TxnDate", PacificTime.day(books.now()).toString());
    }
    ClosedBooks.check(books, payment);
    String currency = Currencies.ofDocument(books, payment, customer);
    BigDecimal total = Money.round(Json.decimal(payment, "TotalAmt"), currency);
    payment.set("TotalAmt", Money.amount(total));
    account(books, payment, total);
    References.check(books, payment, "PaymentMethodRef", EntityType.PAYMENT_METHOD);
    payment.remove("ARAccountRef");
    payment.put("ProcessPayment", payment.path("ProcessPayment").asBoolean());
    lines(revision, total, currency);
    PaymentLines.restate(payment);
  }

  @Override
  public void settled(Revision revision) {
    ObjectNode before = revision.isNew() ? Json.object() : revision.before();
    Settlement.relink(revision.books(), before, revision.after(), "");
    CustomerBalance.follow(revision, "TotalAmt", -1);
  }

  @Override
  public void checkVoidRequest(ObjectNode request) {
    if (request.path("sparse").asBoolean() || !request.has("CustomerRef")) {
      throw BusinessFault.missing("CustomerRef");
    }
    if (!request.has("TotalAmt")) {
      throw BusinessFault.missing("TotalAmt");
    }
  }

  @Override
  public void makeVoid(Draft books, ObjectNode payment) {
    checkNotDeposited(payment);
    payment.put("TotalAmt", 0);
    payment.put("UnappliedAmt", 0);
    payment.put("PrivateNote", "Voided");
    payment.set("Line", Json.array());
  }

  @Override
  public void beforeDeletion(Draft books, ObjectNode payment) {
    checkNotDeposited(payment);
    ObjectNode nothing = Json.object("Id", Json.text(payment, "Id"));
    Settlement.relink(books, payment, nothing, "");
    CustomerBalance.add(
        books, Json.text(payment, "CustomerRef", "value"), Json.decimal(payment, "TotalAmt"));
  }

  private static void account(Draft books, ObjectNode payment, BigDecimal total) {
    if (total.signum() == 0) {
      payment.remove("DepositToAccountRef");
    } else if (payment.has("DepositToAccountRef")) {
      DepositAccount.check(books, payment);
      // Answers to payments carry the bare id.
      ((ObjectNode) payment.get("DepositToAccountRef")).remove("name");
    } else {
      DepositAccount.byDefault(books, payment);
    }
  }

  /** Caps each line at what the document still has open: the surplus stays unapplied. */
  private static void lines(Revision revision, BigDecimal total, String currency) {
    Draft books = revision.books();
    ObjectNode payment = revision.after();
    Map<PaymentLines.Target, BigDecimal> open = new HashMap<>();
    ArrayNode kept = Json.array();
    BigDecimal asked = BigDecimal.ZERO;
    for (ObjectNode line : PaymentLines.lines(payment)) {
      PaymentLines.Target target = checkedTarget(line);
      ObjectNode document =
          books.find(target.type(), target.id()).orElseThrow(BusinessFault::notFound);
      checkSameCustomer(books, payment, document);
      open.computeIfAbsent(target, each -> openFor(revision, each, document));
      BigDecimal amount = Money.round(Json.decimal(line, "Amount"), currency);
      int sign = target.type() == EntityType.INVOICE ? 1 : -1;
      asked = asked.add(amount.multiply(BigDecimal.valueOf(sign)));
      BigDecimal applied = amount.min(open.get(target));
      if (applied.signum() > 0) {
        kept.add(line(target, applied, open.get(target), Json.text(document, "DocNumber")));
        open.merge(target, applied.negate(), BigDecimal::add);
      }
    }
    if (asked.compareTo(total) > 0) {
      throw BusinessFault.businessRule("The amount applied is more than the amount received.");
    }
    payment.set("Line", kept);
  }

  private static PaymentLines.Target checkedTarget(ObjectNode line) {
    List<ObjectNode> links = Json.objects(line.path("LinkedTxn"));
    if (links.size() != 1) {
      throw BusinessFault.missing("Line.LinkedTxn");
    }
    if (!line.path("Amount").isNumber()) {
      throw BusinessFault.missing("Line.Amount");
    }
    if (Json.decimal(line, "Amount").signum() < 0) {
      throw BusinessFault.negativeAmount("Line.Amount");
    }
    String type = Json.text(links.getFirst(), "TxnType");
    if (!type.equals("Invoice") && !type.equals("CreditMemo")) {
      throw BusinessFault.invalidValue("2170", "Line.LinkedTxn.TxnType", type);
    }
    return PaymentLines.target(line);
  }

  private static BigDecimal openFor(
      Revision revision, PaymentLines.Target target, ObjectNode document) {
    if (Json.decimal(document, "TotalAmt").signum() == 0) {
      throw BusinessFault.businessRule("A transaction without an amount cannot be paid.");
    }
    BigDecimal open = Json.decimal(document, "Balance");
    return revision.isNew()
        ? open
        : open.add(PaymentLines.applied(revision.before(), target.type(), target.id()));
  }

  private static void checkSameCustomer(Draft books, ObjectNode payment, ObjectNode document) {
    String payer = Json.text(payment, "CustomerRef", "value");
    String billed = Json.text(document, "CustomerRef", "value");
    while (!billed.equals(payer)) {
      ObjectNode customer = books.get(EntityType.CUSTOMER, billed);
      if (!customer.has("ParentRef")) {
        throw BusinessFault.notLinkable("it belongs to another customer");
      }
      billed = Json.text(customer, "ParentRef", "value");
    }
  }

  private static ObjectNode line(
      PaymentLines.Target target, BigDecimal applied, BigDecimal open, String number) {
    ObjectNode line = Json.object();
    line.set("Amount", Money.amount(applied));
    line.putArray("LinkedTxn")
        .add(Json.object("TxnId", target.id(), "TxnType", target.type().wireName()));
    ArrayNode any = line.putObject("LineEx").putArray("any");
    any.add(nameValue("txnId", target.id()));
    any.add(nameValue("txnOpenBalance", open.setScale(2).toPlainString()));
    if (!number.isEmpty()) {
      any.add(nameValue("txnReferenceNumber", number));
    }
    return line;
  }

  /** The dump of a Java object that QuickBooks shows here. */
  private static ObjectNode nameValue(String name, String value) {
    ObjectNode element = Json.object("name", "{http://schema.intuit.com/finance/v3}NameValue");
    element.put("declaredType", "com.intuit.schema.finance.v3.NameValue");
    element.put("scope", "javax.xml.bind.JAXBElement$GlobalScope");
    element.set("value", Json.object("Name", name, "Value", value));
    element.put("nil", false);
    element.put("globalScope", true);
    element.put("typeSubstituted", false);
    return element;
  }

  private static void checkNotDeposited(ObjectNode payment) {
    boolean deposited =
        Json.objects(payment.path("LinkedTxn")).stream()
            .anyMatch(link -> "Deposit".equals(Json.text(link, "TxnType")));
    if (deposited) {
      throw BusinessFault.deposited();
    }
  }
}
