package com.taskip.quickbooks.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What happens in a workspace, drawn from a seed: the same in a quiet run and in a disturbed one,
 * and so made that its end does not depend on the order in which it is worked off.
 */
final class Script {
  private final Map<String, Map<String, Object>> first = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> then = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> last = new LinkedHashMap<>();
  private final List<String> paidByAccountant = new ArrayList<>();

  /**
   * @param size how many contacts; of invoices there are twice as many
   */
  Script(long seed, int size) {
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      String id = "c" + i;
      Map<String, Object> contact = Bodies.contact(random, id);
      first.put("contact:" + id, contact);
      if (i % 4 == 0) {
        then.put("contact:" + id, Bodies.changedContact(random, id, contact));
      }
    }
    for (int i = 0; i < 2 * size; i++) {
      invoice(random, i, "c" + random.nextInt(size));
    }
    for (int i = 0; i < size / 4; i++) {
      String contact = "c" + random.nextInt(size);
      first.put("credit_memo:m" + i, Bodies.credit(random, "CM-" + i, contact));
      first.put("refund:r" + i, Bodies.credit(random, "RF-" + i, contact));
    }
  }

  private void invoice(Random random, int i, String contact) {
    String record = "invoice:i" + i;
    Map<String, Object> invoice = Bodies.invoice(random, "INV-" + i, contact);
    first.put(record, invoice);
    switch (i % 5) {
      case 0 -> then.put(record, Bodies.otherLines(random, invoice));
      case 1 -> last.put(record, Bodies.with(invoice, "status", "void"));
      case 2 -> first.put("payment:p" + i, Bodies.payment(random, "P-" + i, "i" + i, invoice));
      case 3 -> paidByAccountant.add(record);
      default -> {}
    }
  }

  /** In any order: a record may come before the one that it names. */
  List<Map.Entry<String, Map<String, Object>>> first(long seed) {
    List<Map.Entry<String, Map<String, Object>>> shuffled = new ArrayList<>(first.entrySet());
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  /** Changes of those, at any time after. */
  Map<String, Map<String, Object>> then() {
    return then;
  }

  /** Changes once the record is in QuickBooks. */
  Map<String, Map<String, Object>> last() {
    return last;
  }

  /** Invoices that are paid in QuickBooks once they are there. */
  List<String> paidByAccountant() {
    return paidByAccountant;
  }

  /** How many changes of records there are. */
  int size() {
    return first.size() + then.size() + last.size();
  }

  /** Invoices whose whole amount Taskip's own payments come to. */
  List<String> paidInFull() {
    return first.entrySet().stream()
        .filter(record -> record.getKey().startsWith("payment:"))
        .map(Map.Entry::getValue)
        .filter(
            payment -> payment.get("amount").equals(total("invoice:" + payment.get("invoice_id"))))
        .map(payment -> "invoice:" + payment.get("invoice_id"))
        .toList();
  }

  private BigDecimal total(String record) {
    return Bodies.total(first.get(record));
  }
}
