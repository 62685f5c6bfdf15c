package com.taskip.quickbooks.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.books.Company;
import com.taskip.quickbooks.local.simulator.books.Credits;
import com.taskip.quickbooks.local.simulator.books.Draft;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.books.Ledger;
import com.taskip.quickbooks.local.simulator.books.Presentation;
import com.taskip.quickbooks.local.simulator.books.Writes;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The books of one company as an accountant works in them. Everything here moves tokens and times
 * as a person's work in QuickBooks does, and counts as no API call. A rule that QuickBooks would
 * hold against the person is a {@link com.taskip.quickbooks.local.simulator.books.BusinessFault}.
 */
public final class Books {

  private final Supplier<Ledger> ledger;

  Books(Supplier<Ledger> ledger) {
    this.ledger = ledger;
  }

  /** The company. */
  public Company company() {
    return ledger.get().company();
  }

  /** All objects of an entity, inactive ones too, the one changed last first. */
  public List<ObjectNode> list(EntityType type) {
    return work(
        books ->
            books.all(type).reversed().stream()
                .map(each -> Presentation.of(books, type, each))
                .toList());
  }

  /** One object; empty when it was never there or is deleted. */
  public Optional<ObjectNode> find(EntityType type, String id) {
    return work(books -> books.find(type, id).map(each -> Presentation.of(books, type, each)));
  }

  /** The customers. */
  public List<ObjectNode> customers() {
    return list(EntityType.CUSTOMER);
  }

  /** The invoices. */
  public List<ObjectNode> invoices() {
    return list(EntityType.INVOICE);
  }

  /** The payments. */
  public List<ObjectNode> payments() {
    return list(EntityType.PAYMENT);
  }

  /** The credit memos. */
  public List<ObjectNode> creditMemos() {
    return list(EntityType.CREDIT_MEMO);
  }

  /** The refund receipts. */
  public List<ObjectNode> refundReceipts() {
    return list(EntityType.REFUND_RECEIPT);
  }

  /** One invoice. */
  public ObjectNode invoice(String id) {
    return find(EntityType.INVOICE, id).orElseThrow();
  }

  /** One customer. */
  public ObjectNode customer(String id) {
    return find(EntityType.CUSTOMER, id).orElseThrow();
  }

  /** Adds an object; members as in the API. */
  public ObjectNode add(EntityType type, ObjectNode fields) {
    return work(books -> Writes.save(books, type, fields, Set.of()));
  }

  /** Adds a customer without an address or email. */
  public ObjectNode addCustomer(String displayName) {
    return add(EntityType.CUSTOMER, Json.object("DisplayName", displayName));
  }

  /** Adds a customer with an email. */
  public ObjectNode addCustomer(String displayName, String email) {
    ObjectNode customer = Json.object("DisplayName", displayName);
    customer.set("PrimaryEmailAddr", Json.object("Address", email));
    return add(EntityType.CUSTOMER, customer);
  }

  /** Adds a vendor, whose name no customer can then have. */
  public ObjectNode addVendor(String displayName) {
    return add(EntityType.VENDOR, Json.object("DisplayName", displayName));
  }

  /** Adds an invoice of one line. */
  public ObjectNode addInvoice(String customerId, BigDecimal amount, String docNumber) {
    return add(EntityType.INVOICE, document(customerId, amount, docNumber));
  }

  /** Adds a credit memo of one line. */
  public ObjectNode addCreditMemo(String customerId, BigDecimal amount) {
    return add(EntityType.CREDIT_MEMO, document(customerId, amount, null));
  }

  /** Receives money for an invoice, deposited to Undeposited Funds. */
  public ObjectNode recordPayment(String invoiceId, BigDecimal amount) {
    return work(
        books -> {
          ObjectNode invoice = books.get(EntityType.INVOICE, invoiceId);
          ObjectNode payment = Json.object();
          payment.set("CustomerRef", invoice.get("CustomerRef").deepCopy());
          payment.put("TotalAmt", amount);
          ObjectNode line = payment.putArray("Line").addObject();
          line.put("Amount", amount);
          line.putArray("LinkedTxn")
              .add(Json.object("TxnId", invoiceId, "TxnType", EntityType.INVOICE.wireName()));
          return Writes.save(books, EntityType.PAYMENT, payment, Set.of());
        });
  }

  /** Applies as much of a credit memo to an invoice as both allow. */
  public ObjectNode applyCredit(String creditMemoId, String invoiceId) {
    return work(
        books ->
            Credits.apply(
                books,
                books.get(EntityType.CREDIT_MEMO, creditMemoId),
                books.get(EntityType.INVOICE, invoiceId),
                null));
  }

  /** Changes the given members and leaves the rest. */
  public ObjectNode edit(EntityType type, String id, ObjectNode fields) {
    return work(books -> Writes.save(books, type, current(books, type, id, fields), Set.of()));
  }

  /** Makes a list entity inactive, which is how QuickBooks deletes one. */
  public ObjectNode deactivate(EntityType type, String id) {
    return edit(type, id, Json.object().put("Active", false));
  }

  /** Voids an invoice. */
  public ObjectNode voidInvoice(String id) {
    return makeVoid(EntityType.INVOICE, id);
  }

  /** Voids an invoice or a payment. */
  public ObjectNode makeVoid(EntityType type, String id) {
    return work(
        books -> {
          ObjectNode request = current(books, type, id, Json.object());
          request.put("sparse", false);
          if (type == EntityType.PAYMENT) {
            ObjectNode payment = books.get(type, id);
            request.set("CustomerRef", payment.get("CustomerRef"));
            request.set("TotalAmt", payment.get("TotalAmt"));
          }
          return Writes.makeVoid(books, type, request);
        });
  }

  /** Deletes a transaction. */
  public void delete(EntityType type, String id) {
    work(books -> Writes.delete(books, type, current(books, type, id, Json.object())));
  }

  /** Puts a payment into a bank deposit, after which it cannot be changed (6540). */
  public ObjectNode deposit(String paymentId) {
    return work(books -> Writes.deposit(books, paymentId));
  }

  /** How this company differs from others. */
  public Switches switches() {
    return new Switches(this);
  }

  <T> T work(Function<Draft, T> work) {
    return ledger.get().work(work);
  }

  private static ObjectNode current(Draft books, EntityType type, String id, ObjectNode fields) {
    ObjectNode request = fields.deepCopy();
    request.put("Id", id);
    request.put("SyncToken", Json.text(books.get(type, id), "SyncToken"));
    return request.put("sparse", true);
  }

  private static ObjectNode document(String customerId, BigDecimal amount, String docNumber) {
    ObjectNode document = Json.object();
    document.set("CustomerRef", Json.object("value", customerId));
    if (docNumber != null) {
      document.put("DocNumber", docNumber);
    }
    ObjectNode line = document.putArray("Line").addObject();
    line.put("DetailType", "SalesItemLineDetail").put("Amount", amount);
    JsonNode item = Json.object("value", "1");
    line.putObject("SalesItemLineDetail").set("ItemRef", item);
    return document;
  }
}
