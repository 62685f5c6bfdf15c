package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Which currency a customer or a document is in. */
final class Currencies {

  private static final Set<String> KNOWN =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  /** Gives a name its currency: its own for ever, else what was asked for, else the home one. */
  static void ofName(Revision revision) {
    Draft books = revision.books();
    ObjectNode after = revision.after();
    String asked = Json.text(after, "CurrencyRef", "value");
    String kept = revision.isNew() ? "" : Json.text(revision.before(), "CurrencyRef", "value");
    String code = firstOf(asked, kept, books.company().homeCurrency());
    if (!kept.isEmpty() && !code.equals(kept)) {
      throw BusinessFault.businessRule("The currency of a name cannot be changed.");
    }
    checkUsable(books, code);
    boolean known =
        books.all(EntityType.COMPANY_CURRENCY).stream()
            .anyMatch(each -> code.equals(Json.text(each, "Code")));
    if (!known && !code.equals(books.company().homeCurrency())) {
      ObjectNode added = Json.object("Code", code, "Name", Money.name(code));
      Writes.save(books, EntityType.COMPANY_CURRENCY, added, Set.of());
    }
    after.set("CurrencyRef", Json.ref(code, Money.name(code)));
  }

  /**
   * Gives a document the currency of its customer.
   *
   * @return its ISO code
   */
  static String ofDocument(Draft books, ObjectNode document, ObjectNode customer) {
    String own =
        customer == null
            ? books.company().homeCurrency()
            : Json.text(customer, "CurrencyRef", "value");
    String asked = firstOf(Json.text(document, "CurrencyRef", "value"), own, own);
    checkUsable(books, asked);
    if (!asked.equals(own)) {
      throw mismatch();
    }
    document.set("CurrencyRef", Json.ref(own, Money.name(own)));
    if (books.is(Switch.MULTI_CURRENCY) && !document.has("ExchangeRate")) {
      document.set("ExchangeRate", DecimalNode.valueOf(BigDecimal.ONE));
    }
    return own;
  }

  private static void checkUsable(Draft books, String code) {
    if (!KNOWN.contains(code)) {
      throw BusinessFault.invalidValue("2220", "CurrencyRef", code);
    }
    if (!books.is(Switch.MULTI_CURRENCY) && !code.equals(books.company().homeCurrency())) {
      throw mismatch();
    }
  }

  private static BusinessFault mismatch() {
    return BusinessFault.businessRule(
        "The currency of the transaction is invalid for customer/vendor/account.");
  }

  private static String firstOf(String first, String second, String third) {
    if (!first.isEmpty()) {
      return first;
    }
    return second.isEmpty() ? third : second;
  }
}
