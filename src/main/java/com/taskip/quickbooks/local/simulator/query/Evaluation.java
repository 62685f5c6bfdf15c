package com.taskip.quickbooks.local.simulator.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.books.Draft;
import com.taskip.quickbooks.local.simulator.books.EntityType.FieldKind;
import com.taskip.quickbooks.local.simulator.books.Presentation;
import com.taskip.quickbooks.local.simulator.json.Json;
import com.taskip.quickbooks.local.simulator.query.Query.Condition;
import com.taskip.quickbooks.local.simulator.query.Query.Order;
import java.util.Comparator;
import java.util.List;

/** Answers a query from the books. */
public final class Evaluation {

  private final Draft books;
  private final Query query;

  private Evaluation(Draft books, Query query) {
    this.books = books;
    this.query = query;
  }

  /** The {@code QueryResponse} of a statement. */
  public static ObjectNode answer(Draft books, String statement) {
    return new Evaluation(books, Query.parse(statement)).answer();
  }

  private ObjectNode answer() {
    // Without ORDERBY the newest change comes first.
    List<ObjectNode> hits =
        books.all(query.type()).reversed().stream().filter(this::matches).toList();
    ObjectNode response = Json.object();
    if (query.counts()) {
      return response.put("totalCount", hits.size());
    }
    List<ObjectNode> page =
        hits.stream()
            .sorted(ordering())
            .skip(query.start() - 1L)
            .limit(query.most())
            .map(object -> Presentation.of(books, query.type(), object))
            .toList();
    if (page.isEmpty()) {
      return response;
    }
    response.putArray(query.type().wireName()).addAll(page);
    response.put("startPosition", query.start());
    response.put("maxResults", page.size());
    if (page.size() == hits.size()) {
      response.put("totalCount", hits.size());
    }
    return response;
  }

  private boolean matches(ObjectNode object) {
    boolean asksForActive =
        query.conditions().stream().anyMatch(each -> each.field().equals("Active"));
    boolean hidden =
        query.type().hidesInactive() && !asksForActive && !object.path("Active").asBoolean(true);
    return !hidden && query.conditions().stream().allMatch(each -> holds(each, object));
  }

  private boolean holds(Condition condition, ObjectNode object) {
    FieldKind kind = query.type().filterable().get(condition.field());
    String value = value(object, condition.field());
    if (value.isEmpty() && kind != FieldKind.TEXT && kind != FieldKind.FLAG) {
      return false;
    }
    Comparator<String> comparator = comparator(condition.field(), kind);
    String wanted = condition.values().getFirst();
    return switch (condition.operator()) {
      case "IN" ->
          condition.values().stream().anyMatch(each -> comparator.compare(value, each) == 0);
      case "LIKE" -> Comparisons.like(value, wanted);
      case "=" -> comparator.compare(value, wanted) == 0;
      case "<" -> comparator.compare(value, wanted) < 0;
      case ">" -> comparator.compare(value, wanted) > 0;
      case "<=" -> comparator.compare(value, wanted) <= 0;
      default -> comparator.compare(value, wanted) >= 0;
    };
  }

  private Comparator<String> comparator(String field, FieldKind kind) {
    return field.equals("PrimaryEmailAddr") && books.is(Switch.CASE_SENSITIVE_EMAIL)
        ? Comparator.naturalOrder()
        : Comparisons.comparator(kind);
  }

  private Comparator<ObjectNode> ordering() {
    Comparator<ObjectNode> ordering = (one, other) -> 0;
    for (Order order : query.orders()) {
      // Since January 2026 sorting by Id is accepted and ignored.
      if (!order.field().equals("Id")) {
        FieldKind kind = query.type().filterable().get(order.field());
        Comparator<ObjectNode> key =
            Comparator.comparing(
                object -> value(object, order.field()),
                Comparator.comparing(String::isEmpty).thenComparing(emptySafe(kind)));
        ordering = ordering.thenComparing(order.descending() ? key.reversed() : key);
      }
    }
    return ordering;
  }

  private static Comparator<String> emptySafe(FieldKind kind) {
    Comparator<String> comparator = Comparisons.comparator(kind);
    return (one, other) -> one.isEmpty() || other.isEmpty() ? 0 : comparator.compare(one, other);
  }

  /** The text of a member; of a reference its id, of an email its address. */
  private static String value(ObjectNode object, String field) {
    JsonNode node = object;
    for (String part : field.split("\\.")) {
      node = node.path(part);
    }
    if (node.isObject()) {
      return node.has("value") ? Json.text(node, "value") : Json.text(node, "Address");
    }
    return node.isMissingNode() && field.equals("Active") ? "true" : node.asText("");
  }
}
