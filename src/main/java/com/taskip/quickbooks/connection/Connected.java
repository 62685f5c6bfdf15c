package com.taskip.quickbooks.connection;

import java.time.Instant;

/**
 * A workspace was connected; fired in the transaction that makes it so.
 *
 * @param sameCompany it is the company that the workspace was connected to before
 */
public record Connected(String workspaceId, String realmId, Instant at, boolean sameCompany) {}
