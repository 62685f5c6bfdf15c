package com.taskip.quickbooks.local.simulator.webhook;

import com.taskip.quickbooks.local.simulator.WebhookTarget;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.books.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells of what happens in the books, whoever did it. Changes are gathered for a moment, as Intuit
 * does for seconds or minutes, and sent by a thread of their own: whoever is told may be the very
 * one whose write is told of. Safe for use by many threads.
 */
public final class Webhooks implements AutoCloseable {

  private static final Duration GATHERING = Duration.ofMillis(300);
  private static final long SEED = 20_261_122;

  private final WebhookTarget byDefault;
  private final Map<String, Optional<WebhookTarget>> targets = new ConcurrentHashMap<>();
  private final List<Happening> gathered = new ArrayList<>();
  private final Random order = new Random(SEED);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("simulator-webhooks").factory());
  private final Courier courier = new Courier(timer);

  /** Tells this target of every company, until told otherwise; null for nobody. */
  public Webhooks(WebhookTarget byDefault) {
    this.byDefault = byDefault;
  }

  /** Who is told of a company. */
  public Optional<WebhookTarget> target(String realmId) {
    return targets.getOrDefault(realmId, Optional.ofNullable(byDefault));
  }

  /** Tells somebody else of a company from now on; null for nobody. */
  public void target(String realmId, WebhookTarget target) {
    targets.put(realmId, Optional.ofNullable(target));
  }

  /** As at the start; what was gathered is forgotten. */
  public void reset() {
    targets.clear();
    synchronized (gathered) {
      gathered.clear();
    }
  }

  /** Takes note of what happened. Returns at once. */
  public void happened(List<Happening> happenings) {
    List<Happening> told =
        happenings.stream()
            .filter(each -> each.type().kind() != EntityType.Kind.SHOWN)
            .filter(each -> target(each.realmId()).isPresent())
            .toList();
    if (told.isEmpty()) {
      return;
    }
    synchronized (gathered) {
      if (gathered.isEmpty()) {
        timer.schedule(this::flush, GATHERING.toMillis(), TimeUnit.MILLISECONDS);
      }
      gathered.addAll(told);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    courier.close();
  }

  /** One delivery to each target, whatever the companies. */
  private void flush() {
    List<Happening> all;
    synchronized (gathered) {
      all = List.copyOf(gathered);
      gathered.clear();
    }
    Map<WebhookTarget, List<Happening>> byTarget = new LinkedHashMap<>();
    for (Happening each : all) {
      target(each.realmId())
          .filter(target -> !target.lost())
          .ifPresent(
              target -> byTarget.computeIfAbsent(target, any -> new ArrayList<>()).add(each));
    }
    byTarget.forEach(this::send);
  }

  private void send(WebhookTarget target, List<Happening> happenings) {
    List<byte[]> bodies = new ArrayList<>();
    if (target.shuffled()) {
      happenings.forEach(each -> bodies.add(Payload.of(target.format(), List.of(each))));
    } else {
      bodies.add(Payload.of(target.format(), happenings));
    }
    List<byte[]> copies = new ArrayList<>();
    for (int i = 0; i < target.copies(); i++) {
      copies.addAll(bodies);
    }
    if (target.shuffled()) {
      Collections.shuffle(copies, order);
    }
    copies.forEach(body -> courier.deliver(target, body));
  }
}
