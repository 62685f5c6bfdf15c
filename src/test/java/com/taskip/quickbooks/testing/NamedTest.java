package com.taskip.quickbooks.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test that documentation relies on, written as {@code Class#method} in backquotes.
 *
 * @param type the class; with the end of its package where several bear the name, for example
 *     {@code simulator.BatchTest}
 * @param member the test method, or the field of an ArchUnit rule
 */
public record NamedTest(String type, String member) {
  private static final Path SOURCES = Path.of("src", "test", "java");
  private static final Pattern NAME = Pattern.compile("`((?:\\w+\\.)*\\w+)#(\\w+)`");

  /** The build runs a class only when it bears one of these names. */
  private static final Pattern RUN = Pattern.compile(".*(Test|IT)");

  /** The tests that a text names, in its order. */
  public static List<NamedTest> in(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> new NamedTest(found.group(1), found.group(2)))
        .toList();
  }

  /** What remains of a text without the tests that it names. */
  public static String rest(String text) {
    return NAME.matcher(text).replaceAll("");
  }

  /** Why nobody may rely on it; empty when it is there and the build runs it. */
  public Optional<String> complaint() {
    List<String> classes = classes();
    if (classes.size() != 1) {
      return Optional.of(
          classes.isEmpty() ? "there is no class " + type : type + " may be any of " + classes);
    }
    Class<?> home = load(classes.getFirst());
    var tests =
        Stream.concat(
                Arrays.stream(home.getDeclaredMethods()), Arrays.stream(home.getDeclaredFields()))
            .filter(element -> element.getName().equals(member))
            .filter(element -> AnnotationSupport.isAnnotated(element, Testable.class))
            .toList();
    if (tests.isEmpty()) {
      return Optional.of(type + " has no test " + member);
    }
    return Stream.<AnnotatedElement>concat(Stream.of(home), tests.stream())
        .flatMap(element -> Arrays.stream(element.getAnnotations()))
        .map(annotation -> annotation.annotationType().getSimpleName())
        .filter(annotation -> annotation.matches("(Disabled|Enabled).*"))
        .findAny()
        .map(annotation -> type + "#" + member + " does not always run: @" + annotation);
  }

  private List<String> classes() {
    if (!RUN.matcher(type).matches()) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .map(file -> SOURCES.relativize(file).toString())
          .filter(file -> file.endsWith(".java"))
          .map(file -> file.replaceFirst("\\.java$", "").replace(File.separatorChar, '.'))
          .filter(name -> ("." + name).endsWith("." + type))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Without running any of its code. */
  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, NamedTest.class.getClassLoader());
    } catch (ClassNotFoundException notCompiled) {
      throw new IllegalStateException(notCompiled);
    }
  }
}
