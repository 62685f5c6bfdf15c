package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Create, full and sparse update, void and delete: what all entities have in common. */
public final class Writes {

  private static final Map<EntityType, Rules> RULES = new EnumMap<>(EntityType.class);

  static {
    RULES.put(EntityType.CUSTOMER, new NameRules());
    RULES.put(EntityType.VENDOR, new NameRules());
    RULES.put(EntityType.EMPLOYEE, new NameRules());
    RULES.put(EntityType.ITEM, new ItemRules());
    RULES.put(EntityType.ACCOUNT, new AccountRules());
    RULES.put(EntityType.PAYMENT_METHOD, new NamedListRules("Name"));
    RULES.put(EntityType.COMPANY_CURRENCY, new NamedListRules("Code"));
    RULES.put(EntityType.INVOICE, new InvoiceRules());
    RULES.put(EntityType.CREDIT_MEMO, new CreditMemoRules());
    RULES.put(EntityType.REFUND_RECEIPT, new RefundReceiptRules());
    RULES.put(EntityType.PAYMENT, new PaymentRules());
  }

  private Writes() {}

  /**
   * Creates an object, or updates the one whose Id the body names.
   *
   * @return the object as kept
   */
  public static ObjectNode save(Draft books, EntityType type, JsonNode body, Set<String> include) {
    Rules rules = rules(books, type);
    ObjectNode accepted = Acceptance.accept(type.shape(), body);
    if (books.is(Switch.REFUSE_AR_ACCOUNT) && isSale(type) && accepted.has("ARAccountRef")) {
      throw BusinessFault.unsupportedProperty("ARAccountRef");
    }
    ObjectNode before = null;
    ObjectNode after;
    if (Json.text(accepted, "Id").isEmpty()) {
      after = Merge.onto(blank(books, type), accepted, false);
    } else {
      before = current(books, type, accepted);
      boolean sparse = accepted.path("sparse").asBoolean();
      ObjectNode base = sparse ? before.deepCopy() : withoutWritable(type, before);
      after = Merge.onto(base, accepted, books.is(Switch.MERGE_SPARSE_ADDRESSES));
      touch(books, after);
    }
    Revision revision = new Revision(books, type, before, after, include);
    rules.complete(revision);
    books.put(type, after);
    rules.settled(revision);
    return books.get(type, Json.text(after, "Id"));
  }

  /** Voids a transaction that the body names by Id and SyncToken. */
  public static ObjectNode makeVoid(Draft books, EntityType type, JsonNode body) {
    Rules rules = rules(books, type);
    ObjectNode accepted = Acceptance.accept(type.shape(), body);
    ObjectNode before = current(books, type, accepted);
    ObjectNode after = before.deepCopy();
    rules.checkVoidRequest(accepted);
    ClosedBooks.check(books, before);
    rules.makeVoid(books, after);
    touch(books, after);
    books.put(type, after);
    books.voided(Json.text(after, "Id"));
    rules.settled(new Revision(books, type, before, after, Set.of()));
    return books.get(type, Json.text(after, "Id"));
  }

  /** Deletes a transaction that the body names by Id and SyncToken. */
  public static ObjectNode delete(Draft books, EntityType type, JsonNode body) {
    Rules rules = rules(books, type);
    if (type.kind() != EntityType.Kind.TRANSACTION) {
      throw BusinessFault.unsupportedOperation("delete of " + type.wireName());
    }
    ObjectNode before = current(books, type, Acceptance.accept(type.shape(), body));
    ClosedBooks.check(books, before);
    rules.beforeDeletion(books, before);
    books.remove(type, Json.text(before, "Id"));
    return Json.object("domain", "QBO", "status", "Deleted", "Id", Json.text(before, "Id"));
  }

  /** Puts a payment into a bank deposit, which the simulator knows by its number alone. */
  public static ObjectNode deposit(Draft books, String paymentId) {
    ObjectNode payment = books.get(EntityType.PAYMENT, paymentId);
    String deposit = String.valueOf(books.next(EntityType.PAYMENT.idSpace()));
    payment.putArray("LinkedTxn").add(Json.object("TxnId", deposit, "TxnType", "Deposit"));
    touch(books, payment);
    books.put(EntityType.PAYMENT, payment);
    return payment;
  }

  /** Raises the token and the time of an object that changed. */
  static void touch(Draft books, ObjectNode object) {
    object.put("SyncToken", String.valueOf(Long.parseLong(Json.text(object, "SyncToken")) + 1));
    stamp(books, object);
  }

  /** Moves the time alone, as documents do to their customer. */
  static void stamp(Draft books, ObjectNode object) {
    object.withObject("/MetaData").put("LastUpdatedTime", PacificTime.stamp(books.now()));
  }

  private static Rules rules(Draft books, EntityType type) {
    if (books.is(Switch.SUBSCRIPTION_ENDED)) {
      throw BusinessFault.subscriptionEnded();
    }
    Rules rules = RULES.get(type);
    if (rules == null) {
      throw BusinessFault.unsupportedOperation("write of " + type.wireName());
    }
    return rules;
  }

  private static ObjectNode current(Draft books, EntityType type, ObjectNode request) {
    if (Json.text(request, "Id").isEmpty()) {
      throw BusinessFault.missing("Id");
    }
    ObjectNode current = books.get(type, Json.text(request, "Id"));
    if (Json.text(request, "SyncToken").isEmpty()) {
      throw BusinessFault.missing("SyncToken");
    }
    if (!Json.text(request, "SyncToken").equals(Json.text(current, "SyncToken"))) {
      throw BusinessFault.stale();
    }
    return current;
  }

  private static ObjectNode blank(Draft books, EntityType type) {
    ObjectNode object = Json.object("domain", "QBO");
    object.put("sparse", false);
    object.put("Id", String.valueOf(books.next(type.idSpace())));
    object.put("SyncToken", "0");
    String now = PacificTime.stamp(books.now());
    object.set("MetaData", Json.object("CreateTime", now, "LastUpdatedTime", now));
    return object;
  }

  private static ObjectNode withoutWritable(EntityType type, ObjectNode before) {
    ObjectNode base = before.deepCopy();
    type.shape()
        .members()
        .forEach(
            (name, member) -> {
              if (member.kind() != Shape.Kind.IGNORED && !Merge.IDENTITY.contains(name)) {
                base.remove(name);
              }
            });
    return base;
  }

  private static boolean isSale(EntityType type) {
    return type == EntityType.INVOICE || type == EntityType.CREDIT_MEMO;
  }
}
