package com.taskip.quickbooks.connection;

import java.util.Optional;

/**
 * A connection that was made.
 *
 * @param left the grant of the company that it took the place of, to be given back
 */
record Entered(Connection connection, Optional<LeftGrant> left) {}
