package com.taskip.quickbooks.quickbooks;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The door to QuickBooks, over a real connection to a server that answers as it is told. */
abstract class ScriptedQuickBooksTest {
  static final String INVOICE_7 = "{\"Invoice\":{\"Id\":\"7\",\"TotalAmt\":100.00}}";
  static final String FAULT =
      "{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"Detail\":\"d\",\"code\":\"%s\"}],\"type\":\"%s\"}}";

  @Inject IntuitCalls calls;
  @Inject ThrottleWait throttleWait;

  final Tokens tokens = new Tokens();
  final Company company = new Company("realm-" + UUID.randomUUID(), 70, tokens);
  ScriptedQuickBooks server;
  QuickBooks quickBooks;

  @BeforeEach
  void connect() throws IOException {
    server = new ScriptedQuickBooks();
    quickBooks =
        new QuickBooks(RawApi.at(server.uri(), Duration.ofSeconds(1)), calls, throttleWait);
  }

  @AfterEach
  void close() {
    server.close();
  }
}
