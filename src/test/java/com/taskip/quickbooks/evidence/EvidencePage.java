package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes {@code infra/evidence/EVIDENCE.md} of what the full runs came to, and {@code SPEED.md} of
 * what was measured. A page is {@code evidence/EVIDENCE.md} or {@code evidence/SPEED.md} among the
 * test resources, with the figures where it names them: {@code {{subject.figure}}}.
 */
final class EvidencePage {
  private static final Pattern FIGURE = Pattern.compile("\\{\\{([a-z-]+)\\.([a-z_0-9]+)}}");
  private static final String FILE = ".json";

  private EvidencePage() {}

  /**
   * Fills in the figures. Without goals nothing may be missing; a page that has goals is written
   * whatever was measured, and says which of them were missed.
   *
   * @param arguments the template, the directory with the figures, the page, and, if it has some,
   *     the goals
   * @throws IllegalArgumentException when a figure is missing: its run was left out, or broke off
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String template = Files.readString(Path.of(arguments[0]));
    Map<String, JsonNode> subjects = subjects(Path.of(arguments[1]));
    String page =
        arguments.length > 3
            ? fill(template, subjects, Baseline.read(Path.of(arguments[3])))
            : fill(template, subjects);
    Files.writeString(Path.of(arguments[2]), page);
  }

  static String fill(String template, Map<String, JsonNode> subjects) {
    return fill(
        template,
        subjects,
        figure -> {
          throw new IllegalArgumentException("Nothing is known of " + figure);
        });
  }

  /** The same with what is missing said so, and {@code {{goals.missed}}}. */
  static String fill(String template, Map<String, JsonNode> subjects, Baseline goals) {
    List<String> missed = goals.complaints(subjects);
    String list =
        missed.isEmpty()
            ? "All goals are reached."
            : missed.stream().collect(Collectors.joining("\n- ", "Missed:\n\n- ", ""));
    Map<String, JsonNode> all = new TreeMap<>(subjects);
    all.put("goals", Workspace.JSON.createObjectNode().put("missed", list));
    return fill(template, all, figure -> "not measured");
  }

  private static String fill(
      String template, Map<String, JsonNode> subjects, UnaryOperator<String> missing) {
    return FIGURE
        .matcher(template)
        .replaceAll(figure -> Matcher.quoteReplacement(text(subjects, figure, missing)));
  }

  private static String text(
      Map<String, JsonNode> subjects, MatchResult figure, UnaryOperator<String> missing) {
    JsonNode subject = subjects.get(figure.group(1));
    if (subject == null || !subject.has(figure.group(2))) {
      return missing.apply(figure.group());
    }
    JsonNode value = subject.get(figure.group(2));
    return value.isFloatingPointNumber()
        ? String.format(Locale.ROOT, "%.2f", value.asDouble())
        : value.asText();
  }

  private static Map<String, JsonNode> subjects(Path directory)
      throws IOException, InterruptedException {
    Map<String, JsonNode> subjects = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.toString().endsWith(FILE))
          .forEach(
              file -> subjects.put(file.getFileName().toString().replace(FILE, ""), read(file)));
    }
    long minutes =
        subjects.values().stream().mapToLong(s -> s.path("minute").asLong()).max().orElse(0);
    subjects.put("run", run(minutes));
    return subjects;
  }

  private static JsonNode run(long minutes) throws IOException, InterruptedException {
    return Workspace.JSON
        .createObjectNode()
        .put("date", LocalDate.now(ZoneOffset.UTC).toString())
        .put("commit", git("describe", "--always", "--dirty=, changed since"))
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("java", Runtime.version().toString())
        .put("minutes", minutes + 1);
  }

  private static JsonNode read(Path file) {
    try {
      return Workspace.json(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String git(String... arguments) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList()).start();
    String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    git.waitFor();
    return answer.strip();
  }
}
