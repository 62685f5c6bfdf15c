package com.taskip.quickbooks.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What figures have to be, so that they cannot get worse unnoticed: a property for each, {@code
 * subject.figure=least..most}, either of which may be left out.
 */
record Baseline(Properties bounds) {

  static Baseline read(Path file) throws IOException {
    Properties bounds = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      bounds.load(reader);
    }
    return new Baseline(bounds);
  }

  /** All that have bounds, each {@code subject.figure}. */
  Set<String> figures() {
    return new TreeSet<>(bounds.stringPropertyNames());
  }

  /** Which figures of all subjects are worse, or missing. */
  List<String> complaints(Map<String, JsonNode> subjects) {
    return figures().stream()
        .map(name -> name.substring(0, name.indexOf('.')))
        .distinct()
        .flatMap(
            subject ->
                subjects.containsKey(subject)
                    ? complaints(subject, subjects.get(subject)).stream()
                    : Stream.of("nothing is known of " + subject))
        .toList();
  }

  /** Which of a subject's figures are worse, or missing. */
  List<String> complaints(String subject, JsonNode figures) {
    List<String> complaints = new ArrayList<>();
    for (String name : figures()) {
      if (name.startsWith(subject + ".")) {
        String[] bound = bounds.getProperty(name).split("\\.\\.", -1);
        JsonNode figure = figures.path(name.substring(subject.length() + 1));
        if (!figure.isNumber()
            || !bound[0].isEmpty() && figure.decimalValue().compareTo(new BigDecimal(bound[0])) < 0
            || !bound[1].isEmpty()
                && figure.decimalValue().compareTo(new BigDecimal(bound[1])) > 0) {
          complaints.add("%s is %s, not %s".formatted(name, figure, bounds.getProperty(name)));
        }
      }
    }
    return complaints;
  }
}
