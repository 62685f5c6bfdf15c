package com.taskip.quickbooks.evidence;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lives in the process that is to die, called by the rules of {@code crash-points.btm}: a thread
 * that comes to a place where its process is to be killed stays there. So one kill can catch many
 * threads, each exactly where it was meant to die.
 *
 * <p>What is armed stands in a file, one line each: the point, whom it concerns (a workspace or a
 * realm), and which passage counts.
 */
public class CrashPoint {

  /** What a process says on its standard output when a thread has come to its end. */
  static final String REACHED = "crash_point_reached";

  /** Said of each message that is received, with its receipt. */
  static final String RECEIVED = "message_received";

  /** Said of each message that is deleted or handed back. */
  static final String DONE_WITH = "message_done_with";

  /** Said of each message that was received together with one whose work is held up. */
  static final String STUCK = "message_stuck";

  private static final String ARMED = System.getProperty("evidence.armed");
  private static final String RESERVE = System.getProperty("evidence.reserve");
  private static final List<String> OWNERS = List.of("workspaceId", "realmId");
  private static final Map<String, Integer> PASSED = new HashMap<>();

  /** What the thread has received. */
  private static final ThreadLocal<List<?>> BATCH = ThreadLocal.withInitial(List::of);

  /** For whom the thread has worked since then; for the last of them it does still. */
  private static final ThreadLocal<Set<String>> SERVED = ThreadLocal.withInitial(HashSet::new);

  /** For ever held up here, if this is where the process is to be killed. */
  public void pass(String point, Object about) throws InterruptedException {
    String key = point + " " + nameOf(about);
    if (counts(key)) {
      say(REACHED, key);
      sayWhatIsStuck();
      while (true) {
        Thread.sleep(1000);
      }
    }
  }

  /** So that the queue can be told of what a dead process was working on. */
  public void received(List<?> messages) throws ReflectiveOperationException {
    BATCH.set(messages);
    SERVED.remove();
    sayOfEach(RECEIVED, messages);
  }

  /** From here on the thread works for this workspace. */
  public void worksFor(Object about) {
    SERVED.get().add('"' + nameOf(about) + '"');
  }

  /**
   * Others' messages of the same batch would wait behind what is held here, for no reason of
   * theirs.
   */
  private static void sayWhatIsStuck() {
    try {
      for (Object message : BATCH.get()) {
        if (SERVED.get().stream().noneMatch(text(message, "body")::contains)) {
          say(STUCK, text(message, "receiptHandle"));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The queue keeps these no longer for this process. */
  public void doneWith(List<?> messages) throws ReflectiveOperationException {
    sayOfEach(DONE_WITH, messages);
  }

  private static void sayOfEach(String what, List<?> messages) throws ReflectiveOperationException {
    for (Object message : messages) {
      say(what, text(message, "receiptHandle"));
    }
  }

  private static String text(Object message, String member) throws ReflectiveOperationException {
    return (String) message.getClass().getMethod(member).invoke(message);
  }

  /** At the beginning of a line, whatever else is being written. */
  private static void say(String what, Object about) {
    System.out.print("\n" + what + " " + about + "\n");
  }

  /** A process in reserve touches nothing before it is told that its time has come. */
  public void standBy() throws InterruptedException {
    while (RESERVE != null && !Files.exists(Path.of(RESERVE))) {
      Thread.sleep(20);
    }
  }

  /** Whether something is to go wrong here; once for each time that it was armed. */
  public boolean strikes(String point, Object about) {
    return counts(point + " " + nameOf(about));
  }

  private static boolean counts(String key) {
    synchronized (PASSED) {
      for (String line : armed()) {
        if (line.startsWith(key + " ")) {
          int passage = Integer.parseInt(line.substring(key.length() + 1));
          return PASSED.merge(key, 1, Integer::sum) == passage;
        }
      }
      return false;
    }
  }

  private static List<String> armed() {
    try {
      return Files.readAllLines(Path.of(ARMED));
    } catch (IOException notArmed) {
      return List.of();
    }
  }

  /** A text as it is; of anything else the workspace or the company that it says it belongs to. */
  private static String nameOf(Object about) {
    if (about instanceof String name) {
      return name;
    }
    try {
      for (Class<?> type = about.getClass(); type != null; type = type.getSuperclass()) {
        for (Method member : type.getDeclaredMethods()) {
          if (member.getParameterCount() == 0 && OWNERS.contains(member.getName())) {
            member.setAccessible(true);
            return (String) member.invoke(about);
          }
        }
        for (Field member : type.getDeclaredFields()) {
          if (OWNERS.contains(member.getName())) {
            member.setAccessible(true);
            return (String) member.get(about);
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalArgumentException("Whose is a " + about.getClass() + "?");
  }
}
