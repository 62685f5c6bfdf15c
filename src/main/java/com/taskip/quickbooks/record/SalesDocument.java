package com.taskip.quickbooks.record;

import java.time.LocalDate;
import java.util.List;

/** A record that bills, credits or refunds goods or services of a contact, line by line. */
public sealed interface SalesDocument extends TaskipRecord permits Invoice, CreditMemo, Refund {

  String number();

  @Override
  String contactId();

  /** Null when Taskip gave none. */
  LocalDate issueDate();

  String currency();

  List<Line> lines();

  /** What only the workspace's own people read; null when there is nothing to say. */
  String privateNote();

  /** What the customer reads; null when there is nothing to say. */
  String customerMemo();

  @Override
  default String name() {
    return number();
  }
}
