package com.taskip.quickbooks.sync.triage;

/** The rules, one for each thing that a message may name. */
public final class TriageRule {

  /** The next tick asks for every pull that is due. */
  public static final Verdict PULL =
      Verdict.drop("pull", "The next tick asks for it again, if somebody waits for a payment.");

  /** A pump's turn is in the ledger. */
  public static final Verdict PUMP =
      Verdict.drop("pump", "The sweeper calls every pump whose turn has come.");

  /** What nobody can read, nobody can judge. */
  public static final Verdict UNREADABLE =
      Verdict.hold(
          "unreadable",
          "No wake-up of ours: look at it, find out who sent it, and discard it by its id.");

  /** An operator has looked at it. */
  public static final Verdict DISCARDED = Verdict.drop("discarded", "You said so.");

  private TriageRule() {}

  /**
   * A job.
   *
   * @param state null when the ledger has no such row in that workspace
   */
  public static Verdict job(JobState state, Orders orders) {
    if (state == null) {
      return Verdict.drop("unknown_row", "The ledger has no such row in this workspace.");
    }
    if (!state.ofThisCompany()) {
      return Verdict.drop(
          "former_company",
          "It was for a company that the workspace is not connected to any more.");
    }
    if (state.open()) {
      return Verdict.drop("open", "It is open: the sweeper wakes it, and a reconnect does.");
    }
    if (!state.failed()) {
      return Verdict.drop("done", "It was done since, or there was nothing to do.");
    }
    if (!state.usedUp()) {
      return Verdict.drop(
          "failed_for_good",
          "Waiting would not have helped: its workspace sees it in Sync Health.");
    }
    if (!state.connected()) {
      return Verdict.hold(
          "not_connected", "Nothing can be tried before somebody of the workspace reconnects.");
    }
    if (state.ours() && !orders.repaired().contains(state.cause())) {
      return Verdict.hold(
          state.cause(),
          "Our own mistake, and it would happen again: once it is mended and deployed, say that this"
              + " cause is repaired.");
    }
    return new Verdict(
        Treatment.REDRIVE, state.cause(), "It failed by something that passes: it is tried again.");
  }

  /**
   * Something that Taskip is to be told.
   *
   * @param givenUp whether nobody tries any more; null when there is nothing left to tell
   */
  public static Verdict notice(Boolean givenUp) {
    if (givenUp == null) {
      return Verdict.drop("heard", "Taskip has heard of it since.");
    }
    return givenUp
        ? new Verdict(
            Treatment.REDRIVE, "taskip_not_told", "Taskip did not answer: it is told again.")
        : Verdict.drop("open", "It is being told: the sweeper sees to it.");
  }
}
