package com.taskip.quickbooks.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.EntityType;
import com.taskip.quickbooks.quickbooks.Operation;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import com.taskip.quickbooks.quickbooks.Verb;
import com.taskip.quickbooks.sync.plan.Decision.Write;
import com.taskip.quickbooks.sync.plan.SyncWarning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A request to QuickBooks as it was committed before it left, in the order of its operations. After
 * a crash or a lost answer exactly this is sent again, under the same request id.
 *
 * @param requestId QuickBooks' idempotency key for it
 * @param committedAt when it was first about to leave
 * @param repeatable whether it may be sent again; not when something of it was tried otherwise
 *     since
 */
record Outgoing(UUID requestId, Instant committedAt, boolean repeatable, List<Entry> entries) {

  /** One record's part of the request; the record is named as {@code kind:id}. */
  record Entry(String record, Write write) {

    Operation operation() {
      return new Operation(write.verb(), write.entity(), write.body());
    }
  }

  List<Operation> operations() {
    return entries.stream().map(Entry::operation).toList();
  }

  Map<String, Write> writes() {
    return entries.stream().collect(Collectors.toMap(Entry::record, Entry::write));
  }

  String toJson() {
    ArrayNode array = QuickBooksJson.MAPPER.createArrayNode();
    for (Entry entry : entries) {
      ObjectNode node = array.addObject();
      node.put("record", entry.record());
      node.put("verb", entry.write().verb().name());
      node.put("entity", entry.write().entity().name());
      node.set("body", entry.write().body());
      node.set("sent", entry.write().sent());
      node.set("warnings", QuickBooksJson.MAPPER.valueToTree(entry.write().warnings()));
    }
    return array.toString();
  }

  static Outgoing read(UUID requestId, Instant committedAt, boolean repeatable, String json) {
    try {
      List<Entry> entries = new ArrayList<>();
      for (JsonNode node : QuickBooksJson.MAPPER.readTree(json)) {
        Write write =
            new Write(
                Verb.valueOf(node.get("verb").asText()),
                EntityType.valueOf(node.get("entity").asText()),
                (ObjectNode) node.get("body"),
                (ObjectNode) node.get("sent"),
                List.of(
                    QuickBooksJson.MAPPER.treeToValue(node.get("warnings"), SyncWarning[].class)));
        entries.add(new Entry(node.get("record").asText(), write));
      }
      return new Outgoing(requestId, committedAt, repeatable, entries);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored request cannot be read", e);
    }
  }
}
