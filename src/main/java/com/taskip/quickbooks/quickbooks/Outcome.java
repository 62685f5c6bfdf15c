package com.taskip.quickbooks.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What is known about a write after it was attempted. */
public sealed interface Outcome {

  /**
   * QuickBooks did it, now or when the same request id was sent before.
   *
   * @param entity QuickBooks' answer, word for word; on a repeated request id the original answer,
   *     even if the object changed since
   */
  record Written(ObjectNode entity, String intuitTid) implements Outcome {}

  /**
   * A definite no to this request. A retry needs a new request id, with one exception: after an
   * {@link Unknown} a refusal of kind {@link FaultKind#AUTHENTICATION} or {@link
   * FaultKind#AUTHORIZATION} says nothing about the first attempt, which stays unknown.
   */
  record Refused(Fault fault) implements Outcome {}

  /**
   * Timeout, broken connection, 5xx, an answer that is missing or cannot be read: it may have been
   * done. The same operations must be sent again under the same request id.
   */
  record Unknown(Fault fault) implements Outcome {}

  /**
   * Throttled by QuickBooks or by our own budget: nothing happened, and it costs no attempt.
   *
   * @param notBefore when it makes sense to try again
   */
  record NotSent(Fault fault, Instant notBefore) implements Outcome {}
}
