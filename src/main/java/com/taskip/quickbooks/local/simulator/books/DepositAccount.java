package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.Set;

/** The account that money goes to or comes from. */
final class DepositAccount {

  private static final Set<String> ALLOWED = Set.of("Bank", "Other Current Asset");
  private static final String MEMBER = "DepositToAccountRef";

  private DepositAccount() {}

  static void check(Draft books, ObjectNode transaction) {
    ObjectNode account = References.require(books, transaction, MEMBER, EntityType.ACCOUNT);
    if (!ALLOWED.contains(Json.text(account, "AccountType"))) {
      throw BusinessFault.businessRule(
          "You need to select a different type of account for this transaction.");
    }
  }

  /** Undeposited Funds: where a payment goes that names no account. */
  static void byDefault(Draft books, ObjectNode payment) {
    books.all(EntityType.ACCOUNT).stream()
        .filter(account -> "UndepositedFunds".equals(Json.text(account, "AccountSubType")))
        .findFirst()
        .ifPresent(account -> payment.set(MEMBER, Json.object("value", Json.text(account, "Id"))));
  }
}
