package com.taskip.quickbooks.packaged;

import com.taskip.quickbooks.testing.NamedTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of infra/runbooks.
 *
 * @param name of the page and of the alarm that it is for
 */
record Runbook(String name, String text) {

  static final Path DIRECTORY = Path.of("infra", "runbooks");

  private static final List<String> SECTIONS =
      List.of("What it means", "What to look at", "What to do", "Drill");

  static List<Runbook> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.sorted().map(Runbook::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Runbook read(Path file) {
    try {
      return new Runbook(
          file.getFileName().toString().replaceFirst("\\.md$", ""), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it has what every page has, in its order, and something under each heading. */
  boolean isWhole() {
    return text.matches(
        "(?s)# "
            + Pattern.quote(name)
            + "\n\n## "
            + String.join("\n\n\\S.*\n\n## ", SECTIONS)
            + "\n\n\\S.*\n");
  }

  /** The tests by which CI drills what it says. */
  List<NamedTest> drills() {
    return NamedTest.in(text.substring(text.indexOf("## Drill")));
  }

  /** What is fenced as this language, one text a block. */
  List<String> blocks(String language) {
    return found("(?s)```" + language + "\n(.*?)\n```");
  }

  /** The first group of each match. */
  List<String> found(String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(each -> each.group(1)).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
