package com.taskip.quickbooks.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker that lives for 10,000 messages, on a heap of 256 MB. */
@Order(4)
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class MemorySpeed {
  private static final int MESSAGES = Integer.getInteger("speed.messages", 10_000);
  private static final int JOBS = 300;

  @Test
  void ten_thousand_messages_leave_nothing_behind() throws Exception {
    Path recording = Product.WORK.resolve("memory.jfr");
    Files.deleteIfExists(recording);
    Map<String, Object> figures = new LinkedHashMap<>();
    try (Bench bench = Bench.start(1)) {
      Instant begun;
      Instant done;
      try (Product product =
          Product.start(
              bench.outside(),
              "memory",
              Bench.with(
                  List.of("-XX:TieredStopAtLevel=4", "-Xmx256m"), Timings.recordedIn(recording)),
              Bench.QUIET)) {
        Workspace workspace = bench.connected(product, "memory", 0);
        Random random = new Random(3);
        for (int i = 0; i < JOBS; i++) {
          Workspace.said(
              201, workspace.put(product, "contact", "m" + i, Bodies.contact(random, "m" + i)));
        }
        quiet(bench);
        List<String> jobs =
            bench.ledger().rows("select id::text as id from job").stream()
                .map(row -> (String) row.get("id"))
                .toList();
        begun = Instant.now();
        for (int i = 0; i < MESSAGES; i++) {
          bench
              .outside()
              .queue()
              .send(
                  Workspace.text(
                      Map.of(
                          "workspace_id", "memory", "jobs", List.of(jobs.get(i % jobs.size())))));
        }
        quiet(bench);
        done = Instant.now();
      }
      List<Timings.Heap> heap = Timings.heapAfterCollections(recording);
      Duration span = Duration.between(begun, done);
      Instant early = begun.plus(span.dividedBy(5));
      Instant late = done.minus(span.dividedBy(5));
      figures.put("messages", MESSAGES);
      figures.put("wake_ups", Timings.wakeUps(recording).size());
      figures.put("collections", heap.size());
      figures.put("heap_early_mb", least(heap, begun, early));
      figures.put("heap_late_mb", least(heap, late, done));
      figures.put("ratio", least(heap, late, done) / least(heap, begun, early));
      Evidence.judge("speed-memory", figures, List.of());
    }
  }

  private static double least(List<Timings.Heap> heap, Instant from, Instant to) {
    return heap.stream()
            .filter(each -> each.at().isAfter(from) && each.at().isBefore(to))
            .mapToLong(Timings.Heap::bytes)
            .min()
            .orElseThrow()
        / 1e6;
  }

  private static void quiet(Bench bench) throws InterruptedException {
    while (bench.outside().queue().sizeWithLater() > 0) {
      Thread.sleep(500);
    }
  }
}
