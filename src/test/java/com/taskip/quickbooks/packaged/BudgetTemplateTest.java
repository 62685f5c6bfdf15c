package com.taskip.quickbooks.packaged;

import static com.taskip.quickbooks.packaged.Template.list;
import static com.taskip.quickbooks.packaged.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the template spends of the database and of Intuit, and who may do what. */
class BudgetTemplateTest extends TemplateTest {

  /** What functions in a network and with tracing need, and for which AWS knows no resource. */
  private static final List<String> WITHOUT_A_NARROWER_RESOURCE =
      List.of(
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses",
          "xray:PutTraceSegments",
          "xray:PutTelemetryRecords");

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void all_functions_at_once_leave_the_database_connections(String environment) throws IOException {
    Deployment deployment = deployment(environment, Map.of());
    int workers = number(deployment.at("Resources.SyncFunction.Properties.Events"), "WakeUps");
    int requests =
        Integer.parseInt(
            deployment
                .at("Resources.HttpFunction.Properties.ReservedConcurrentExecutions")
                .toString());
    int ticksAndMigration = 3;
    String size = SamConfig.environments().get(environment).get("DatabaseClass");
    int connections =
        database.number(
                "Resources.ProxyTarget.Properties.ConnectionPoolConfigurationInfo"
                    + ".MaxConnectionsPercent")
            * (Integer) map(database.section("Mappings.Sizes").get(size)).get("Connections")
            / 100;

    assertThat((workers + requests + ticksAndMigration) * connectionsOfOneFunction())
        .isLessThanOrEqualTo(connections);
  }

  private static int number(Object events, String trigger) {
    Map<String, Object> scaling =
        map(map(map(map(events).get(trigger)).get("Properties")).get("ScalingConfig"));
    return Integer.parseInt(scaling.get("MaximumConcurrency").toString());
  }

  private static int connectionsOfOneFunction() throws IOException {
    Properties application = new Properties();
    application.load(Files.newBufferedReader(Path.of("src/main/resources/application.properties")));
    return Integer.parseInt(application.getProperty("%prod.quarkus.datasource.jdbc.max-size"));
  }

  @Test
  void alarm_of_the_database_rings_before_its_connections_are_used_up() {
    assertThat(database.section("Mappings.Sizes").values())
        .allSatisfy(
            size ->
                assertThat((Integer) map(size).get("Alarm"))
                    .isEqualTo((Integer) map(size).get("Connections") * 8 / 10));
    assertThat(database.section("Mappings.Sizes").keySet())
        .containsExactlyElementsOf(
            list(template.at("Parameters.DatabaseClass.AllowedValues")).stream()
                .map(Object::toString)
                .toList());
  }

  @Test
  void company_is_sent_no_more_than_intuit_allows() throws IOException {
    Map<String, String> variables = deployment("production", Map.of()).environment(Map.of());
    assertThat(variables)
        .containsEntry("QUICKBOOKS_REQUESTS_PER_MINUTE", "500")
        .containsEntry("QUICKBOOKS_BATCHES_PER_MINUTE", "40")
        .containsEntry("QUICKBOOKS_CONCURRENT_REQUESTS", "10");
  }

  @Test
  void nothing_may_do_more_than_it_has_to() {
    assertThat(statements(template, "AWS::IAM::ManagedPolicy", "AWS::IAM::Role"))
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              assertThat(statement.get("Effect")).isEqualTo("Allow");
              assertThat(texts(statement.get("Action"))).noneMatch(action -> action.contains("*"));
              if (texts(statement.get("Resource")).stream().anyMatch(arn -> arn.contains("*"))) {
                assertThat(texts(statement.get("Action"))).isSubsetOf(WITHOUT_A_NARROWER_RESOURCE);
              }
            });
    assertThat(statements(database, "AWS::IAM::Role"))
        .isNotEmpty()
        .allSatisfy(
            statement -> assertThat(statement.toString()).doesNotContain("*").contains("Ref "));
  }

  @Test
  void each_function_has_a_role_of_its_own() {
    assertThat(template.resources(FUNCTION).values())
        .map(properties -> properties.get("Role").toString())
        .containsExactlyInAnyOrder(
            "GetAtt HttpRole.Arn",
            "GetAtt SyncRole.Arn",
            "GetAtt TickRole.Arn",
            "GetAtt MigrateRole.Arn",
            "GetAtt TriageRole.Arn");
    assertThat(template.at("Resources.MayTriage.Properties.PolicyDocument.Statement").toString())
        .contains("lambda:InvokeFunction", "Ref TriageFunction.Alias")
        .doesNotContain("sqs:");
    assertThat(template.at("Resources.MigrateRole").toString()).doesNotContain("sqs:");
    assertThat(template.at("Resources.HttpRole").toString()).doesNotContain("ReceiveMessage");
  }

  private static List<Map<String, Object>> statements(Template template, String... types) {
    return List.of(types).stream()
        .flatMap(type -> template.resources(type).values().stream())
        .flatMap(
            properties ->
                properties.containsKey("PolicyDocument")
                    ? List.of(properties.get("PolicyDocument")).stream()
                    : list(properties.get("Policies")).stream()
                        .map(policy -> map(policy).get("PolicyDocument")))
        .flatMap(document -> list(map(document).get("Statement")).stream())
        .map(Template::map)
        .toList();
  }

  private static List<String> texts(Object oneOrMore) {
    return oneOrMore instanceof List<?> more
        ? more.stream().map(Object::toString).toList()
        : List.of(oneOrMore.toString());
  }
}
