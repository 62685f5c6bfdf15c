package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.settings.InvoiceNumberStrategy;
import com.taskip.quickbooks.settings.SyncSettings;

/**
 * A Taskip invoice in QuickBooks' words.
 *
 * @param body the members of an Invoice that Taskip rules over
 * @param snapshot the same with the lines in Taskip's words: what is kept to see later what changed
 */
record InvoiceWire(ObjectNode body, ObjectNode snapshot) {
  private static final int NUMBER_LENGTH = 21;
  private static final int PRIVATE_NOTE_LENGTH = 4000;
  private static final int CUSTOMER_MEMO_LENGTH = 1000;

  static InvoiceWire of(
      Invoice invoice, String customerId, SyncSettings settings, boolean receivableRefused) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (settings.invoiceNumberStrategy() == InvoiceNumberStrategy.TASKIP) {
      body.put("DocNumber", documentNumber(invoice));
    }
    if (invoice.issueDate() != null) {
      body.put("TxnDate", invoice.issueDate().toString());
    }
    if (invoice.dueDate() != null) {
      body.put("DueDate", invoice.dueDate().toString());
    }
    body.putObject("CustomerRef").put("value", customerId);
    body.putObject("CurrencyRef").put("value", invoice.currency());
    String note = privateNote(invoice);
    if (!WireText.blank(note)) {
      body.put("PrivateNote", note);
    }
    if (!WireText.blank(invoice.customerMemo())) {
      body.putObject("CustomerMemo")
          .put("value", WireText.cut(invoice.customerMemo(), CUSTOMER_MEMO_LENGTH));
    }
    if (settings.arAccountId() != null && !receivableRefused) {
      body.putObject("ARAccountRef").put("value", settings.arAccountId());
    }
    ObjectNode snapshot = body.deepCopy();
    snapshot.set("Line", InvoiceLines.snapshot(invoice.lines()));
    body.set("Line", InvoiceLines.wire(invoice.lines(), invoice.currency(), settings));
    return new InvoiceWire(body, snapshot);
  }

  /** QuickBooks holds 21 characters; the whole number then stands in the private note. */
  static String documentNumber(Invoice invoice) {
    return WireText.cut(invoice.number(), NUMBER_LENGTH);
  }

  private static String privateNote(Invoice invoice) {
    if (documentNumber(invoice).equals(invoice.number())) {
      return WireText.cut(invoice.privateNote(), PRIVATE_NOTE_LENGTH);
    }
    String number = "Taskip invoice number: " + invoice.number();
    return WireText.blank(invoice.privateNote())
        ? number
        : WireText.cut(number + "\n" + invoice.privateNote(), PRIVATE_NOTE_LENGTH);
  }
}
