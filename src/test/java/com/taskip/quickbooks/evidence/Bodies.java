package com.taskip.quickbooks.evidence;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Records as Taskip's users write them, drawn by chance. */
final class Bodies {
  private static final List<String> NAMES =
      List.of(
          "Zoë Ørsted",
          "李小龍",
          "O'Brien & Sons",
          "Мария",
          "محمد",
          "Müller \\ Söhne",
          "100% \"Pure\"",
          "Ada");

  private Bodies() {}

  /** A contact whose name nobody else has. */
  static Map<String, Object> contact(RandomGenerator random, String id) {
    Map<String, Object> contact = new LinkedHashMap<>();
    contact.put("display_name", NAMES.get(random.nextInt(NAMES.size())) + " " + id);
    contact.put("email", id + "." + random.nextInt(1000) + "@books.example");
    contact.put("phone", "+1 555 " + (1000 + random.nextInt(9000)));
    contact.put("currency", "USD");
    return contact;
  }

  /** The same contact with another address, email and phone. */
  static Map<String, Object> changedContact(
      RandomGenerator random, String id, Map<String, Object> contact) {
    Map<String, Object> changed = new LinkedHashMap<>(contact);
    changed.put("email", id + ".new." + random.nextInt(1_000_000) + "@books.example");
    changed.put("phone", "+1 777 " + (1000 + random.nextInt(9000)));
    return changed;
  }

  /** A sent invoice of one to four lines. */
  static Map<String, Object> invoice(RandomGenerator random, String number, String contactId) {
    Map<String, Object> invoice = new LinkedHashMap<>();
    invoice.put("number", number);
    invoice.put("status", "sent");
    invoice.put("contact_id", contactId);
    invoice.put("issue_date", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)).toString());
    invoice.put("due_date", "2027-01-31");
    invoice.put("currency", "USD");
    invoice.put("lines", lines(random));
    return invoice;
  }

  /** A credit memo or refund of one to four lines. */
  static Map<String, Object> credit(RandomGenerator random, String number, String contactId) {
    Map<String, Object> credit = invoice(random, number, contactId);
    credit.keySet().removeAll(List.of("status", "due_date"));
    return credit;
  }

  /** A payment of some of an invoice, or all of it. */
  static Map<String, Object> payment(
      RandomGenerator random, String reference, String invoiceId, Map<String, Object> invoice) {
    BigDecimal whole = total(invoice);
    BigDecimal part =
        whole
            .multiply(new BigDecimal(1 + random.nextInt(100)).movePointLeft(2))
            .setScale(2, RoundingMode.UP);
    Map<String, Object> payment = new LinkedHashMap<>();
    payment.put("invoice_id", invoiceId);
    payment.put("amount", random.nextBoolean() ? whole : part);
    payment.put("currency", "USD");
    payment.put("paid_on", "2026-11-20");
    payment.put("method", "card");
    payment.put("reference", reference);
    return payment;
  }

  /** The same document with other lines. */
  static Map<String, Object> otherLines(RandomGenerator random, Map<String, Object> document) {
    Map<String, Object> changed = new LinkedHashMap<>(document);
    changed.put("lines", lines(random));
    changed.put("customer_memo", "Changed " + random.nextInt(1_000_000));
    return changed;
  }

  /** The same document in another state. */
  static Map<String, Object> with(Map<String, Object> document, String member, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(document);
    changed.put(member, value);
    return changed;
  }

  private static List<Map<String, Object>> lines(RandomGenerator random) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("id", "l" + i);
      line.put("description", "Work " + random.nextInt(1000));
      line.put("quantity", new BigDecimal(1 + random.nextInt(12)).divide(new BigDecimal(4)));
      line.put("unit_price", new BigDecimal(100 + random.nextInt(100_000)).movePointLeft(2));
      lines.add(line);
    }
    return lines;
  }

  /** What a document comes to: each line rounded as QuickBooks does, then added up. */
  static BigDecimal total(Map<String, Object> document) {
    return ((List<?>) document.get("lines"))
        .stream()
            .map(line -> (Map<?, ?>) line)
            .map(
                line ->
                    ((BigDecimal) line.get("quantity"))
                        .multiply((BigDecimal) line.get("unit_price"))
                        .setScale(2, RoundingMode.HALF_UP))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
