package com.taskip.quickbooks.sync.triage;

/**
 * How the ledger stands to a job that a message names: that of its record's newest row, for what is
 * newer has taken its place.
 *
 * @param open whether it is still to be done
 * @param failed whether it ended with a failure
 * @param usedUp whether what it failed by was its automatic retries' end
 * @param cause the code of its error; null without one
 * @param ours whether the error was a mistake of this service
 * @param ofThisCompany whether its company is the one that the workspace is, or was last, connected
 *     to
 * @param connected whether the workspace can sync now
 */
public record JobState(
    boolean open,
    boolean failed,
    boolean usedUp,
    String cause,
    boolean ours,
    boolean ofThisCompany,
    boolean connected) {}
