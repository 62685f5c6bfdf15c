package com.taskip.quickbooks.local.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.books.Draft;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.books.Ledger;
import com.taskip.quickbooks.local.simulator.books.PacificTime;
import com.taskip.quickbooks.local.simulator.books.Presentation;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.json.Json;
import com.taskip.quickbooks.local.simulator.query.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The Accounting API of one company, once the caller is known to be allowed in. */
public final class CompanyDoor {

  private static final int LONGEST_REQUEST_ID = 50;

  private final Ledger ledger;
  private final Usage usage;
  private final Batch batch;

  CompanyDoor(Ledger ledger, Usage usage, Batch batch) {
    this.ledger = ledger;
    this.usage = usage;
    this.batch = batch;
  }

  Answer handle(Request request) {
    try {
      return route(request);
    } catch (BusinessFault fault) {
      return ledger.work(books -> refusal(books, fault).answer());
    }
  }

  private Answer route(Request request) {
    List<String> path = request.segments().subList(3, request.segments().size());
    boolean get = request.method().equals("GET");
    if (!get && !request.method().equals("POST")) {
      throw unsupported(request);
    }
    return switch (path.getFirst()) {
      case "query" -> read(books -> query(books, statement(request)));
      case "cdc" -> read(books -> ChangeCapture.answer(books, request.query()));
      case "batch" -> {
        checkJson(request);
        yield batch.handle(request);
      }
      default -> {
        EntityType type =
            EntityType.ofPath(path.getFirst()).orElseThrow(() -> unsupported(request));
        if (path.size() > 2 || path.size() == 2 && !get) {
          throw unsupported(request);
        }
        yield get ? read(books -> one(type, path, books)) : write(request, type);
      }
    };
  }

  private Answer read(Function<Draft, ObjectNode> reading) {
    Answer answer =
        ledger.work(
            books ->
                Answer.json(
                    200, reading.apply(books).put("time", PacificTime.answerTime(books.now()))));
    usage.succeeded(1, 0);
    return answer;
  }

  private static ObjectNode query(Draft books, String statement) {
    ObjectNode answer = Json.object();
    answer.set("QueryResponse", Evaluation.answer(books, statement));
    return answer;
  }

  private static ObjectNode one(EntityType type, List<String> path, Draft books) {
    String asked = path.size() == 1 ? "" : path.getLast();
    boolean company = type == EntityType.COMPANY_INFO && asked.equals(books.company().realmId());
    // CompanyInfo is asked for by realm id, Preferences by nothing; both answer with Id 1.
    boolean only = company || type == EntityType.PREFERENCES && asked.isEmpty();
    ObjectNode answer = Json.object();
    answer.set(type.wireName(), Presentation.of(books, type, books.get(type, only ? "1" : asked)));
    return answer;
  }

  private Answer write(Request request, EntityType type) {
    checkJson(request);
    Map<String, String> query = request.query();
    String operation = query.getOrDefault("operation", "");
    Set<String> include = Operations.flags(query.getOrDefault("include", ""));
    return once(
        request,
        books ->
            Operations.write(books, type, operation, include, Operations.body(request.text())));
  }

  /** Does a write, unless its request id was here before: then the first answer comes again. */
  private Answer once(Request request, Function<Draft, ObjectNode> writing) {
    Optional<String> id = Optional.ofNullable(request.query().get("requestid"));
    id.filter(value -> value.isEmpty() || value.length() > LONGEST_REQUEST_ID)
        .ifPresent(
            value -> {
              throw BusinessFault.invalidValue("2130", "requestid", value);
            });
    try {
      return ledger
          .work(books -> replayed(books, id).orElseGet(() -> done(books, id, writing)))
          .answer();
    } catch (BusinessFault fault) {
      return ledger.work(
          books -> {
            StoredAnswer stored = refusal(books, fault);
            if (books.is(Switch.REMEMBER_REFUSALS)) {
              id.ifPresent(value -> books.remember(value, stored.encode()));
            }
            return stored.answer();
          });
    }
  }

  private StoredAnswer done(Draft books, Optional<String> id, Function<Draft, ObjectNode> writing) {
    ObjectNode answer = writing.apply(books).put("time", PacificTime.answerTime(books.now()));
    StoredAnswer stored = new StoredAnswer(200, Json.write(answer));
    id.ifPresent(value -> books.remember(value, stored.encode()));
    usage.succeeded(0, 1);
    return stored;
  }

  private static Optional<StoredAnswer> replayed(Draft books, Optional<String> id) {
    return id.flatMap(books::answer).map(StoredAnswer::decode);
  }

  private static StoredAnswer refusal(Draft books, BusinessFault fault) {
    return new StoredAnswer(fault.status(), FaultBody.answer(fault, books.now()).body());
  }

  private static String statement(Request request) {
    if (request.method().equals("GET")) {
      return request.query().getOrDefault("query", "");
    }
    String type = request.header("content-type").orElse("");
    if (!type.startsWith("application/text") && !type.startsWith("text/plain")) {
      throw BusinessFault.unsupportedOperation("query as " + type);
    }
    return request.text();
  }

  private static void checkJson(Request request) {
    String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
    boolean json = type.startsWith("application/json");
    boolean otherCharset = type.contains("charset=") && !type.contains("utf-8");
    if (!json || otherCharset) {
      throw BusinessFault.unsupportedOperation("Content-Type " + type);
    }
  }

  private static BusinessFault unsupported(Request request) {
    return BusinessFault.unsupportedOperation(
        "Could not find resource for relative : " + request.path());
  }
}
