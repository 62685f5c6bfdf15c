package com.taskip.quickbooks.sync.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What rows can say besides QuickBooks' faults, found where it is written: in the sources of the
 * sync. Nobody has to register an error anywhere for it to be found here.
 *
 * @param code the stable word; null when it is computed
 * @param texts the literal parts of what follows the code: sentence and help
 */
record ToldInSource(String code, List<String> texts) {
  private static final Path SOURCES = Path.of("src/main/java/com/taskip/quickbooks/sync");
  private static final Pattern CONSTANT =
      Pattern.compile("static final String (\\w+)\\s*=\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)+);");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** Every call that makes an error, whether of ours or about one of QuickBooks'. */
  static List<ToldInSource> errors() {
    return calls(Pattern.compile("(?:SyncError\\.ours|new SyncError|return taken)\\("));
  }

  /** Every call that makes a warning. */
  static List<ToldInSource> warnings() {
    return calls(Pattern.compile("new SyncWarning\\("));
  }

  private static List<ToldInSource> calls(Pattern opening) {
    List<String> sources = sources();
    Map<String, String> constants = new HashMap<>();
    for (String source : sources) {
      CONSTANT
          .matcher(source)
          .results()
          .forEach(found -> constants.put(found.group(1), literals(found.group(2))));
    }
    List<ToldInSource> told = new ArrayList<>();
    for (String source : sources) {
      Matcher call = opening.matcher(source);
      while (call.find()) {
        List<String> arguments = arguments(source, call.end());
        // "taken" is told the facts first.
        List<String> said =
            call.group().contains("taken") ? arguments.subList(1, arguments.size()) : arguments;
        told.add(
            new ToldInSource(
                value(said.getFirst(), constants),
                said.stream().skip(1).map(text -> value(text, constants)).toList()));
      }
    }
    return told.stream().filter(each -> each.code() != null).toList();
  }

  /** A literal, several in a row, or a constant; null for anything else. */
  private static String value(String argument, Map<String, String> constants) {
    return argument.contains("\"")
        ? literals(argument)
        : constants.get(argument.substring(argument.lastIndexOf('.') + 1).strip());
  }

  private static String literals(String expression) {
    StringBuilder text = new StringBuilder();
    LITERAL.matcher(expression).results().forEach(found -> text.append(found.group(1)));
    return text.toString();
  }

  /** The arguments of the call whose parenthesis opens just before the position. */
  private static List<String> arguments(String source, int start) {
    List<String> arguments = new ArrayList<>();
    int depth = 1;
    boolean quoted = false;
    int from = start;
    for (int i = start; depth > 0; i++) {
      char c = source.charAt(i);
      if (c == '"' && source.charAt(i - 1) != '\\') {
        quoted = !quoted;
      }
      if (quoted) {
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 1 || depth == 0) {
        arguments.add(source.substring(from, i));
        from = i + 1;
      }
    }
    return arguments;
  }

  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(ToldInSource::read)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
