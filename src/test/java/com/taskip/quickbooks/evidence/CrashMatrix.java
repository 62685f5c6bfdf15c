package com.taskip.quickbooks.evidence;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Kills the product in every cell of the matrix. A cell has a workspace with a company of its own
 * for each seed of a life, so many trials are on their way in one process; each of them is held
 * where it is to be killed, and when all of them are there the process gets SIGKILL. The next
 * process finds the same database and queue, some time later, and is left alone until nothing moves
 * any more. Then both sides' books are compared.
 */
final class CrashMatrix implements AutoCloseable {
  /** After this a message comes again that nobody has finished. */
  private static final Duration VISIBILITY = Duration.ofSeconds(20);

  /** The same while work is held up, which nobody else is to finish before all of it is. */
  private static final Duration VISIBILITY_OF_HELD = Duration.ofSeconds(60);

  /**
   * Until every cell is where it is to be killed. Shorter than whatever would set free what is held
   * up: the visibility of messages, the sweeper's grace, the lease.
   */
  private static final Duration DEATH = Duration.ofSeconds(50);

  /** For so long nothing may move before what waits for a later time finds that it has come. */
  private static final Duration STILL = Duration.ofMillis(1500);

  /** How often that may be needed until all is quiet: what is put off for hours is not well. */
  private static final int MOST_SKIPS = 20;

  private final Outside outside;
  private final Succession processes;
  private final List<Cell> cells;
  private final Findings findings;
  private final Duration patience;
  private final Verdict verdict;

  /** By the place of a seed in its life, then by cell. */
  private final List<List<Workspace>> workspaces = new ArrayList<>();

  private CrashMatrix(
      Outside outside,
      Succession processes,
      List<Cell> cells,
      Findings findings,
      Duration patience) {
    this.outside = outside;
    this.processes = processes;
    this.cells = cells;
    this.findings = findings;
    this.patience = patience;
    this.verdict = new Verdict(outside);
  }

  /**
   * Everything up, all workspaces connected, and every operation tried with nobody killed.
   *
   * @param seedsALife how many seeds share a process at most
   */
  static CrashMatrix start(List<Cell> cells, int seedsALife, Findings findings, Duration patience)
      throws IOException {
    Instant started = Instant.now();
    int trials = cells.size() * seedsALife;
    Outside outside = Outside.start(trials, VISIBILITY);
    try {
      Succession processes = Succession.start(outside, trials);
      CrashMatrix matrix = new CrashMatrix(outside, processes, cells, findings, patience);
      try {
        matrix.connect(seedsALife);
        Findings.took("all connected", started);
        matrix.runInPeace();
        return matrix;
      } catch (RuntimeException | AssertionError broken) {
        processes.close();
        throw broken;
      }
    } catch (IOException | RuntimeException | AssertionError broken) {
      outside.close();
      throw broken;
    }
  }

  private void connect(int seedsALife) {
    List<String> realms = outside.simulator().realms();
    for (int seed = 0; seed < seedsALife; seed++) {
      List<Workspace> ofSeed = new ArrayList<>();
      for (int cell = 0; cell < cells.size(); cell++) {
        ofSeed.add(
            new Workspace(
                "cell-%d-%d".formatted(cell, seed),
                realms.get(seed * cells.size() + cell),
                outside.simulator()));
      }
      workspaces.add(ofSeed);
    }
    together(
        workspaces.stream()
            .flatMap(List::stream)
            .<Runnable>map(workspace -> () -> workspace.connect(processes.product()))
            .toList());
  }

  /** Every cell once under each of these seeds. */
  void run(Life life) throws IOException {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < life.seeds().size(); i++) {
      trials.addAll(trials(life.seeds().get(i), workspaces.get(i)));
    }
    try {
      live(life, trials);
    } catch (IOException | RuntimeException | AssertionError broken) {
      trials.forEach(trial -> findings.trial(trial, List.of("the run broke off: " + broken)));
      throw broken;
    }
  }

  private List<Trial> trials(long seed, List<Workspace> ofSeed) {
    List<Trial> trials = new ArrayList<>();
    for (int cell = 0; cell < cells.size(); cell++) {
      trials.add(new Trial(cells.get(cell), seed, ofSeed.get(cell), outside));
    }
    Collections.shuffle(trials, new Random(seed));
    return trials;
  }

  private void live(Life life, List<Trial> trials) throws IOException {
    SplittableRandom chance = life.chance();
    Instant started = Instant.now();
    processes.standBy();
    prepare(trials);
    Instant prepared = Instant.now();
    outside.queue().visibility(VISIBILITY_OF_HELD);
    processes.arm(trials.stream().map(Trial::trap).toList());
    trials.forEach(trial -> trial.trap().orderFaults());
    trials.forEach(Trial::act);
    List<Trial> missed = awaitDeath(trials);
    missed.forEach(trial -> System.out.println("missed: " + trial));
    Instant dying = Instant.now();
    // What is handed to it in its last moments comes again the sooner.
    outside.queue().visibility(VISIBILITY);
    processes.kill();
    outside.simulator().faults().clear();
    outside.taskip().recover();
    goOn(trials);
    Instant restarted = Instant.now();
    int kills = 1 + perhapsKillAgain(chance, trials);
    boolean quiet = awaitQuiet(trials, true);
    Instant done = Instant.now();
    List<String> dead = outside.queue().exhume();
    quiet &= redrive(trials, dead, 1 + chance.nextInt(2));
    findings.life(life, started, prepared, dying, restarted, done, kills);
    verdict.judge(new Verdict.Ending(trials, missed, kills, quiet, dead), findings::trial);
  }

  /** What a change needs has come through before it is made. */
  private void prepare(List<Trial> trials) {
    trials.forEach(trial -> trial.prepare(processes.product()));
    if (!awaitQuiet(trials, false)) {
      throw new AssertionError("In peace, not quiet in time: " + unquiet(trials, false));
    }
    trials.forEach(Trial::begin);
  }

  private void goOn(List<Trial> trials) throws IOException {
    processes.takeOver();
    trials.forEach(trial -> trial.goOn(processes.product()));
  }

  /**
   * By chance the recovery is killed as well, wherever it is just then.
   *
   * @return how many more kills there were
   */
  private int perhapsKillAgain(SplittableRandom chance, List<Trial> trials) throws IOException {
    if (chance.nextInt(3) != 0) {
      return 0;
    }
    Succession.sleep(Duration.ofMillis(chance.nextInt(3000)));
    processes.kill();
    goOn(trials);
    return 1;
  }

  /** An operator gives back what lies in the dead-letter queue, perhaps twice; all is well then. */
  private boolean redrive(List<Trial> trials, List<String> dead, int times) {
    if (dead.isEmpty()) {
      return true;
    }
    for (int i = 0; i < times; i++) {
      dead.forEach(outside.queue()::send);
    }
    return awaitQuiet(trials, true);
  }

  /** The trials that did not come to their point in time. */
  private List<Trial> awaitDeath(List<Trial> trials) {
    Instant end = Instant.now().plus(DEATH);
    List<Trial> missing = trials;
    while (!missing.isEmpty() && Instant.now().isBefore(end)) {
      trials.forEach(Trial::askAgain);
      missing = missing.stream().filter(trial -> !trial.reached()).toList();
      Succession.sleep(Duration.ofMillis(50));
    }
    return missing;
  }

  /** Whether nothing is left to be done; what waits for a later time finds that it has come. */
  private boolean awaitQuiet(List<Trial> trials, boolean waitingToo) {
    Instant end = Instant.now().plus(patience.multipliedBy(4));
    Instant moved = Instant.now();
    int skips = 0;
    while (Instant.now().isBefore(end) && skips <= MOST_SKIPS) {
      trials.forEach(Trial::askAgain);
      Set<String> broken = outside.ledger().broken();
      trials.stream().filter(trial -> broken.contains(trial.workspace().id())).forEach(Trial::mend);
      boolean still = outside.queue().size() == 0;
      if (still && unquiet(trials, waitingToo).isEmpty()) {
        return true;
      }
      if (!still) {
        moved = Instant.now();
      } else if (moved.plus(STILL).isBefore(Instant.now())) {
        outside.ledger().letWaitingBeDue(Succession.LATER);
        skips++;
        moved = Instant.now();
      }
      Succession.sleep(Duration.ofMillis(100));
    }
    return false;
  }

  /** Jobs that wait for a record which is yet to be put do not count. */
  private List<Trial> unquiet(List<Trial> trials, boolean waitingToo) {
    Set<String> open = outside.ledger().open(waitingToo);
    return trials.stream()
        .filter(trial -> !trial.answered() || open.contains(trial.workspace().id()))
        .toList();
  }

  /** Every operation once, with nobody killed: what it costs. */
  private void runInPeace() {
    Instant started = Instant.now();
    List<Trial> trials =
        trials(0, workspaces.getFirst()).stream()
            .collect(groupingBy(trial -> trial.cell().operation()))
            .values()
            .stream()
            .map(List::getFirst)
            .toList();
    prepare(trials);
    trials.forEach(Trial::act);
    boolean quiet = awaitQuiet(trials, true);
    trials.forEach(verdict::inPeace);
    verdict.judge(
        new Verdict.Ending(trials, List.of(), 0, quiet, outside.queue().exhume()),
        (trial, complaints) -> {
          if (!complaints.isEmpty()) {
            throw new AssertionError("In peace, " + trial.cell() + ": " + complaints);
          }
        });
    Findings.took("every operation in peace", started);
  }

  private static void together(List<Runnable> tasks) {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> started = new ArrayList<>();
      tasks.forEach(task -> started.add(threads.submit(task)));
      for (Future<?> each : started) {
        each.get();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    processes.close();
    outside.close();
  }
}
