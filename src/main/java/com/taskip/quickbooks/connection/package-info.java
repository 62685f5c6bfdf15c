/**
 * Which QuickBooks company a workspace is connected to, and the tokens that open it: connecting,
 * disconnecting, refreshing.
 */
package com.taskip.quickbooks.connection;
