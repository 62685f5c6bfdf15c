/**
 * Only for running on one machine: PostgreSQL, SQS, a QuickBooks to talk to, a socket, timers and
 * the poller that stand in for what AWS does. Nothing of this is packaged into the function.
 */
package com.taskip.quickbooks.local;
