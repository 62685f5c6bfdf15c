package com.taskip.quickbooks.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The routes of the contract, as {@code contract-routes.txt} lists them. */
final class Contract {

  /**
   * One route.
   *
   * @param who whose tokens open it: {@code people}, {@code service} or {@code public}
   * @param later promised by the contract and not there yet
   */
  record Route(String who, String method, String path, boolean later) {

    /** For example {@code PUT /api/v3/contacts/{id}}. */
    String name() {
      return method + " " + path;
    }

    List<String> groups() {
      return switch (who) {
        case "people" -> List.of(Roles.ADMINISTRATOR, Roles.MANAGER);
        case "service" -> List.of(Roles.SERVICE);
        default -> List.of();
      };
    }
  }

  private Contract() {}

  static List<Route> routes() {
    try (InputStream file = Contract.class.getResourceAsStream("/contract-routes.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.trim().split("\\s+"))
          .map(words -> new Route(words[0], words[1], words[2], words.length > 3))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
