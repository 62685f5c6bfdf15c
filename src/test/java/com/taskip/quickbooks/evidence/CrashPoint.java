package com.taskip.quickbooks.evidence;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private static final String ARMED = System.getProperty("evidence.armed");
  private static final String RESERVE = System.getProperty("evidence.reserve");
  private static final List<String> OWNERS = List.of("workspaceId", "realmId");
  private static final Map<String, Integer> PASSED = new HashMap<>();

  /** By point and whom: which passage counts. Known once it is there: who is armed dies of it. */
  private static volatile Map<String, Integer> armed = Map.of();

  private static volatile Object poller;

  /** Whether the thread is one that takes messages. */
  private static final ThreadLocal<Boolean> POLLS = ThreadLocal.withInitial(() -> false);

  /** For ever held up here, if this is where the process is to be killed. */
  public void pass(String point, Object about) throws InterruptedException {
    Optional<String> here = armedAt(point, about).filter(CrashPoint::counts);
    if (here.isPresent()) {
      say(REACHED, here.get());
      letAnotherPoll();
      while (true) {
        Thread.sleep(1000);
      }
    }
  }

  /** So that the queue can be told of what a dead process was working on. */
  public void received(List<?> messages) throws ReflectiveOperationException {
    POLLS.set(true);
    sayOfEach(RECEIVED, messages);
  }

  /** One who is held up takes no more messages: so that as many do as before, another one comes. */
  private static void letAnotherPoll() {
    if (POLLS.get()) {
      Thread.ofPlatform().daemon().name("sqs-poller-instead").start(CrashPoint::poll);
    }
  }

  private static void poll() {
    try {
      for (Class<?> type = poller.getClass(); type != null; type = type.getSuperclass()) {
        for (Method method : type.getDeclaredMethods()) {
          if (method.getName().equals("poll")) {
            method.setAccessible(true);
            method.invoke(poller);
            return;
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("A poller that does not poll: " + poller.getClass());
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
  public void standBy(Object starting) throws InterruptedException {
    poller = starting;
    awaitTurn();
  }

  /** The same for what it would do by the clock. */
  public void awaitTurn() throws InterruptedException {
    while (RESERVE != null && !Files.exists(Path.of(RESERVE))) {
      Thread.sleep(20);
    }
  }

  /** Whether something is to go wrong here; once for each time that it was armed. */
  public boolean strikes(String point, Object about) {
    return armedAt(point, about).filter(CrashPoint::counts).isPresent();
  }

  /** What is armed of this point for whomever this is about. */
  private static Optional<String> armedAt(String point, Object about) {
    return isArmed()
        ? namesOf(about).stream()
            .map(name -> point + " " + name)
            .filter(armed::containsKey)
            .findFirst()
        : Optional.empty();
  }

  private static boolean counts(String key) {
    synchronized (PASSED) {
      return PASSED.merge(key, 1, Integer::sum).equals(armed.get(key));
    }
  }

  /** Others' messages of a batch would wait behind what is held up, for no reason of theirs. */
  public boolean takesOneAtATime() {
    return isArmed();
  }

  private static boolean isArmed() {
    if (armed.isEmpty() && Files.exists(Path.of(ARMED))) {
      armed = read(Path.of(ARMED));
    }
    return !armed.isEmpty();
  }

  private static Map<String, Integer> read(Path file) {
    try {
      Map<String, Integer> lines = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        int end = line.lastIndexOf(' ');
        lines.put(line.substring(0, end), Integer.parseInt(line.substring(end + 1)));
      }
      return Map.copyOf(lines);
    } catch (IOException disarmed) {
      return Map.of();
    }
  }

  /** A text as it is; of anything else the workspace and the company that it says it belongs to. */
  private static List<String> namesOf(Object about) {
    if (about instanceof String name) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    try {
      for (Class<?> type = about.getClass(); type != null; type = type.getSuperclass()) {
        for (Method member : type.getDeclaredMethods()) {
          if (member.getParameterCount() == 0 && OWNERS.contains(member.getName())) {
            member.setAccessible(true);
            names.add((String) member.invoke(about));
          }
        }
        for (Field member : type.getDeclaredFields()) {
          if (OWNERS.contains(member.getName())) {
            member.setAccessible(true);
            names.add((String) member.get(about));
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    if (names.isEmpty()) {
      throw new IllegalArgumentException("Whose is a " + about.getClass() + "?");
    }
    return names;
  }
}
