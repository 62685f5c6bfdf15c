package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.List;

/** Who numbers a sales document, and whether a number may be used twice. */
final class DocumentNumbers {

  private static final String SERIES = "documents";
  private static final List<EntityType> NUMBERED =
      List.of(EntityType.INVOICE, EntityType.CREDIT_MEMO, EntityType.REFUND_RECEIPT);

  private DocumentNumbers() {}

  static void assign(Revision revision) {
    Draft books = revision.books();
    ObjectNode document = revision.after();
    boolean custom = books.is(Switch.CUSTOM_TXN_NUMBERS);
    boolean asked =
        document.path("AutoDocNumber").asBoolean()
            || "AUTO_GENERATE".equals(Json.text(document, "DocNumber"));
    document.remove("AutoDocNumber");
    if (asked) {
      document.put("DocNumber", String.valueOf(books.next(SERIES)));
    } else if (!document.has("DocNumber") && !custom) {
      String kept = revision.isNew() ? "" : Json.text(revision.before(), "DocNumber");
      document.put("DocNumber", kept.isEmpty() ? String.valueOf(books.next(SERIES)) : kept);
    } else if (custom
        && document.has("DocNumber")
        && books.is(Switch.WARN_DUPLICATE_NUMBERS)
        && !revision.include().contains("allowduplicatedocnum")) {
      checkUnused(revision);
    }
  }

  private static void checkUnused(Revision revision) {
    String number = Json.text(revision.after(), "DocNumber");
    if (!revision.isNew() && number.equals(Json.text(revision.before(), "DocNumber"))) {
      return;
    }
    for (EntityType type : NUMBERED) {
      for (ObjectNode other : revision.books().all(type)) {
        if (number.equals(Json.text(other, "DocNumber"))) {
          throw BusinessFault.duplicateNumber(number, type.wireName(), Json.text(other, "Id"));
        }
      }
    }
  }
}
