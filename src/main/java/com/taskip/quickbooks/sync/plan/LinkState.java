package com.taskip.quickbooks.sync.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What QuickBooks has for a record of ours, as far as we know.
 *
 * @param quickbooksId its Id there
 * @param syncToken the version we last saw
 * @param sent the mapped members as last written: an update carries only what differs from them
 * @param answered the lines QuickBooks answered with, to see later whether a person changed them;
 *     of a customer the billing address, as it stands under this token; null where there are none
 * @param voided whether we voided it
 */
public record LinkState(
    String quickbooksId, String syncToken, ObjectNode sent, String answered, boolean voided) {}
