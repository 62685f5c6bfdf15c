package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.local.simulator.Limits;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Not a test of the suite: {@code infra/bench/run} starts it. Time from the start of the process to
 * the first answer, and resident memory, of our zip, of an empty function's, and (for requests) of
 * one that has the same extensions and no code.
 */
class ColdStart {

  private static final Path BENCH = FunctionZip.TARGET.resolve("bench");
  private static final Map<String, String> EVENTS =
      Map.of("HTTP", "http-get", "SQS", "sqs-batch", "schedule", "schedule-sweep");
  private static final int RUNS = 5;
  private static final int BATCH = 5;
  private static final int CONTACTS = 50;

  /** As many requests as it takes: what is measured is the function, not Intuit's limits. */
  private static final Map<String, String> UNLIMITED =
      Map.of(
          "QUICKBOOKS_REQUESTS_PER_MINUTE", "1000000", "QUICKBOOKS_BATCHES_PER_MINUTE", "1000000");

  private static final String WORKSPACE = "ws-bench";

  private static PackagedStack stack;
  private static Gateway gateway;
  private static QueueTrigger trigger;

  /** One way to start a zip. */
  private enum Form {
    JVM("jvm"),
    AOT("jvm"),
    NATIVE("native");

    private final Path dir;

    Form(String dir) {
      this.dir = BENCH.resolve(dir);
    }
  }

  /**
   * From the start of the process, in milliseconds.
   *
   * @param ready when it asked for its first event
   * @param answered when it had answered that
   */
  private record Start(long ready, long answered) {}

  /** Resident megabytes after the first answer, and after many. */
  private record Memory(long atStart, long later) {}

  /** A workspace that is connected to a company whose books take any number of requests. */
  @BeforeAll
  static void start() throws Exception {
    stack = PackagedStack.start();
    stack.function(stack.migration()).invoke(stack.deploymentEvent("Create"));
    gateway = new Gateway(stack);
    trigger = new QueueTrigger(stack);
    String realm = stack.simulator().realms().getFirst();
    stack.simulator().limit(realm, Limits.NONE);
    gateway.connect(Tokens.of(WORKSPACE, "ada", "administrator"), realm);
    for (int contact = 0; contact < CONTACTS; contact++) {
      put(201, contact);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    trigger.close();
    stack.stop();
  }

  @Test
  void measure() throws Exception {
    int messages = Integer.getInteger("bench.messages", 10_000);
    List<String> starts = new ArrayList<>();
    starts.add(
        "| from the start of the process | ready (ms) | answered (ms) | empty: ready | empty: answered"
            + " | answered, ratio | bare: ready | ready, ratio |");
    starts.add("|---|---|---|---|---|---|---|---|");
    List<String> memory = new ArrayList<>();
    memory.add(
        "| resident memory | at the first answer (MB) | empty (MB) | ratio | after %,d messages (MB) |"
            .formatted(messages));
    memory.add("|---|---|---|---|---|");
    for (Form form : Form.values()) {
      if (!Files.exists(form.dir)) {
        continue;
      }
      Launch ours = new Launch(form, "ours");
      Launch empty = new Launch(form, "empty");
      Launch bare = new Launch(form, "bare");
      for (String kind : List.of("HTTP", "SQS", "schedule")) {
        Start our = ours.firstAnswer(EVENTS.get(kind));
        Start others = empty.firstAnswer(EVENTS.get(kind));
        starts.add(
            "| %s, %s | %d | %d | %d | %d | %.1f | %s |"
                .formatted(
                    form,
                    kind,
                    our.ready(),
                    our.answered(),
                    others.ready(),
                    others.answered(),
                    (double) our.answered() / others.answered(),
                    kind.equals("HTTP")
                        ? against(our, bare.firstAnswer(EVENTS.get(kind)))
                        : " | "));
      }
      Memory our = ours.memory(messages);
      long others = empty.memory(0).atStart();
      memory.add(
          "| %s | %d | %d | %.1f | %d |"
              .formatted(
                  form, our.atStart(), others, (double) our.atStart() / others, our.later()));
      Files.write(
          BENCH.resolve("result.md"),
          Stream.of(starts, List.of(""), memory).flatMap(List::stream).toList());
    }
  }

  /** What it answers is nobody's, so it is its start that counts. */
  private static String against(Start our, Start bare) {
    return "%d | %.1f".formatted(bare.ready(), (double) our.ready() / bare.ready());
  }

  /** A zip, unpacked, and how it is started. */
  private static final class Launch {

    private final Form form;
    private final FunctionZip zip;
    private final List<String> options;

    /** What it can answer. */
    private final Collection<String> events;

    Launch(Form form, String name) throws Exception {
      this.form = form;
      this.events = name.equals("bare") ? List.of(EVENTS.get("HTTP")) : EVENTS.values();
      this.zip =
          FunctionZip.unpack(form.dir.resolve(name + ".zip"), BENCH.resolve("unpacked"), name);
      this.options = new ArrayList<>(stack.trust());
      if (form == Form.AOT) {
        Path cache = BENCH.resolve(name + ".aot");
        train(cache);
        options.add("-XX:AOTCache=" + cache);
      }
    }

    /** A run that answers each kind of event once and ends in order leaves the cache behind. */
    private void train(Path cache) throws Exception {
      List<String> training = new ArrayList<>(options);
      training.add("-XX:AOTCacheOutput=" + cache);
      try (PackagedFunction function = start(training)) {
        for (String event : events) {
          function.invoke(LambdaEvents.recorded(event));
        }
      }
      assertThat(cache).exists();
    }

    private PackagedFunction start(List<String> with) throws IOException {
      Map<String, String> environment = stack.environment();
      environment.putAll(UNLIMITED);
      ProcessBuilder process =
          form == Form.NATIVE
              ? zip.process(environment, stack.handler(), with)
              : zip.onOneClassPath(environment, stack.handler(), with);
      return PackagedFunction.start("bench", process);
    }

    /** The middle one of some runs. */
    Start firstAnswer(String event) throws Exception {
      List<Start> runs = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        long begun = System.nanoTime();
        try (PackagedFunction function = start(options)) {
          function.invoke(LambdaEvents.recorded(event));
          long answered = System.nanoTime();
          runs.add(
              new Start(
                  (function.askedFirst() - begun) / 1_000_000, (answered - begun) / 1_000_000));
        }
      }
      runs.sort(Comparator.comparing(Start::answered));
      return runs.get(RUNS / 2);
    }

    /** After the first answer, and after so many changes have come to QuickBooks. */
    Memory memory(int messages) throws Exception {
      try (PackagedFunction function = start(options)) {
        function.invoke(LambdaEvents.recorded("sqs-batch"));
        long atStart = function.residentMegabytes();
        for (int sent = 0; sent < messages; ) {
          for (int i = 0; i < BATCH; i++) {
            put(200, sent + i);
          }
          QueueTrigger.Delivered delivered = trigger.deliver(function);
          assertThat(delivered.handedBack()).as(function.log()).isZero();
          sent += delivered.messages();
        }
        return new Memory(atStart, function.residentMegabytes());
      }
    }
  }

  /** Somebody enters or edits one of a few contacts: one message, one write in QuickBooks. */
  private static void put(int expected, int number) throws Exception {
    gateway.http(
        expected,
        // Afresh each time: all of it may take longer than a token lasts.
        Tokens.service(WORKSPACE),
        "PUT",
        "/api/v3/contacts/c-" + number % CONTACTS,
        Map.of(
            "display_name",
            "Contact " + number % CONTACTS,
            "email",
            "as-of-%s@example.com".formatted(UUID.randomUUID()),
            "currency",
            "USD"));
  }
}
