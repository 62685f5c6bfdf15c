package com.taskip.quickbooks.packaged;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template as it is written; {@link Deployment} says what comes of it. */
record Template(Map<String, Object> root) {

  /**
   * {@code !Ref Queue}, {@code !If [..]} and the like.
   *
   * @param name without the exclamation mark
   */
  record Function(String name, Object argument) {
    @Override
    public String toString() {
      return name + " " + argument;
    }
  }

  static Template read(String file) throws IOException {
    try (Reader reader = Files.newBufferedReader(Path.of(file))) {
      return new Template(new Yaml(new ShortForms()).load(reader));
    }
  }

  /** The value at a path of keys, for example {@code Resources.SyncQueue.Properties}; or null. */
  Object at(String path) {
    Object value = root;
    for (String key : path.split("\\.")) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  Map<String, Object> section(String path) {
    return map(at(path));
  }

  int number(String path) {
    return ((Number) at(path)).intValue();
  }

  /** The properties of all resources of a type, by the resources' names. */
  Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> found = new LinkedHashMap<>();
    section("Resources")
        .forEach(
            (name, resource) -> {
              if (type.equals(map(resource).get("Type"))) {
                found.put(name, map(map(resource).getOrDefault("Properties", Map.of())));
              }
            });
    return found;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  private static final class ShortForms extends SafeConstructor {
    ShortForms() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return new Function(node.getTag().getValue().substring(1), argument(node));
            }
          });
    }

    private Object argument(Node node) {
      if (node instanceof SequenceNode sequence) {
        List<Object> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(constructObject(item)));
        return items;
      }
      if (node instanceof MappingNode mapping) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (NodeTuple member : mapping.getValue()) {
          members.put(
              (String) constructObject(member.getKeyNode()),
              constructObject(member.getValueNode()));
        }
        return members;
      }
      return ((ScalarNode) node).getValue();
    }
  }
}
