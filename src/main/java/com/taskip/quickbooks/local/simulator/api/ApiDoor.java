package com.taskip.quickbooks.local.simulator.api;

import com.taskip.quickbooks.local.simulator.Call;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.Faults;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.books.Ledger;
import com.taskip.quickbooks.local.simulator.http.Answer;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.oauth.Grants;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The gateway: who may come in, and how often. */
public final class ApiDoor {

  private final Clock clock;
  private final Grants grants;
  private final Map<String, Ledger> ledgers;
  private final Map<String, Usage> usages;
  private final Map<String, CompanyDoor> doors = new HashMap<>();

  /** A gateway to these books, by realm id. */
  public ApiDoor(
      Clock clock,
      Grants grants,
      Map<String, Ledger> ledgers,
      Map<String, Usage> usages,
      Faults faults) {
    this.clock = clock;
    this.grants = grants;
    this.ledgers = ledgers;
    this.usages = usages;
    ledgers.forEach(
        (realm, ledger) -> {
          Usage usage = usages.get(realm);
          doors.put(realm, new CompanyDoor(ledger, usage, new Batch(ledger, usage, faults)));
        });
  }

  /** Answers an API request. */
  public Answer handle(Call call, Request request) {
    Optional<String> granted =
        request
            .header("authorization")
            .filter(value -> value.startsWith("Bearer "))
            .flatMap(value -> grants.realmOf(value.substring("Bearer ".length())));
    if (granted.isEmpty()) {
      return FaultBody.unauthenticated(clock.instant());
    }
    if (!granted.get().equals(call.realm())) {
      return FaultBody.unauthorized(clock.instant());
    }
    if (!request.header("accept").orElse("").contains("application/json")) {
      return Answer.text(
          406, "QuickBooks would answer in XML; the simulator speaks JSON only: ask for it.");
    }
    Usage usage = usages.get(call.realm());
    if (!usage.enter(call.operation().equals("batch"))) {
      return throttled(ledgers.get(call.realm()));
    }
    try {
      return Pace.of(request).keep(() -> doors.get(call.realm()).handle(request));
    } finally {
      usage.leave();
    }
  }

  private Answer throttled(Ledger ledger) {
    boolean xml = ledger.work(books -> books.is(Switch.THROTTLE_IN_XML));
    return FaultBody.onDemand(
        xml ? FaultAction.tooManyRequestsInXml() : FaultAction.tooManyRequests(), clock.instant());
  }
}
