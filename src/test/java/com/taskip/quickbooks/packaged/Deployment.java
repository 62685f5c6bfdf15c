package com.taskip.quickbooks.packaged;

import static com.taskip.quickbooks.packaged.Template.list;
import static com.taskip.quickbooks.packaged.Template.map;

import com.taskip.quickbooks.packaged.Template.Function;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template with the parameters of a deployment, as CloudFormation would evaluate it. What a
 * resource would be called or answer is taken from a map: {@code SyncQueue} for its reference,
 * {@code SyncQueue.Arn} for an attribute; what the map leaves out stands for itself.
 */
final class Deployment {

  private static final Object NO_VALUE = new Object();
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
  private static final Pattern SECRET =
      Pattern.compile("\\{\\{resolve:secretsmanager:[^}]*:SecretString:([a-z_]+)(?:::[^}]*)?}}");

  private final Template template;
  private final Map<String, Object> parameters = new HashMap<>();
  private final Map<String, String> resources;

  Deployment(Template template, Map<String, String> given, Map<String, String> resources) {
    this.template = template;
    this.resources = resources;
    template
        .section("Parameters")
        .forEach((name, parameter) -> parameters.put(name, map(parameter).get("Default")));
    parameters.putAll(given);
  }

  /** What the template says at a path, evaluated. */
  Object at(String path) {
    return value(template.at(path));
  }

  /**
   * A function's environment.
   *
   * @param secrets what Secrets Manager holds, by member
   */
  Map<String, String> environment(Map<String, String> secrets) {
    Map<String, String> environment = new LinkedHashMap<>();
    map(at("Globals.Function.Environment.Variables"))
        .forEach(
            (name, value) ->
                environment.put(
                    name,
                    SECRET
                        .matcher(value.toString())
                        .replaceAll(
                            reference ->
                                Matcher.quoteReplacement(
                                    secrets.getOrDefault(reference.group(1), "")))));
    return environment;
  }

  /** Why CloudFormation would not even begin: the sentences of parameters and rules. */
  List<String> refusals() {
    List<String> sentences = new ArrayList<>();
    template
        .section("Parameters")
        .forEach((name, declared) -> check(name, map(declared), sentences));
    template
        .section("Rules")
        .forEach(
            (name, rule) -> {
              if (truth(map(rule).getOrDefault("RuleCondition", true))) {
                for (Object assertion : list(map(rule).get("Assertions"))) {
                  if (!truth(map(assertion).get("Assert"))) {
                    sentences.add((String) map(assertion).get("AssertDescription"));
                  }
                }
              }
            });
    return sentences;
  }

  private void check(String name, Map<String, Object> declared, List<String> sentences) {
    Object given = parameters.get(name);
    if (given == null) {
      sentences.add("Parameters: [" + name + "] must have values");
      return;
    }
    String pattern = (String) declared.get("AllowedPattern");
    if (pattern != null && !given.toString().matches(pattern)) {
      sentences.add((String) declared.get("ConstraintDescription"));
    }
    Object values = declared.get("AllowedValues");
    if (values != null && list(values).stream().noneMatch(v -> same(v, given))) {
      sentences.add("Parameter '" + name + "' must be one of AllowedValues");
    }
  }

  private Object value(Object written) {
    if (written instanceof Function function) {
      return call(function);
    }
    if (written instanceof List<?> items) {
      return items.stream().map(this::value).filter(item -> item != NO_VALUE).toList();
    }
    if (written instanceof Map<?, ?> members) {
      Map<String, Object> evaluated = new LinkedHashMap<>();
      members.forEach((name, member) -> evaluated.put((String) name, value(member)));
      evaluated.values().removeIf(member -> member == NO_VALUE);
      return evaluated;
    }
    return written;
  }

  private Object call(Function function) {
    Object argument = function.argument();
    return switch (function.name()) {
      case "Ref" -> reference((String) argument);
      case "GetAtt" -> resources.getOrDefault(argument, (String) argument);
      case "Sub" -> substitute(argument);
      case "If" -> value(list(argument).get(condition((String) list(argument).getFirst()) ? 1 : 2));
      case "Split" -> {
        List<?> halves = (List<?>) value(argument);
        yield List.of(halves.get(1).toString().split(Pattern.quote(halves.get(0).toString())));
      }
      case "Select" -> {
        List<?> halves = (List<?>) value(argument);
        yield list(halves.get(1)).get((Integer) halves.get(0));
      }
      case "Join" -> {
        List<?> halves = (List<?>) value(argument);
        yield String.join(
            (String) halves.get(0), list(halves.get(1)).stream().map(Object::toString).toList());
      }
      case "FindInMap" -> {
        List<?> keys = (List<?>) value(argument);
        yield map(map(template.section("Mappings").get(keys.get(0))).get(keys.get(1)))
            .get(keys.get(2));
      }
      case "Equals", "Not", "And", "Or" -> truth(function);
      default -> throw new IllegalArgumentException("Not evaluated here: " + function);
    };
  }

  private Object reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return NO_VALUE;
    }
    return parameters.getOrDefault(name, resources.getOrDefault(name, name));
  }

  private String substitute(Object argument) {
    boolean withVariables = argument instanceof List<?>;
    String text = (String) (withVariables ? list(argument).getFirst() : argument);
    Map<String, Object> variables = withVariables ? map(list(argument).get(1)) : Map.of();
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(named(found, variables)));
  }

  private String named(MatchResult found, Map<String, Object> variables) {
    String name = found.group(1);
    Object named = variables.containsKey(name) ? value(variables.get(name)) : reference(name);
    return named.toString();
  }

  private boolean condition(String name) {
    return truth(template.section("Conditions").get(name));
  }

  private boolean truth(Object written) {
    if (written instanceof Boolean known) {
      return known;
    }
    Function function = (Function) written;
    List<Object> operands = list(function.argument());
    return switch (function.name()) {
      case "Equals" -> same(value(operands.get(0)), value(operands.get(1)));
      case "Not" -> !truth(operands.getFirst());
      case "And" -> operands.stream().allMatch(this::truth);
      case "Or" -> operands.stream().anyMatch(this::truth);
      default -> throw new IllegalArgumentException("No condition: " + function);
    };
  }

  /** CloudFormation compares texts: {@code 0} is {@code "0"}. */
  private static boolean same(Object one, Object other) {
    return String.valueOf(one).equals(String.valueOf(other));
  }
}
