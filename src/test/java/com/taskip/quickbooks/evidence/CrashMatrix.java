package com.taskip.quickbooks.evidence;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Kills the product in every cell of the matrix. A cell has a workspace with a company of its own,
 * so many cells are on their way in one process; each of them is held where it is to be killed, and
 * when all of them are there the process gets SIGKILL. The next process finds the same database and
 * queue, some time later, and is left alone until nothing moves any more. Then both sides' books
 * are compared.
 */
final class CrashMatrix implements AutoCloseable {
  /** After this a message comes again that nobody has finished. */
  private static final Duration VISIBILITY = Duration.ofSeconds(20);

  /** Until every cell is where it is to be killed; on an idle machine it takes a sixth. */
  private static final Duration DEATH = Duration.ofMinutes(1);

  /** How long the product waits for messages at most. */
  private static final Duration LONG_POLL = Duration.ofMillis(2100);

  /** What is taken to pass between a process' death and the next one's start. */
  private static final Duration LATER = Duration.ofMinutes(3);

  /** What an operation may cost that is in none of the wanted cells, and was not tried in peace. */
  private static final long CALLS_OF_A_CHANGE = 4;

  private static final Path ARMED = Product.WORK.resolve("armed");

  private final Outside outside;
  private final int cellsALife;
  private final Findings findings;
  private final Duration patience;
  private final Map<Cell, Workspace> workspaces = new LinkedHashMap<>();
  private final Map<Operation, Long> callsInPeace = new EnumMap<>(Operation.class);
  private final List<String> agent;
  private int lives;
  private Product product;
  private Product reserve;

  private CrashMatrix(
      Outside outside, int cellsALife, Findings findings, Duration patience, List<String> agent) {
    this.outside = outside;
    this.cellsALife = cellsALife;
    this.findings = findings;
    this.patience = patience;
    this.agent = agent;
  }

  /**
   * Everything up, every cell's workspace connected.
   *
   * @param cellsALife how many cells are on their way in one process
   */
  static CrashMatrix start(List<Cell> cells, int cellsALife, Findings findings, Duration patience)
      throws IOException {
    Instant started = Instant.now();
    Outside outside = Outside.start(cells.size(), VISIBILITY);
    CrashMatrix matrix = new CrashMatrix(outside, cellsALife, findings, patience, agent());
    disarm();
    matrix.takeOver();
    List<String> realms = outside.simulator().realms();
    for (int i = 0; i < cells.size(); i++) {
      matrix.workspaces.put(
          cells.get(i), new Workspace("cell-" + i, realms.get(i), outside.simulator()));
    }
    together(
        matrix.workspaces.values().stream()
            .<Runnable>map(workspace -> () -> workspace.connect(matrix.product))
            .toList());
    Findings.took("all connected", started);
    return matrix;
  }

  /** Every cell once under this seed. */
  void run(long seed) throws IOException {
    List<Cell> order = new ArrayList<>(workspaces.keySet());
    Collections.shuffle(order, new Random(seed));
    for (int from = 0; from < order.size(); from += cellsALife) {
      life(seed, order.subList(from, Math.min(from + cellsALife, order.size())));
    }
  }

  /** What a change needs has come through before it is made. */
  private void prepare(List<Trial> trials) {
    trials.forEach(trial -> trial.prepare(product));
    if (!awaitQuiet(trials, false)) {
      throw new AssertionError("In peace, not quiet in time: " + unquiet(trials, false));
    }
    trials.forEach(Trial::begin);
  }

  private void life(long seed, List<Cell> cells) throws IOException {
    List<Trial> trials =
        cells.stream().map(cell -> new Trial(cell, seed, workspaces.get(cell), outside)).toList();
    Instant started = Instant.now();
    standBy();
    prepare(trials);
    Instant prepared = Instant.now();
    arm(trials);
    trials.forEach(Trial::orderFaults);
    trials.forEach(Trial::act);
    List<Trial> missed = awaitDeath(trials);
    Instant dying = Instant.now();
    kill();
    disarm();
    outside.simulator().faults().clear();
    outside.taskip().recover();
    takeOver();
    Instant restarted = Instant.now();
    trials.forEach(trial -> trial.goOn(product));
    Random chance = new Random(seed + cells.getFirst().key().hashCode());
    int kills = 1 + perhapsKillAgain(chance, trials);
    boolean quiet = awaitQuiet(trials, true);
    Instant done = Instant.now();
    List<String> dead = outside.queue().exhume();
    quiet &= redrive(trials, dead, 1 + chance.nextInt(2));
    findings.life(started, prepared, dying, restarted, done, kills);
    complaints(trials, missed, kills, quiet, dead).forEach(findings::trial);
  }

  /**
   * By chance the recovery is killed as well, wherever it is just then.
   *
   * @return how many more kills there were
   */
  private int perhapsKillAgain(Random chance, List<Trial> trials) throws IOException {
    if (chance.nextInt(3) != 0) {
      return 0;
    }
    sleep(Duration.ofMillis(chance.nextInt(3000)));
    kill();
    takeOver();
    trials.forEach(trial -> trial.goOn(product));
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

  /** Then some time passes, after which what the dead process had held is free again. */
  private void kill() {
    product.kill();
    // What it asked for in its last moment would be handed to nobody.
    sleep(LONG_POLL);
    outside.queue().release(product.messages());
    outside.ledger().letTimePass(LATER);
  }

  /** The trials that did not come to their point in time. */
  private List<Trial> awaitDeath(List<Trial> trials) {
    Instant end = Instant.now().plus(DEATH);
    List<Trial> missing = trials;
    while (!missing.isEmpty() && Instant.now().isBefore(end)) {
      trials.forEach(Trial::askAgain);
      outside.queue().release(product.takeStuck());
      missing = missing.stream().filter(trial -> !trial.reached()).toList();
      sleep(Duration.ofMillis(50));
    }
    return missing;
  }

  /** Whether nothing is left to be done; what waits for a later time finds that it has come. */
  private boolean awaitQuiet(List<Trial> trials, boolean waitingToo) {
    Instant end = Instant.now().plus(patience.multipliedBy(4));
    Instant nudge = Instant.now().plus(patience.dividedBy(4));
    while (Instant.now().isBefore(end)) {
      trials.forEach(Trial::askAgain);
      trials.forEach(Trial::mend);
      if (unquiet(trials, waitingToo).isEmpty() && outside.queue().size() == 0) {
        return true;
      }
      if (Instant.now().isAfter(nudge)) {
        outside.ledger().letWaitingBeDue(LATER);
        nudge = Instant.now().plus(patience.dividedBy(4));
      }
      sleep(Duration.ofMillis(100));
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

  private Map<Trial, List<String>> complaints(
      List<Trial> trials, List<Trial> missed, int kills, boolean quiet, List<String> dead) {
    Map<Trial, List<String>> found = new LinkedHashMap<>();
    Map<String, Map<String, String>> links = outside.ledger().linksByWorkspace();
    Instant first = trials.stream().map(Trial::begun).min(Instant::compareTo).orElseThrow();
    Map<String, List<Ledger.Row>> rows =
        outside.ledger().rowsSince(first).stream().collect(groupingBy(Ledger.Row::workspace));
    Map<String, Set<String>> paid = outside.ledger().paid();
    for (Trial trial : trials) {
      String id = trial.workspace().id();
      List<String> complaints = new ArrayList<>(trial.complaints());
      if (missed.contains(trial)) {
        complaints.add("never came to the point where it was to be killed");
      }
      if (!quiet) {
        complaints.add("not quiet in time");
      }
      complaints.addAll(Comparison.complaints(trial.workspace(), links.getOrDefault(id, Map.of())));
      complaints.addAll(Rows.complaints(trial, rows.getOrDefault(id, List.of())));
      if (!paid.getOrDefault(id, Set.of()).equals(trial.workspace().paid())) {
        complaints.add("paid in Taskip is " + paid.get(id) + ", not " + trial.workspace().paid());
      }
      complaints.addAll(Told.complaints(trial.workspace(), outside.taskip().heard(id)));
      complaints.addAll(Rows.complaints(outside.ledger().runs(id), trial.workspace()));
      long most = mostCalls(trial, kills);
      if (trial.calls() > most) {
        complaints.add("%d calls, where %d would do".formatted(trial.calls(), most));
      }
      if (!trial.mayBeBuried()
          && dead.stream().anyMatch(message -> message.contains('"' + id + '"'))) {
        complaints.add("something of it lies in the dead-letter queue");
      }
      found.put(trial, complaints);
    }
    return found;
  }

  /**
   * Each step once more after each kill, and what a person asks for who connects again; where every
   * answer was a 503, the automatic retries.
   */
  private long mostCalls(Trial trial, int kills) {
    int retries = trial.takesLong() ? 4 * trial.changes().size() : 0;
    int connecting = trial.broken() ? 6 : 0;
    long inPeace =
        trial.operations().stream()
            .mapToLong(operation -> callsInPeace.getOrDefault(operation, CALLS_OF_A_CHANGE))
            .sum();
    return (1 + kills) * inPeace + trial.ticks() + 2 + retries + connecting;
  }

  /** Every operation once, with nobody killed: what it costs. */
  void runInPeace() {
    Instant started = Instant.now();
    List<Trial> trials =
        workspaces.keySet().stream().collect(groupingBy(Cell::operation)).values().stream()
            .map(cells -> new Trial(cells.getFirst(), 0, workspaces.get(cells.getFirst()), outside))
            .toList();
    prepare(trials);
    trials.forEach(Trial::act);
    boolean quiet = awaitQuiet(trials, true);
    trials.forEach(trial -> callsInPeace.put(trial.cell().operation(), trial.calls()));
    complaints(trials, List.of(), 0, quiet, outside.queue().exhume())
        .forEach(
            (trial, complaints) -> {
              if (!complaints.isEmpty()) {
                throw new AssertionError("In peace, " + trial.cell() + ": " + complaints);
              }
            });
    Findings.took("every operation in peace", started);
  }

  /** A process starts in reserve, so that the one that is killed has a successor at once. */
  private void standBy() throws IOException {
    if (reserve == null) {
      reserve = launch();
    }
  }

  /** The process in reserve goes to work. */
  private void takeOver() throws IOException {
    standBy();
    Files.createFile(goAhead(lives));
    reserve.awaitReady();
    product = reserve;
    reserve = null;
    lives++;
  }

  private Path goAhead(int life) {
    return Product.WORK.resolve("go-" + life);
  }

  private Product launch() throws IOException {
    Files.deleteIfExists(goAhead(lives));
    List<String> jvm = new ArrayList<>(agent);
    jvm.add("-Devidence.reserve=" + goAhead(lives));
    return Product.launch(
        outside,
        "crash-matrix",
        jvm,
        Map.of(
            "SYNC_RETRY_DELAY", "PT1S",
            // Trials ask for their pulls themselves.
            "TASKIP_LOCAL_PULL_INTERVAL", "off",
            "TASKIP_LOCAL_SWEEP_INTERVAL", "1s",
            // Each held thread keeps a worker and a connection for itself.
            "TASKIP_LOCAL_WORKERS", Integer.toString(cellsALife + 8),
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", Integer.toString(Math.min(120, cellsALife + 16)),
            // A function on AWS has one caller at a time; this one has hundreds at once.
            "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "60S"));
  }

  private static void arm(List<Trial> trials) throws IOException {
    StringBuilder lines = new StringBuilder();
    trials.forEach(trial -> lines.append(trial.armed()));
    Path next = ARMED.resolveSibling("armed.next");
    Files.writeString(next, lines);
    Files.move(next, ARMED, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void disarm() throws IOException {
    Files.deleteIfExists(ARMED);
  }

  /** How Byteman is put into a process, with our rules and the class that they call. */
  private static List<String> agent() throws IOException {
    Files.createDirectories(Product.WORK);
    Path helper = Product.WORK.resolve("crash-point.jar");
    String name = CrashPoint.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(helper))) {
      jar.putNextEntry(new JarEntry(name));
      jar.write(resource("/" + name));
    }
    Path rules = Product.WORK.resolve("crash-points.btm");
    Files.write(rules, resource("/evidence/crash-points.btm"));
    Path byteman =
        Path.of(
            org.jboss.byteman.agent.Main.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    return List.of(
        "-javaagent:%s=script:%s,sys:%s".formatted(byteman, rules, helper),
        "-Devidence.armed=" + ARMED,
        "-Dorg.jboss.byteman.transform.all=false");
  }

  private static byte[] resource(String name) throws IOException {
    try (var stream = CrashMatrix.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    }
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

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new java.io.InterruptedIOException());
    }
  }

  @Override
  public void close() throws IOException {
    if (reserve != null) {
      reserve.kill();
    }
    if (product != null) {
      product.close();
    }
    outside.close();
  }
}
