package com.taskip.quickbooks.local.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.Limits;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.Switches;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The control calls about one company. */
final class CompanyControl {

  private static final String CLOSED_ON = "booksClosedOn";

  private final QuickBooksSimulator simulator;
  private final String realm;
  private final Books books;

  CompanyControl(QuickBooksSimulator simulator, String realm) {
    this.simulator = simulator;
    this.realm = realm;
    this.books = simulator.company(realm);
  }

  Answer handle(Request request, List<String> path) throws JsonProcessingException {
    JsonNode body = request.text().isBlank() ? Json.object() : Json.parse(request.text());
    String call = request.method() + " " + String.join("/", path);
    return switch (call) {
      case "GET " -> Answer.json(200, Json.fromRecord(books.company()));
      case "GET counters" -> Answer.json(200, Json.fromRecord(simulator.counters(realm)));
      case "GET switches" -> Answer.json(200, switches());
      case "POST switches" -> {
        turn(body);
        yield Answer.json(200, switches());
      }
      case "POST limits" -> {
        simulator.limit(
            realm,
            new Limits(
                body.path("requestsPerMinute").asInt(),
                body.path("atOnce").asInt(),
                body.path("batchesPerMinute").asInt()));
        yield done();
      }
      case "GET webhooks" -> Answer.json(200, WebhookTargets.write(simulator, realm));
      case "POST webhooks" -> {
        simulator.webhooks().target(realm, WebhookTargets.read(body));
        yield Answer.json(200, WebhookTargets.write(simulator, realm));
      }
      case "DELETE webhooks" -> {
        simulator.webhooks().target(realm, null);
        yield done();
      }
      case "POST tokens/expire" -> {
        simulator.expireAccessTokens(realm);
        yield done();
      }
      case "POST tokens/rotate" -> {
        simulator.rotateAtNextRefresh(realm);
        yield done();
      }
      case "POST tokens/revoke" -> {
        simulator.revokeAccess(realm);
        yield done();
      }
      case "POST record-payment" ->
          Answer.json(
              200, books.recordPayment(Json.text(body, "invoiceId"), Json.decimal(body, "amount")));
      case "POST apply-credit" ->
          Answer.json(
              200,
              books.applyCredit(Json.text(body, "creditMemoId"), Json.text(body, "invoiceId")));
      default -> entity(request.method(), path, body);
    };
  }

  private Answer entity(String method, List<String> path, JsonNode body) {
    Optional<EntityType> named =
        path.isEmpty()
            ? Optional.empty()
            : EntityType.ofPath(path.getFirst().toLowerCase(Locale.ROOT));
    if (named.isEmpty() || path.size() > 3) {
      return Control.problem(404, "unknown_call", method + " " + String.join("/", path));
    }
    EntityType type = named.get();
    String id = path.size() > 1 ? path.get(1) : "";
    if (method.equals("GET")) {
      return path.size() == 1 ? Answer.json(200, list(type)) : one(type, id);
    }
    ObjectNode fields = body instanceof ObjectNode object ? object : Json.object();
    if (path.size() == 1) {
      return Answer.json(200, books.add(type, fields));
    }
    if (path.size() == 2) {
      return Answer.json(200, books.edit(type, id, fields));
    }
    return switch (path.get(2)) {
      case "void" -> Answer.json(200, books.makeVoid(type, id));
      case "deactivate" -> Answer.json(200, books.deactivate(type, id));
      case "deposit" -> Answer.json(200, books.deposit(id));
      case "delete" -> {
        books.delete(type, id);
        yield done();
      }
      default -> Control.problem(404, "unknown_call", path.get(2));
    };
  }

  private ArrayNode list(EntityType type) {
    ArrayNode all = Json.array();
    books.list(type).forEach(all::add);
    return all;
  }

  private Answer one(EntityType type, String id) {
    return books
        .find(type, id)
        .map(found -> Answer.json(200, found))
        .orElseGet(() -> Control.problem(404, "not_found", type.wireName() + " " + id));
  }

  private ObjectNode switches() {
    ObjectNode all = Json.object();
    books.switches().all().forEach((which, on) -> all.put(which.name(), on));
    books.switches().booksClosedOn().ifPresent(day -> all.put(CLOSED_ON, day.toString()));
    return all;
  }

  private void turn(JsonNode body) {
    Switches switches = books.switches();
    for (Map.Entry<String, JsonNode> each : body.properties()) {
      if (each.getKey().equals(CLOSED_ON)) {
        String day = each.getValue().asText("");
        switches.closeBooksOn(
            day.isEmpty() || each.getValue().isNull() ? null : LocalDate.parse(day));
      } else {
        switches.set(Switch.valueOf(each.getKey()), each.getValue().asBoolean());
      }
    }
  }

  private static Answer done() {
    return Answer.json(200, Json.object());
  }
}
