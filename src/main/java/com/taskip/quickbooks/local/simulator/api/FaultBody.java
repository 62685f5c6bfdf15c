package com.taskip.quickbooks.local.simulator.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.books.PacificTime;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.json.Json;
import com.taskip.quickbooks.local.simulator.page.Html;
import java.time.Instant;
import java.util.List;

/** The two shapes in which errors come, and the forms they take. */
final class FaultBody {

  private FaultBody() {}

  /** The member that stands beside {@code time}, or beside {@code bId} in a batch. */
  static ObjectNode business(BusinessFault fault) {
    return business(fault.title(), fault.detail(), fault.code(), fault.element());
  }

  /** The same for a fault made on demand. */
  static ObjectNode business(FaultAction action) {
    return business(action.message(), action.detail(), action.code(), "");
  }

  /** A whole answer with one business fault. */
  static Answer answer(BusinessFault fault, Instant now) {
    ObjectNode body = Json.object();
    body.set("Fault", business(fault));
    return Answer.json(fault.status(), body.put("time", PacificTime.answerTime(now)));
  }

  /** What the gateway in front of QuickBooks says. */
  static Answer gateway(
      int status, String code, String message, String detail, String type, Instant now) {
    ObjectNode error = Json.object("message", message, "detail", detail, "code", code);
    error.putNull("element");
    ObjectNode body = Json.object();
    body.putNull("warnings").putNull("intuitObject");
    ObjectNode fault = body.putObject("fault");
    fault.putArray("error").add(error);
    fault.put("type", type);
    body.putNull("report").putNull("queryResponse");
    List.of("batchItemResponse", "attachableResponse").forEach(body::putArray);
    body.putNull("syncErrorResponse").putNull("requestId");
    body.put("time", now.toEpochMilli());
    body.putNull("status");
    body.putArray("cdcresponse");
    return Answer.json(status, body);
  }

  /** 401 with its challenge. */
  static Answer unauthenticated(Instant now) {
    return gateway(
            401,
            "3200",
            "message=AuthenticationFailed; errorCode=003200; statusCode=401",
            "Token expired or revoked",
            "AUTHENTICATION",
            now)
        .with("WWW-Authenticate", "Bearer realm=\"Intuit\", error=\"invalid_token\"");
  }

  /** 403: the token is for another company. */
  static Answer unauthorized(Instant now) {
    return gateway(
        403,
        "3100",
        "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403",
        null,
        "SERVICE",
        now);
  }

  /** What a fault made on demand answers. */
  static Answer onDemand(FaultAction action, Instant now) {
    Answer answer =
        switch (action.body()) {
          case BUSINESS -> {
            ObjectNode body = Json.object();
            body.set("Fault", business(action));
            yield Answer.json(action.status(), body.put("time", PacificTime.answerTime(now)));
          }
          case GATEWAY ->
              gateway(
                  action.status(),
                  action.code(),
                  action.message(),
                  action.detail(),
                  action.status() == 401 ? "AUTHENTICATION" : "SERVICE",
                  now);
          case XML -> Answer.xml(action.status(), xml(action, now));
          case HTML ->
              Answer.html(
                  action.status(),
                  "<html><body><h1>" + action.status() + " Service Unavailable</h1></body></html>");
          case EMPTY -> Answer.text(action.status(), "");
        };
    return action.retryAfterSeconds() == null
        ? answer
        : answer.with("Retry-After", action.retryAfterSeconds().toString());
  }

  private static ObjectNode business(String title, String detail, String code, String element) {
    ObjectNode error = Json.object("Message", title, "Detail", detail, "code", code);
    if (element != null) {
      error.put("element", element);
    }
    ObjectNode fault = Json.object();
    fault.putArray("Error").add(error);
    return fault.put("type", "ValidationFault");
  }

  private static String xml(FaultAction action, Instant now) {
    return """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <IntuitResponse time="%s" xmlns="http://schema.intuit.com/finance/v3">
          <Fault type="SERVICE">
            <Error code="%s">
              <Message>%s</Message>
              <Detail>%s</Detail>
            </Error>
          </Fault>
        </IntuitResponse>
        """
        .formatted(
            PacificTime.answerTime(now),
            action.code(),
            Html.escape(action.message()),
            Html.escape(String.valueOf(action.detail())));
  }
}
