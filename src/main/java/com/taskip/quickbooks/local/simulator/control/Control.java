package com.taskip.quickbooks.local.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.util.List;

/**
 * The control calls under {@code /simulator}: what a person does in QuickBooks, and what goes
 * wrong, for whoever cannot call the Java methods. They are no API calls and count as none.
 */
public final class Control {

  private final QuickBooksSimulator simulator;

  /** Controls this simulator. */
  public Control(QuickBooksSimulator simulator) {
    this.simulator = simulator;
  }

  /** Answers one call: 400 for a body that cannot be read, 404 for an unknown address. */
  public Answer handle(Request request) {
    try {
      List<String> path = request.segments().subList(1, request.segments().size());
      return route(request, path);
    } catch (BusinessFault fault) {
      return problem(422, fault.code(), fault.detail());
    } catch (JsonProcessingException e) {
      return problem(400, "not_json", e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return problem(400, "bad_request", String.valueOf(e.getMessage()));
    }
  }

  private Answer route(Request request, List<String> path) throws JsonProcessingException {
    String call = request.method() + " " + String.join("/", path);
    if (path.size() >= 2 && path.getFirst().equals("companies")) {
      return new CompanyControl(simulator, path.get(1))
          .handle(request, path.subList(2, path.size()));
    }
    switch (call) {
      case "GET companies" -> {
        return Answer.json(200, companies());
      }
      case "GET faults" -> {
        ArrayNode waiting = Json.array();
        simulator.faults().waiting().forEach(rule -> waiting.add(FaultRules.write(rule)));
        return Answer.json(200, waiting);
      }
      case "POST faults" -> simulator.faults().add(FaultRules.read(Json.parse(request.text())));
      case "DELETE faults" -> simulator.faults().clear();
      case "GET log" -> {
        return Answer.json(200, log(request.query().getOrDefault("realm", "")));
      }
      case "DELETE log" -> simulator.log().clear();
      case "POST counters/reset" -> simulator.resetCounters();
      case "POST reset" -> simulator.reset();
      default -> {
        return problem(404, "unknown_call", call);
      }
    }
    return Answer.json(200, Json.object());
  }

  private ArrayNode companies() {
    ArrayNode companies = Json.array();
    for (String realm : simulator.realms()) {
      companies.add(Json.fromRecord(simulator.company(realm).company()));
    }
    return companies;
  }

  private ArrayNode log(String realm) {
    List<LoggedRequest> requests =
        realm.isEmpty() ? simulator.log().all() : simulator.log().of(realm);
    ArrayNode log = Json.array();
    for (LoggedRequest each : requests) {
      ObjectNode entry = Json.object("at", each.at().toString());
      entry.setAll(Json.fromRecord(each.call()));
      entry.put("body", each.body()).put("status", each.status()).put("tid", each.tid());
      entry.put("requestId", each.requestId()).put("faultCode", each.faultCode());
      log.add(entry.put("answer", each.answer()));
    }
    return log;
  }

  static Answer problem(int status, String code, String detail) {
    return Answer.json(status, Json.object("code", code, "detail", detail));
  }
}
