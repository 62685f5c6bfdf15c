package com.taskip.quickbooks.evidence;

import com.taskip.quickbooks.local.simulator.WebhookTarget;
import com.taskip.quickbooks.quickbooks.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A month of a thousand workspaces, each tick of it, and what the operators were told of it
 * beforehand. The time is moved, in the product and in QuickBooks, and not waited for.
 */
@Order(3)
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class MonthSpeed {
  private static final int WORKSPACES = 1000;
  private static final int ACTIVE = 50;

  /** Half of what Intuit's free tier allows. */
  private static final double ALLOWED = 250_000;

  /** A month of thirty days that begins on a Tuesday; fewer days are its last ones. */
  private static final Instant ENDS = Instant.parse("2027-07-01T00:00:00Z");

  private static final int DAYS = Integer.getInteger("speed.days", 30);
  private static final Duration TICK = Duration.ofMinutes(10);
  private static final int TICKS_A_DAY = 144;
  private static final Instant BEGINS = ENDS.minus(Duration.ofDays(DAYS));

  /** Before anything that the first forecast knows of: with nothing to go by it is hardest. */
  private static final Instant CONNECTED = BEGINS.minus(Duration.ofDays(40));

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WEBHOOKS_TAKE = Duration.ofMillis(400);
  private static final String NAME = "month";
  private static final Pattern FORECAST =
      Pattern.compile("metric=MeteredReadsForecast .*value=([0-9.E]+)");

  /** Has QuickBooks' time, and moves the product's with it. */
  private final MovableClock clock = new MovableClock();

  private final List<String> violations = new ArrayList<>();

  @Test
  void operators_know_from_the_first_day_on_what_the_month_will_come_to() throws Exception {
    Path log = Product.WORK.resolve(NAME + ".log");
    Files.deleteIfExists(log);
    clock.move(Duration.between(clock.instant(), CONNECTED));
    Instant started = Instant.now();
    Map<String, Object> figures = new LinkedHashMap<>();
    try (Outside outside = Outside.start(WORKSPACES, Duration.ofMinutes(2), Map.of(), clock)) {
      OfficeHours office = new OfficeHours(new Random(30));
      try (Product product = product(outside)) {
        List<Workspace> workspaces = connected(outside, product);
        office.open(product, workspaces.subList(0, ACTIVE));
        settle(outside);
        moveTo(product, BEGINS, "");
        outside.simulator().resetCounters();
        Instant begun = Instant.now();
        live(outside, product, office);
        figures.put("seconds", Duration.between(begun, Instant.now()).toSeconds());
      }
      figures.put("workspaces", WORKSPACES);
      figures.put("active", ACTIVE);
      figures.put("days", DAYS);
      figures.put("ticks", DAYS * TICKS_A_DAY);
      figures.putAll(office.doings());
      figures.put("seconds_with_connecting", Duration.between(started, Instant.now()).toSeconds());
      reads(outside, figures);
    }
    forecasts(log, figures);
    Evidence.judge("speed-month", figures, violations);
  }

  private static Product product(Outside outside) throws IOException {
    return Product.start(
        outside,
        NAME,
        Bench.with(
            Bench.LONG_LIVED,
            Stream.concat(
                    Rules.of("other-time", OtherTime.class).stream(),
                    Stream.of("-D" + OtherTime.NOW + "=" + CONNECTED))
                .toList()),
        Map.of(
            "TASKIP_LOCAL_PULL_INTERVAL", "off",
            "TASKIP_LOCAL_WORKERS", "3",
            "QUARKUS_LOG_CATEGORY__COM_TASKIP_QUICKBOOKS_METRICS__LEVEL", "DEBUG"));
  }

  /** All of them, each with its webhooks. */
  private static List<Workspace> connected(Outside outside, Product product) {
    WebhookTarget told =
        WebhookTarget.of(
            product.url().resolve("/api/v3/integrations/quickbooks/webhooks"), Workspace.VERIFIER);
    List<String> realms = outside.simulator().realms();
    realms.forEach(realm -> outside.simulator().webhooks().target(realm, told));
    return IntStream.range(0, WORKSPACES)
        .parallel()
        .mapToObj(
            i -> {
              Workspace workspace = new Workspace("month" + i, realms.get(i), outside.simulator());
              workspace.connect(product);
              return workspace;
            })
        .toList();
  }

  private void live(Outside outside, Product product, OfficeHours office)
      throws IOException, InterruptedException {
    for (Instant at = BEGINS; at.isBefore(ENDS); at = at.plus(TICK)) {
      moveTo(product, at, " pull");
      settle(outside);
      if (office.isBusy(at)) {
        // Between two ticks, so that a look that is asked for is not the tick's.
        moveTo(product, at.plus(TICK.dividedBy(2)), "");
        office.work(product);
        settle(outside);
        Thread.sleep(WEBHOOKS_TAKE);
        settle(outside);
      }
      if (at.atZone(clock.getZone()).toLocalTime().equals(LocalTime.MIDNIGHT)) {
        System.out.println("It is " + at);
      }
    }
  }

  private void moveTo(Product product, Instant at, String tick)
      throws IOException, InterruptedException {
    clock.move(Duration.between(clock.instant(), at));
    product.obey(at + tick);
  }

  /** Until everything is done that is due. */
  private void settle(Outside outside) throws InterruptedException {
    Instant until = Instant.now().plus(PATIENCE);
    while (outside.ledger().somethingDue(clock.instant())) {
      if (Instant.now().isAfter(until)) {
        violations.add("Something is not done at " + clock.instant());
        return;
      }
      Thread.sleep(5);
    }
  }

  private static void reads(Outside outside, Map<String, Object> figures) {
    long measured =
        outside.simulator().realms().stream()
            .mapToLong(realm -> outside.simulator().counters(realm).reads())
            .sum();
    long counted = outside.ledger().meteredReads(BEGINS);
    figures.put("measured", measured);
    figures.put("counted", counted);
    figures.put("counted_ratio", counted / (double) measured);
    figures.put("of_half_the_free_tier", measured / ALLOWED);
  }

  /** Each tick says one, in the order of the ticks. */
  private void forecasts(Path log, Map<String, Object> figures) throws IOException {
    List<Double> forecasts;
    try (Stream<String> lines = Files.lines(log)) {
      forecasts =
          lines
              .map(FORECAST::matcher)
              .filter(Matcher::find)
              .map(said -> Double.parseDouble(said.group(1)))
              .toList();
    }
    if (forecasts.size() != DAYS * TICKS_A_DAY) {
      violations.add("%d forecasts".formatted(forecasts.size()));
    }
    double measured = ((Number) figures.get("measured")).doubleValue();
    double worst = 0;
    for (int tick = TICKS_A_DAY; tick < forecasts.size(); tick++) {
      double ratio = forecasts.get(tick) / measured;
      worst = Math.max(worst, Math.abs(ratio - 1));
      if (tick % TICKS_A_DAY == 0) {
        figures.put("forecast_ratio_after_day_" + tick / TICKS_A_DAY, ratio);
      }
    }
    if (forecasts.size() > TICKS_A_DAY) {
      figures.put("worst_deviation", worst);
      figures.put("worst_percent", worst * 100);
    }
  }
}
