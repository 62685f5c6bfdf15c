package com.taskip.quickbooks.local.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.Call;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.Faults;
import com.taskip.quickbooks.local.simulator.LoggedRequest;
import com.taskip.quickbooks.local.simulator.RequestLog;
import com.taskip.quickbooks.local.simulator.books.BusinessFault;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.ConnectionCut;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What happens to every request of an app on its way in and out: faults on demand, tid, log. */
public final class Traffic {

  private static final String HIDDEN = "(hidden)";
  private static final int LONGEST_LOGGED = 50_000;

  private final Clock clock;
  private final Faults faults;
  private final RequestLog log;
  private final Consumer<String> expire;
  private final Consumer<String> revoke;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  /**
   * The way in.
   *
   * @param expire ends the access tokens of a company
   * @param revoke ends the app's access to a company
   */
  public Traffic(
      Clock clock,
      Faults faults,
      RequestLog log,
      Consumer<String> expire,
      Consumer<String> revoke) {
    this.clock = clock;
    this.faults = faults;
    this.log = log;
    this.expire = expire;
    this.revoke = revoke;
  }

  /** Passes a request on, unless a fault was ordered for it. */
  public Answer pass(Request request, BiFunction<Call, Request, Answer> next) {
    Call call = Calls.of(request);
    String tid = "1-" + UUID.randomUUID();
    Answer answer = null;
    try {
      answer = once(request, call, next).with("Intuit-Tid", tid).with("Qbo-Version", "2011.101");
      return answer;
    } finally {
      log.add(entry(request, call, tid, answer));
    }
  }

  /** A request id that is being worked on is refused: 600. */
  private Answer once(Request request, Call call, BiFunction<Call, Request, Answer> next) {
    String requestId = request.query().getOrDefault("requestid", "");
    if (requestId.isEmpty()) {
      return answer(request, call, next);
    }
    String key = call.realm() + "/" + requestId;
    if (!inFlight.add(key)) {
      return FaultBody.answer(BusinessFault.requestInFlight(), clock.instant());
    }
    try {
      return answer(request, call, next);
    } finally {
      inFlight.remove(key);
    }
  }

  private Answer answer(Request request, Call call, BiFunction<Call, Request, Answer> next) {
    Optional<FaultAction> fault = faults.take(call, request.text());
    if (fault.isEmpty()) {
      return next.apply(call, request);
    }
    return switch (fault.get().kind()) {
      case REFUSE -> FaultBody.onDemand(fault.get(), clock.instant());
      case CUT_BEFORE -> throw new ConnectionCut("before the work");
      case CUT_AFTER -> {
        next.apply(call, request);
        throw new ConnectionCut("after the work");
      }
      case SLOW, LATE -> {
        Pace pace = Pace.of(fault.get());
        yield Calls.isApi(request)
            ? next.apply(call, pace.on(request))
            : pace.keep(() -> next.apply(call, request));
      }
      case EXPIRE_TOKEN -> {
        expire.accept(call.realm());
        yield next.apply(call, request);
      }
      case REVOKE_ACCESS -> {
        revoke.accept(call.realm());
        yield next.apply(call, request);
      }
    };
  }

  private LoggedRequest entry(Request request, Call call, String tid, Answer answer) {
    boolean api = Calls.isApi(request);
    String body = answer == null ? "" : answer.body();
    return new LoggedRequest(
        clock.instant(),
        call,
        api ? shortened(request.text()) : HIDDEN,
        answer == null ? 0 : answer.status(),
        tid,
        request.query().getOrDefault("requestid", ""),
        api ? faultCode(body) : "",
        api ? shortened(body) : HIDDEN);
  }

  private static String shortened(String body) {
    return body.length() <= LONGEST_LOGGED ? body : body.substring(0, LONGEST_LOGGED) + "..";
  }

  private static String faultCode(String body) {
    try {
      JsonNode answer = Json.parse(body);
      String code = Json.text(answer.path("Fault").path("Error").path(0), "code");
      return code.isEmpty() ? Json.text(answer.path("fault").path("error").path(0), "code") : code;
    } catch (JsonProcessingException e) {
      // XML, a page or nothing: there is no code to be had.
      return "";
    }
  }
}
