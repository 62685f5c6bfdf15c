package com.taskip.quickbooks.sync;

/** One of those that work off a workspace's backlog, counted from 1. */
record Pump(String workspaceId, int number) {}
