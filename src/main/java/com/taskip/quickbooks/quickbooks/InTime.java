package com.taskip.quickbooks.quickbooks;

import com.taskip.quickbooks.quickbooks.fault.Faults;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Bounds the whole of what a person waits for: tokens, retries and pages together. API Gateway ends
 * a request after 29 seconds, and then nobody hears what came of it.
 */
public final class InTime {

  private InTime() {}

  /**
   * The answer to a question that changes nothing. One that comes too late is not interrupted, only
   * no longer waited for.
   *
   * @throws QuickBooksFailed when there is no answer by then; whatever the question throws passes
   *     through
   */
  public static <T> T ask(Duration most, Supplier<T> question) {
    try {
      return Uni.createFrom()
          .item(question)
          .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
          .await()
          .atMost(most);
    } catch (TimeoutException tooLate) {
      throw new QuickBooksFailed(
          Faults.unanswered("QuickBooks did not answer in time.", 0, null), null);
    }
  }
}
