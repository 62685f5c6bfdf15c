package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.CreditMemo;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.Refund;
import com.taskip.quickbooks.record.SalesDocument;
import com.taskip.quickbooks.settings.InvoiceNumberStrategy;
import com.taskip.quickbooks.settings.SyncSettings;

/**
 * A sales document of Taskip's in QuickBooks' words.
 *
 * @param body the members that Taskip rules over
 * @param sent what is kept of it, in Taskip's words, to see later what changed
 */
record DocumentWire(ObjectNode body, ObjectNode sent) {
  private static final int NUMBER_LENGTH = 21;
  private static final int PRIVATE_NOTE_LENGTH = 4000;
  private static final int CUSTOMER_MEMO_LENGTH = 1000;

  /**
   * An Invoice.
   *
   * @param receivableRefused whether the company refuses a receivable account on invoices
   */
  static DocumentWire invoice(
      Invoice invoice, String customerId, SyncSettings settings, boolean receivableRefused) {
    ObjectNode body = head(invoice, customerId, settings);
    if (invoice.dueDate() != null) {
      body.put("DueDate", invoice.dueDate().toString());
    }
    if (settings.arAccountId() != null && !receivableRefused) {
      body.putObject("ARAccountRef").put("value", settings.arAccountId());
    }
    ObjectNode sent = body.deepCopy();
    sent.set("Line", SalesLines.snapshot(invoice.lines()));
    return new DocumentWire(withLines(body, invoice, settings), sent);
  }

  /** A CreditMemo: it names no invoice, since applying it is the accountant's decision. */
  static DocumentWire creditMemo(CreditMemo memo, String customerId, SyncSettings settings) {
    ObjectNode body = head(memo, customerId, settings);
    return new DocumentWire(withLines(body, memo, settings), Posting.of(memo));
  }

  /** A RefundReceipt: the money leaves the account that payments are deposited into. */
  static DocumentWire refund(Refund refund, String customerId, SyncSettings settings) {
    ObjectNode body = head(refund, customerId, settings);
    body.putObject("DepositToAccountRef").put("value", settings.defaultDepositAccountId());
    return new DocumentWire(withLines(body, refund, settings), Posting.of(refund));
  }

  private static ObjectNode head(SalesDocument document, String customerId, SyncSettings settings) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (settings.invoiceNumberStrategy() == InvoiceNumberStrategy.TASKIP) {
      body.put("DocNumber", number(document));
    }
    if (document.issueDate() != null) {
      body.put("TxnDate", document.issueDate().toString());
    }
    body.putObject("CustomerRef").put("value", customerId);
    body.putObject("CurrencyRef").put("value", document.currency());
    String note = privateNote(document);
    if (!WireText.blank(note)) {
      body.put("PrivateNote", note);
    }
    if (!WireText.blank(document.customerMemo())) {
      body.putObject("CustomerMemo")
          .put("value", WireText.cut(document.customerMemo(), CUSTOMER_MEMO_LENGTH));
    }
    return body;
  }

  private static ObjectNode withLines(
      ObjectNode body, SalesDocument document, SyncSettings settings) {
    body.set("Line", SalesLines.wire(document.lines(), document.currency(), settings));
    return body;
  }

  /** QuickBooks holds 21 characters; the whole number then stands in the private note. */
  private static String number(SalesDocument document) {
    return WireText.cut(document.number(), NUMBER_LENGTH);
  }

  private static String privateNote(SalesDocument document) {
    String note = document.privateNote();
    if (!number(document).equals(document.number())) {
      // First, so that it stays whole when the note has to be cut.
      String whole = "Taskip %s number: %s".formatted(Words.of(document), document.number());
      note = WireText.blank(note) ? whole : whole + "\n" + note;
    }
    return WireText.cut(note, PRIVATE_NOTE_LENGTH);
  }
}
