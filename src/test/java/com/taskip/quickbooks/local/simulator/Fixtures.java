package com.taskip.quickbooks.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What QuickBooks itself was recorded to answer, and the shape of it. */
final class Fixtures {

  private Fixtures() {}

  static JsonNode json(String file) {
    try {
      return Json.parse(text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String file) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/quickbooks-fixtures/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every member by its path, with the kind of its value; the elements of a list are one. */
  static Map<String, String> shape(JsonNode node) {
    Map<String, String> shape = new TreeMap<>();
    walk(node, "", shape);
    return shape;
  }

  private static void walk(JsonNode node, String path, Map<String, String> shape) {
    if (node.isObject()) {
      node.properties().forEach(each -> walk(each.getValue(), path + "/" + each.getKey(), shape));
    } else if (node.isArray()) {
      shape.put(path, "ARRAY");
      node.forEach(element -> walk(element, path + "[]", shape));
    } else {
      shape.put(path, node.getNodeType().name());
    }
  }
}
