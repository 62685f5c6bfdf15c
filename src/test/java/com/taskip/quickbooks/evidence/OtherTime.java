package com.taskip.quickbooks.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Lives in a process of the product, called by the rules of {@code other-time.btm}: it is as late
 * there as whoever started the process says, and its timers tick when they are told to.
 *
 * <p>Each line of the standard input is an instant, and, if something is to tick then, the name of
 * the timer. The line comes back when that is done.
 */
public class OtherTime extends Clock {

  /** Said of each line that was obeyed. */
  static final String DONE = "other_time_done";

  /** The property with the time at which a process starts. */
  static final String NOW = "evidence.now";

  private static volatile Instant now = Instant.parse(System.getProperty(NOW));

  /** What everything in the process asks for the time. */
  public Clock clock() {
    return this;
  }

  /** From now on the time passes as the standard input says. */
  public void obey(Object timers) {
    Thread.ofPlatform().daemon().name("other-time").start(() -> read(timers));
  }

  private static void read(Object timers) {
    Thread.currentThread().setContextClassLoader(timers.getClass().getClassLoader());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        now = Instant.parse(words[0]);
        if (words.length > 1) {
          tick(timers, words[1]);
        }
        System.out.print("\n" + DONE + " " + line + "\n");
      }
    } catch (IOException ended) {
      throw new IllegalStateException(ended);
    }
  }

  private static void tick(Object timers, String timer) {
    try {
      Method tick = timers.getClass().getDeclaredMethod(timer);
      tick.setAccessible(true);
      tick.invoke(timers);
    } catch (ReflectiveOperationException e) {
      // Ends the thread: whoever waits for the line to come back sees that it does not.
      throw new IllegalStateException(timer + " could not tick", e);
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
