package com.taskip.quickbooks.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for what must stand nowhere in the clear: tokens, codes and secrets, in all that processes
 * have logged, in every row of every table, in messages.
 */
final class Leaks {
  /** How the tokens and codes of the simulator begin, any JSON Web Token, and any private key. */
  private static final List<String> BEGINNINGS = List.of("RT1-", "XAB11", "eyJ", "PRIVATE KEY");

  /** The same within bytes, as the database shows them; longer, since those are random. */
  private static final List<String> IN_BYTES =
      Stream.of("RT1-", "XAB11", "eyJlbmMi").map(Leaks::hex).toList();

  private final List<String> secrets;
  private final List<String> found = new ArrayList<>();
  private long lines;
  private long rows;
  private long messages;

  /**
   * @param secrets what else must not be found, word for word
   */
  Leaks(Collection<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** For all that the processes were told and Intuit has issued. */
  static Leaks of(Outside outside) {
    return new Leaks(
        outside.found().entrySet().stream()
            .filter(
                each -> each.getKey().matches(".*(SECRET|ENCRYPTION_KEY|VERIFIER_TOKEN|HMAC).*"))
            .map(Map.Entry::getValue)
            .filter(value -> !value.isBlank())
            .toList());
  }

  /** The logs of processes whose names begin so. */
  Leaks inLogs(String name) {
    try (Stream<Path> files = Files.list(Product.WORK)) {
      for (Path file : files.filter(each -> isLog(each, name)).toList()) {
        try (Stream<String> all = Files.lines(file)) {
          all.forEach(
              line -> {
                lines++;
                look(line, file.getFileName().toString());
              });
        }
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLog(Path file, String name) {
    String called = file.getFileName().toString();
    return called.startsWith(name) && called.endsWith(".log");
  }

  /** Every row of every table. */
  Leaks in(Ledger ledger) {
    for (Map<String, Object> table :
        ledger.rows(
            "select quote_ident(table_name) as name from information_schema.tables"
                + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
      for (Map<String, Object> row :
          ledger.rows("select cast(t as text) as row from %s t".formatted(table.get("name")))) {
        rows++;
        look((String) row.get("row"), "table " + table.get("name"));
      }
    }
    return this;
  }

  /** What was sent through the queue, or lies in the dead-letter queue. */
  Leaks in(Collection<String> bodies) {
    for (String body : bodies) {
      messages++;
      look(body, "a message");
    }
    return this;
  }

  /** Where something stands that must not, without what it is. */
  List<String> found() {
    return List.copyOf(found);
  }

  /** How much was looked through. */
  Map<String, Long> figures() {
    return Map.of("log_lines", lines, "rows", rows, "messages", messages);
  }

  private void look(String text, String where) {
    Stream.of(BEGINNINGS, IN_BYTES, secrets)
        .flatMap(List::stream)
        .filter(text::contains)
        .map(what -> "something that begins with %.4s stands in %s".formatted(what, where))
        .forEach(found::add);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
