package com.taskip.quickbooks.sync;

import java.io.Serializable;

/** A record of ours in one company. */
record LinkKey(String workspaceId, String realmId, String kind, String recordId)
    implements Serializable {}
