package com.taskip.quickbooks.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One change to one object in QuickBooks.
 *
 * @param body exactly the entity that is sent; its members go out in alphabetical order, so that it
 *     is the same request byte by byte after a stay in the database
 */
public record Operation(Verb verb, EntityType entity, ObjectNode body) {}
