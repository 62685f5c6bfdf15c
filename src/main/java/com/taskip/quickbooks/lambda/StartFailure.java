package com.taskip.quickbooks.lambda;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why the application did not start, for the person who set its environment variables: in one line,
 * and naming the variables where the configuration speaks of properties.
 */
final class StartFailure {

  private static final Pattern UNSET =
      Pattern.compile("Could not expand value (\\w+) in property [\\w.\"-]+");
  private static final Pattern PROPERTY =
      Pattern.compile("\\b(?:taskip|quarkus|mp\\.jwt)\\.[\\w-]+(?:\\.[\\w-]+)*");

  /** The variable that a property's value is taken from. */
  private static final Pattern FROM_VARIABLE = Pattern.compile("^\\$\\{([A-Z][A-Z0-9_]*)[:}].*");

  private static final Pattern CODES = Pattern.compile("\\b(?:[\\w.]+Exception:? )?SR\\w+\\d: ");

  private StartFailure() {}

  static String sentence(Throwable failure) {
    String said = String.join("; ", problems(failure));
    said = CODES.matcher(said).replaceAll("");
    said = UNSET.matcher(said).replaceAll("$1 is not set");
    Map<String, String> variables = variables();
    return PROPERTY
        .matcher(said)
        .replaceAll(
            property ->
                Matcher.quoteReplacement(
                    variables.getOrDefault(property.group(), variable(property.group()))))
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static List<String> problems(Throwable failure) {
    Throwable cause = failure;
    while (true) {
      if (cause instanceof ConfigValidationException invalid) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < invalid.getProblemCount(); i++) {
          problems.add(invalid.getProblem(i).getMessage());
        }
        return problems;
      }
      if (cause instanceof ConfigurationException || cause.getCause() == null) {
        return List.of(cause.getMessage() == null ? cause.toString() : cause.getMessage());
      }
      cause = cause.getCause();
    }
  }

  /** By property. The file is in the native image because its build is told so. */
  private static Map<String, String> variables() {
    Properties written = new Properties();
    try (InputStream file =
        StartFailure.class.getClassLoader().getResourceAsStream("application.properties")) {
      written.load(file);
    } catch (IOException unreadable) {
      return Map.of();
    }
    Map<String, String> variables = new HashMap<>();
    written.forEach(
        (property, value) -> {
          Matcher from = FROM_VARIABLE.matcher(value.toString());
          if (from.matches()) {
            variables.put(property.toString(), from.group(1));
          }
        });
    return variables;
  }

  /** The variable that MicroProfile Config reads for any property. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
