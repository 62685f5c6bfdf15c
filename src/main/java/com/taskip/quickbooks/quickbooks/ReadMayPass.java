package com.taskip.quickbooks.quickbooks;

import java.util.function.Predicate;

/** A read that got no answer, or a 5xx: the next try may be luckier. */
public final class ReadMayPass implements Predicate<Throwable> {

  @Override
  public boolean test(Throwable failure) {
    return failure instanceof QuickBooksFailed failed
        && failed.notBefore() == null
        && (failed.fault().httpStatus() == 0 || failed.fault().httpStatus() >= 500);
  }
}
