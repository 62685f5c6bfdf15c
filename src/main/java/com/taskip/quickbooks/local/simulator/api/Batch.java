package com.taskip.quickbooks.local.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Call;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.Faults;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.books.Draft;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.books.Ledger;
import com.taskip.quickbooks.local.simulator.books.PacificTime;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.json.Json;
import com.taskip.quickbooks.local.simulator.query.Evaluation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Up to 30 independent operations in one request. Each is remembered by itself under the request id
 * and its {@code bId}, which is why those two are limited to 36 and 10 characters: a batch that
 * broke off half-way can be sent again as it was.
 */
final class Batch {

  private static final int MOST = 30;
  private static final int LONGEST_REQUEST_ID = 36;
  private static final int LONGEST_ITEM_ID = 10;

  /** Marks an item that was done and is left out of the answer. */
  private static final String LOST = "(lost)";

  private final Ledger ledger;
  private final Usage usage;
  private final Faults faults;
  private final Random order = new Random(30);

  Batch(Ledger ledger, Usage usage, Faults faults) {
    this.ledger = ledger;
    this.usage = usage;
    this.faults = faults;
  }

  Answer handle(Request request) {
    JsonNode body = Operations.body(request.text());
    List<ObjectNode> items = Json.objects(body.path("BatchItemRequest"));
    if (items.isEmpty()) {
      throw BusinessFault.missing("BatchItemRequest");
    }
    if (items.size() > MOST) {
      throw BusinessFault.batchTooBig(MOST);
    }
    Optional<String> id = Optional.ofNullable(request.query().get("requestid"));
    id.ifPresent(value -> checkIds(value, items));
    List<ObjectNode> answers =
        items.stream()
            .map(item -> answer(item, id))
            .filter(item -> item.remove(LOST) == null)
            .collect(Collectors.toList());
    synchronized (order) {
      Collections.shuffle(answers, order);
    }
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("BatchItemResponse");
    answers.forEach(all::add);
    return ledger.work(
        books -> Answer.json(200, answer.put("time", PacificTime.answerTime(books.now()))));
  }

  private ObjectNode answer(ObjectNode item, Optional<String> id) {
    String bId = Json.text(item, "bId");
    Optional<String> key = id.map(value -> value + "/" + bId);
    ObjectNode answer;
    try {
      answer =
          ledger.work(
              books ->
                  key.flatMap(books::answer)
                      .map(Json::parseOwn)
                      .orElseGet(() -> done(books, item, key)));
    } catch (BusinessFault fault) {
      answer = Json.object();
      answer.set("Fault", FaultBody.business(fault));
      remember(key, answer);
    }
    return answer.put("bId", bId);
  }

  private ObjectNode done(Draft books, ObjectNode item, Optional<String> key) {
    if (item.has("Query")) {
      ObjectNode answer = Json.object();
      answer.set("QueryResponse", Evaluation.answer(books, Json.text(item, "Query")));
      usage.succeeded(1, 0);
      return answer;
    }
    Map.Entry<String, JsonNode> entity =
        item.properties().stream()
            .filter(member -> EntityType.named(member.getKey()).isPresent())
            .findFirst()
            .orElseThrow(() -> BusinessFault.missing("the entity of a batch item"));
    EntityType type = EntityType.named(entity.getKey()).orElseThrow();
    String operation = Json.text(item, "operation").toLowerCase(Locale.ROOT);
    Set<String> include = Operations.flags(Json.text(item, "optionsData"));
    Optional<FaultAction> ordered =
        ordered(type, include.contains("void") ? "void" : operation, Json.write(item));
    if (is(ordered, FaultAction.Kind.REFUSE)) {
      return Json.object().set("Fault", FaultBody.business(ordered.get()));
    }
    if (!Set.of("create", "update", "delete").contains(operation)) {
      throw BusinessFault.unsupportedOperation("batch operation " + operation);
    }
    checkIdFits(operation, entity.getValue());
    ObjectNode answer = Operations.write(books, type, operation, include, entity.getValue());
    key.ifPresent(value -> books.remember(value, Json.write(answer)));
    usage.succeeded(0, 1);
    return is(ordered, FaultAction.Kind.CUT_AFTER) ? answer.put(LOST, true) : answer;
  }

  private Optional<FaultAction> ordered(EntityType type, String operation, String sent) {
    String realm = ledger.company().realmId();
    return faults.take(
        new Call("POST", "/batch", realm, "batch-" + operation, type.wireName()), sent);
  }

  private static boolean is(Optional<FaultAction> ordered, FaultAction.Kind kind) {
    return ordered.filter(action -> action.kind() == kind).isPresent();
  }

  private void remember(Optional<String> key, ObjectNode answer) {
    ledger.work(
        books -> {
          if (books.is(Switch.REMEMBER_REFUSALS)) {
            key.ifPresent(value -> books.remember(value, Json.write(answer)));
          }
          return answer;
        });
  }

  private static void checkIdFits(String operation, JsonNode entity) {
    boolean named = !Json.text(entity, "Id").isEmpty();
    if (operation.equals("update") && !named) {
      throw BusinessFault.missing("Id");
    }
    if (operation.equals("create") && named) {
      throw BusinessFault.unsupportedProperty("Id");
    }
  }

  private static void checkIds(String requestId, List<ObjectNode> items) {
    if (requestId.isEmpty() || requestId.length() > LONGEST_REQUEST_ID) {
      throw BusinessFault.invalidValue("2130", "requestid", requestId);
    }
    for (ObjectNode item : items) {
      String bId = Json.text(item, "bId");
      if (bId.isEmpty() || bId.length() > LONGEST_ITEM_ID) {
        throw BusinessFault.invalidValue("2130", "bId", bId);
      }
    }
  }
}
