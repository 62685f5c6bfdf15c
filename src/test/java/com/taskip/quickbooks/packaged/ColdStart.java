package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.testing.LambdaEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Not a test of the suite: {@code infra/bench/run} starts it. Time from the start of the process to
 * the first answer, and resident memory, of our zip and of an empty function's.
 */
class ColdStart {

  private static final Path BENCH = FunctionZip.TARGET.resolve("bench");
  private static final Map<String, String> EVENTS =
      Map.of("HTTP", "http-get", "SQS", "sqs-batch", "schedule", "schedule-sweep");
  private static final int RUNS = 5;
  private static final int BATCH = 5;

  private static PackagedStack stack;

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

  private record Memory(long atStart, long later) {}

  @BeforeAll
  static void start() throws Exception {
    stack = PackagedStack.start();
    stack.function(stack.migration()).invoke(stack.deploymentEvent("Create"));
  }

  @AfterAll
  static void stop() throws Exception {
    stack.stop();
  }

  @Test
  void measure() throws Exception {
    int messages = Integer.getInteger("bench.messages", 10_000);
    List<String> lines = new ArrayList<>();
    lines.add("| start to first answer | ours (ms) | empty (ms) | ratio |");
    lines.add("|---|---|---|---|");
    List<String> memory = new ArrayList<>();
    memory.add(
        "| resident memory | ours (MB) | empty (MB) | ours after %,d messages |"
            .formatted(messages));
    memory.add("|---|---|---|---|");
    for (Form form : Form.values()) {
      if (!Files.exists(form.dir)) {
        continue;
      }
      Launch ours = new Launch(form, "ours");
      Launch empty = new Launch(form, "empty");
      for (String kind : List.of("HTTP", "SQS", "schedule")) {
        long our = ours.firstAnswer(EVENTS.get(kind));
        long others = empty.firstAnswer(EVENTS.get(kind));
        lines.add(
            "| %s, %s | %d | %d | %.2f |"
                .formatted(form, kind, our, others, (double) our / others));
      }
      Memory our = ours.memory(messages);
      memory.add(
          "| %s | %d | %d | %d |"
              .formatted(form, our.atStart(), empty.memory(0).atStart(), our.later()));
    }
    lines.add("");
    lines.addAll(memory);
    Files.write(BENCH.resolve("result.md"), lines);
  }

  /** A zip, unpacked, and how it is started. */
  private static final class Launch {

    private final Form form;
    private final FunctionZip zip;
    private final List<String> options;

    Launch(Form form, String name) throws Exception {
      this.form = form;
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
        for (String event : EVENTS.values()) {
          function.invoke(LambdaEvents.recorded(event));
        }
      }
      assertThat(cache).exists();
    }

    private PackagedFunction start(List<String> with) throws IOException {
      ProcessBuilder process =
          form == Form.NATIVE
              ? zip.process(stack.environment(), stack.handler(), with)
              : zip.onOneClassPath(stack.environment(), stack.handler(), with);
      return PackagedFunction.start("bench", process);
    }

    /** The middle one of some runs, in milliseconds. */
    long firstAnswer(String event) throws Exception {
      List<Long> runs = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        long begun = System.nanoTime();
        try (PackagedFunction function = start(options)) {
          function.invoke(LambdaEvents.recorded(event));
          runs.add((System.nanoTime() - begun) / 1_000_000);
        }
      }
      return runs.stream().sorted().toList().get(RUNS / 2);
    }

    /** After the first answer, and after so many wake-ups of jobs that are done already. */
    Memory memory(int messages) throws Exception {
      try (PackagedFunction function = start(options)) {
        function.invoke(LambdaEvents.recorded("sqs-batch"));
        long atStart = function.residentMegabytes();
        for (int sent = 0; sent < messages; sent += BATCH) {
          function.invoke(batch());
        }
        return new Memory(atStart, function.residentMegabytes());
      }
    }

    private static String batch() {
      List<String> records = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        records.add(
            """
            {"messageId":"%s","eventSource":"aws:sqs","body":"{\\"workspace_id\\":\\"ws-%d\\",\\"jobs\\":[\\"%s\\"]}"}\
            """
                .formatted(UUID.randomUUID(), i, UUID.randomUUID()));
      }
      return "{\"Records\":[" + String.join(",", records) + "]}";
    }
  }
}
