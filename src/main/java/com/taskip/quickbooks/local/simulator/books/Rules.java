package com.taskip.quickbooks.local.simulator.books;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What QuickBooks does to one entity when it is written. */
interface Rules {

  /** Checks and completes an object before it is kept. */
  void complete(Revision revision);

  /** Follows up once the object is kept: balances and links of others. */
  default void settled(Revision revision) {}

  /** Checks that a request to void says enough. */
  default void checkVoidRequest(ObjectNode request) {}

  /** Makes the object void in place; what that frees in others is {@link #settled}'s. */
  default void makeVoid(Draft books, ObjectNode object) {
    throw BusinessFault.unsupportedOperation("void");
  }

  /** Follows up before the object is removed. */
  default void beforeDeletion(Draft books, ObjectNode object) {}
}
