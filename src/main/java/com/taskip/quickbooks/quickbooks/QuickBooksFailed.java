package com.taskip.quickbooks.quickbooks;

import java.time.Instant;

/** A read that brought no answer to rely on. Never means that the object is gone. */
public class QuickBooksFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;
  private final Instant notBefore;

  /**
   * @param notBefore when it makes sense to try again; null unless throttled
   */
  public QuickBooksFailed(Fault fault, Instant notBefore) {
    super(fault.message(), null, false, false);
    this.fault = fault;
    this.notBefore = notBefore;
  }

  public Fault fault() {
    return fault;
  }

  /** When it makes sense to try again; null unless throttled. */
  public Instant notBefore() {
    return notBefore;
  }
}
