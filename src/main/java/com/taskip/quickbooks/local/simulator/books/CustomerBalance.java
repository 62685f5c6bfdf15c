package com.taskip.quickbooks.local.simulator.books;

import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;

/**
 * What a customer owes. A document moves its customer's balance and time, but not its SyncToken: so
 * the recorded customer whose token is still 0 after years of invoices.
 */
final class CustomerBalance {

  private CustomerBalance() {}

  /** Follows a member of a document; the sign says whether it is owed or owing. */
  static void follow(Revision revision, String member, int sign) {
    BigDecimal factor = BigDecimal.valueOf(sign);
    if (!revision.isNew()) {
      BigDecimal old = Json.decimal(revision.before(), member).multiply(factor);
      add(revision.books(), Json.text(revision.before(), "CustomerRef", "value"), old.negate());
    }
    add(
        revision.books(),
        Json.text(revision.after(), "CustomerRef", "value"),
        Json.decimal(revision.after(), member).multiply(factor));
  }

  static void add(Draft books, String customerId, BigDecimal amount) {
    books
        .find(EntityType.CUSTOMER, customerId)
        .ifPresent(
            customer -> {
              BigDecimal balance = Json.decimal(customer, "Balance").add(amount);
              customer.set("Balance", Money.amount(balance));
              customer.set("BalanceWithJobs", Money.amount(balance));
              Writes.stamp(books, customer);
              books.put(EntityType.CUSTOMER, customer);
            });
  }
}
