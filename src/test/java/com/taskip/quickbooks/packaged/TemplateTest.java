package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** template.yaml as AWS would read it: what would only show after a deployment otherwise. */
class TemplateTest {

  private static Template template;

  private record Template(Map<String, Object> root) {

    /** The value at a path of keys, for example {@code Resources.SyncQueue.Properties}. */
    Object at(String path) {
      Object value = root;
      for (String key : path.split("\\.")) {
        value = ((Map<?, ?>) value).get(key);
      }
      return value;
    }

    int number(String path) {
      return ((Number) at(path)).intValue();
    }

    /** The resources of a type, each with the names of its properties. */
    Map<String, List<String>> resources(String type) {
      return ((Map<?, ?>) at("Resources"))
          .entrySet().stream()
              .filter(resource -> type.equals(((Map<?, ?>) resource.getValue()).get("Type")))
              .collect(
                  Collectors.toMap(
                      resource -> (String) resource.getKey(),
                      resource -> keys(((Map<?, ?>) resource.getValue()).get("Properties"))));
    }
  }

  private static List<String> keys(Object map) {
    return ((Map<?, ?>) map).keySet().stream().map(Object::toString).toList();
  }

  /** Reads CloudFormation's short forms as text: {@code !Ref Queue} as {@code Ref Queue}. */
  private static final class ShortForms extends SafeConstructor {
    ShortForms() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return node.getTag().getValue().substring(1)
                  + " "
                  + (node instanceof ScalarNode text ? text.getValue() : node);
            }
          });
    }
  }

  @BeforeAll
  static void read() throws IOException {
    try (Reader file = Files.newBufferedReader(Path.of("template.yaml"))) {
      template = new Template(new Yaml(new ShortForms()).load(file));
    }
  }

  @Test
  void message_stays_away_six_times_as_long_as_the_worker_may_take() {
    assertThat(template.number("Resources.SyncQueue.Properties.VisibilityTimeout"))
        .isGreaterThanOrEqualTo(6 * template.number("Resources.SyncFunction.Properties.Timeout"));
  }

  @Test
  void worker_has_time_for_more_than_one_slow_exchange() {
    assertThat(template.number("Resources.SyncFunction.Properties.Timeout"))
        .isGreaterThanOrEqualTo(3 * 90);
  }

  @Test
  void what_cannot_be_done_is_put_aside_and_kept_longer_than_the_queue_keeps_it() {
    assertThat(template.number("Resources.SyncQueue.Properties.RedrivePolicy.maxReceiveCount"))
        .isBetween(3, 10);
    assertThat(template.at("Resources.SyncQueue.Properties.RedrivePolicy.deadLetterTargetArn"))
        .isEqualTo("GetAtt DeadLetters.Arn");
    assertThat(template.number("Resources.DeadLetters.Properties.MessageRetentionPeriod"))
        .isGreaterThan(template.number("Resources.SyncQueue.Properties.MessageRetentionPeriod"));
  }

  @Test
  void only_messages_that_were_not_done_are_handed_back() {
    assertThat(
            template
                .at(
                    "Resources.SyncFunction.Properties.Events.WakeUps.Properties.FunctionResponseTypes")
                .toString())
        .isEqualTo("[ReportBatchItemFailures]");
    assertThat(
            template.at(
                "Resources.SyncFunction.Properties.Events.WakeUps.Properties.ScalingConfig.MaximumConcurrency"))
        .isNotNull();
  }

  @Test
  void ticks_are_named_as_the_function_tells_them_apart() {
    String rules = "Resources.TickFunction.Properties.Events.";
    assertThat(template.at(rules + "Pull.Properties.Schedule")).isEqualTo("rate(10 minutes)");
    assertThat(template.at(rules + "Pull.Properties.Name").toString()).endsWith("-pull");
    assertThat(template.at(rules + "Sweep.Properties.Schedule")).isEqualTo("rate(1 minute)");
    assertThat(template.at(rules + "Sweep.Properties.Name").toString()).endsWith("-sweep");
  }

  @Test
  void changed_secret_can_reach_the_functions() {
    assertThat(((Map<?, ?>) template.at("Globals.Function.Environment.Variables")).values())
        .map(Object::toString)
        .filteredOn(value -> value.contains("resolve:secretsmanager"))
        .hasSize(6)
        .allMatch(value -> value.endsWith("::${SecretVersion}}}"));
  }

  @Test
  void deployment_stops_for_no_parameter_that_samconfig_leaves_out() throws IOException {
    String[] environments =
        Files.readString(Path.of("samconfig.toml")).split("parameter_overrides");
    assertThat(environments).hasSize(4);
    ((Map<?, ?>) template.at("Parameters"))
        .forEach(
            (name, parameter) -> {
              if (!((Map<?, ?>) parameter).containsKey("Default")) {
                assertThat(List.of(environments).subList(1, 4))
                    .allMatch(listed -> listed.contains("\"" + name + "="), "sets " + name);
              }
            });
  }

  @Test
  void all_functions_are_the_one_artifact() {
    assertThat(template.at("Globals.Function.CodeUri")).isEqualTo("target/function.zip");
    assertThat(template.at("Globals.Function.Handler"))
        .isEqualTo("io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest");
    assertThat(template.resources("AWS::Serverless::Function"))
        .hasSize(3)
        .allSatisfy(
            (name, properties) -> assertThat(properties).doesNotContain("CodeUri", "Handler"));
  }

  @Test
  void every_function_logs_where_logs_end_one_day() {
    assertThat(template.resources("AWS::Serverless::Function"))
        .allSatisfy((name, properties) -> assertThat(properties).contains("LoggingConfig"));
    assertThat(template.resources("AWS::Logs::LogGroup"))
        .hasSize(3)
        .allSatisfy((name, properties) -> assertThat(properties).contains("RetentionInDays"));
  }

  @Test
  void every_variable_that_a_function_reads_is_set() {
    assertThat(keys(template.at("Globals.Function.Environment.Variables")))
        .containsExactlyInAnyOrder(
            "JAVA_TOOL_OPTIONS",
            "QUICKBOOKS_ENVIRONMENT",
            "QUICKBOOKS_CLIENT_ID",
            "QUICKBOOKS_CLIENT_SECRET",
            "QUICKBOOKS_REDIRECT_URI",
            "QUICKBOOKS_WEBHOOK_VERIFIER_TOKEN",
            "QUICKBOOKS_REQUESTS_PER_MINUTE",
            "QUICKBOOKS_BATCHES_PER_MINUTE",
            "QUICKBOOKS_CONCURRENT_REQUESTS",
            "TOKEN_ENCRYPTION_KEY",
            "SYNC_QUEUE_URL",
            "SYNC_RETRY_DELAY",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
            "MP_JWT_VERIFY_ISSUER",
            "TASKIP_WEBHOOK_URL",
            "TASKIP_WEBHOOK_SECRET");
  }
}
