package com.taskip.quickbooks.record;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The five kinds of record that Taskip tells us of. */
public enum RecordKind {
  CONTACT(Contact.class),
  INVOICE(Invoice.class),
  PAYMENT(Payment.class),
  CREDIT_MEMO(CreditMemo.class),
  REFUND(Refund.class);

  private final Class<? extends TaskipRecord> type;

  RecordKind(Class<? extends TaskipRecord> type) {
    this.type = type;
  }

  /** The kind's name in the API and in the ledger, for example {@code credit_memo}. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of this kind's records. */
  public Class<? extends TaskipRecord> type() {
    return type;
  }

  /** The kind whose records are of that type. */
  public static RecordKind of(Class<? extends TaskipRecord> type) {
    return Arrays.stream(values()).filter(kind -> kind.type == type).findFirst().orElseThrow();
  }

  /** The kind of that name; empty when there is none. */
  public static Optional<RecordKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName().equals(wireName)).findFirst();
  }
}
