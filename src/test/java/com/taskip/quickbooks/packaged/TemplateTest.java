package com.taskip.quickbooks.packaged;

import static com.taskip.quickbooks.packaged.Template.list;
import static com.taskip.quickbooks.packaged.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** template.yaml as AWS would read it: what would only show after a deployment otherwise. */
class TemplateTest {

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String ALARM = "AWS::CloudWatch::Alarm";
  private static final String RELEASE = "0123456789abcdef";

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

  private static Template template;
  private static Template database;
  private static Template network;

  @BeforeAll
  static void read() throws IOException {
    template = Template.read("template.yaml");
    database = Template.read("infra/database.yaml");
    network = Template.read("infra/network.yaml");
  }

  private static Deployment deployment(String environment, Map<String, String> changes)
      throws IOException {
    Map<String, String> given = new LinkedHashMap<>(SamConfig.environments().get(environment));
    given.put("Release", RELEASE);
    given.putAll(changes);
    return new Deployment(template, given, Map.of());
  }

  // --- The queue

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
    assertThat(
            template
                .at("Resources.SyncQueue.Properties.RedrivePolicy.deadLetterTargetArn")
                .toString())
        .isEqualTo("GetAtt DeadLetters.Arn");
    assertThat(template.number("Resources.DeadLetters.Properties.MessageRetentionPeriod"))
        .isGreaterThan(template.number("Resources.SyncQueue.Properties.MessageRetentionPeriod"));
  }

  @Test
  void only_messages_that_were_not_done_are_handed_back() {
    String trigger = "Resources.SyncFunction.Properties.Events.WakeUps.Properties.";
    assertThat(template.at(trigger + "FunctionResponseTypes"))
        .isEqualTo(List.of("ReportBatchItemFailures"));
  }

  @Test
  void retry_into_the_own_queue_is_not_taken_for_a_runaway_loop() {
    assertThat(template.at("Resources.SyncFunction.Properties.RecursiveLoop")).isEqualTo("Allow");
  }

  // --- Budgets

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

  // --- Functions

  @Test
  void all_functions_are_the_one_artifact() {
    assertThat(template.at("Globals.Function.CodeUri")).isEqualTo("target/function.zip");
    assertThat(template.at("Globals.Function.Handler"))
        .isEqualTo("io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest");
    assertThat(template.resources(FUNCTION))
        .hasSize(4)
        .allSatisfy(
            (name, properties) ->
                assertThat(properties)
                    .doesNotContainKeys("CodeUri", "Handler", "Runtime", "Environment"));
  }

  @Test
  void changed_setting_is_published_like_changed_code() {
    assertThat(template.resources(FUNCTION))
        .allSatisfy(
            (name, properties) ->
                assertThat(properties.get("AutoPublishCodeSha256")).hasToString("Ref Release"));
    assertThat(template.at("Globals.Function.AutoPublishAlias")).isEqualTo("live");
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
  void database_is_migrated_before_new_code_gets_anything_to_do() {
    assertThat(template.at("Resources.DatabaseSchema.Properties.ServiceToken"))
        .hasToString("GetAtt MigrateFunction.Arn");
    assertThat(template.at("Resources.DatabaseSchema.Properties.Release"))
        .hasToString("Ref Release");
    assertThat(template.number("Resources.DatabaseSchema.Properties.ServiceTimeout"))
        .isGreaterThan(template.number("Resources.MigrateFunction.Properties.Timeout"));
    assertThat(template.resources(FUNCTION).keySet())
        .filteredOn(name -> !name.equals("MigrateFunction"))
        .allMatch(name -> "DatabaseSchema".equals(template.at("Resources." + name + ".DependsOn")));
  }

  @Test
  void new_code_gets_production_traffic_slowly_and_loses_it_when_it_fails() throws IOException {
    Deployment production = deployment("production", Map.of());
    for (String function : List.of("Http", "Sync", "Tick")) {
      String preference = "Resources." + function + "Function.Properties.DeploymentPreference.";
      assertThat(production.at(preference + "Type").toString()).startsWith("Canary");
      assertThat(production.at(preference + "Alarms")).isEqualTo(List.of(function + "CanaryAlarm"));
      assertThat(
              template.at("Resources." + function + "CanaryAlarm.Properties.Dimensions").toString())
          .contains("ExecutedVersion", "GetAtt " + function + "Function.Version.Version");
    }
  }

  @Test
  void jvm_starts_from_a_snapshot_and_a_native_executable_needs_none() throws IOException {
    Deployment jvm = deployment("production", Map.of("FunctionRuntime", "java25"));
    assertThat(jvm.at("Globals.Function.SnapStart.ApplyOn")).isEqualTo("PublishedVersions");
    assertThat(jvm.environment(Map.of())).containsKey("JAVA_TOOL_OPTIONS");
    Deployment nativeOne = deployment("production", Map.of());
    assertThat(nativeOne.at("Globals.Function.SnapStart.ApplyOn")).isEqualTo("None");
    assertThat(nativeOne.environment(Map.of())).doesNotContainKey("JAVA_TOOL_OPTIONS");
  }

  /** The contract's section 9, without what belongs to local runs and stand-ins for Intuit. */
  @Test
  void every_variable_of_the_contract_is_set_and_nothing_else_is() throws IOException {
    assertThat(deployment("production", Map.of()).environment(Map.of()))
        .containsOnlyKeys(
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
            "SETTINGS_PAGE_EMBEDDED_BY",
            "TASKIP_WEBHOOK_URL",
            "TASKIP_WEBHOOK_SECRET");
  }

  @Test
  void only_production_talks_to_quickbooks_production() throws IOException {
    for (String environment : List.of("dev", "staging", "production")) {
      assertThat(deployment(environment, Map.of()).environment(Map.of()))
          .containsEntry(
              "QUICKBOOKS_ENVIRONMENT",
              environment.equals("production") ? "production" : "sandbox");
    }
  }

  @Test
  void changed_secret_can_reach_the_functions() {
    assertThat(template.section("Globals.Function.Environment.Variables").values())
        .map(Object::toString)
        .filteredOn(value -> value.contains("resolve:secretsmanager:${SecretId}"))
        .hasSize(6)
        .allMatch(value -> value.contains("::${SecretVersion}}}"));
  }

  // --- Doors

  @Test
  void only_what_has_no_token_of_taskip_passes_without_one() throws IOException {
    Map<String, String> audience = Map.of("JwtAudience", "taskip-quickbooks");
    Deployment guarded = deployment("production", audience);
    assertThat(template.resources("AWS::ApiGatewayV2::Route").keySet())
        .allSatisfy(
            route -> {
              Map<String, Object> properties =
                  map(guarded.at("Resources." + route + ".Properties"));
              assertThat(properties.getOrDefault("AuthorizationType", "NONE"))
                  .as(properties.get("RouteKey").toString())
                  .isEqualTo(route.equals("ApiRoute") ? "JWT" : "NONE");
            });
    assertThat(guarded.at("Resources.ApiRoute.Properties.RouteKey")).isEqualTo("ANY /api/{proxy+}");
    assertThat(guarded.at("Resources.WebhookRoute.Properties.RouteKey"))
        .isEqualTo("POST /api/v3/integrations/quickbooks/webhooks");
    assertThat(map(deployment("production", Map.of()).at("Resources.ApiRoute.Properties")))
        .containsEntry("AuthorizationType", "NONE")
        .doesNotContainKey("AuthorizerId");
  }

  @Test
  void page_that_intuit_sends_the_browser_back_to_may_call_from_there() throws IOException {
    Map<String, Object> cors =
        map(
            deployment("production", Map.of())
                .at("Resources.HttpApi.Properties.CorsConfiguration"));
    assertThat(cors)
        .containsEntry("AllowOrigins", List.of("https://app.taskip.example"))
        .containsEntry("AllowMethods", List.of("GET", "POST", "PUT"))
        .containsEntry("AllowHeaders", List.of("authorization", "content-type"))
        .doesNotContainKey("AllowCredentials");
  }

  @Test
  void function_answers_before_the_gateway_gives_up() {
    assertThat(1000 * template.number("Resources.HttpFunction.Properties.Timeout"))
        .isLessThan(template.number("Resources.HttpIntegration.Properties.TimeoutInMillis"));
  }

  // --- Least privilege

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
            "GetAtt MigrateRole.Arn");
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

  // --- Watching

  @Test
  void every_function_logs_where_logs_end_one_day() {
    assertThat(template.resources(FUNCTION).values())
        .map(properties -> map(properties.get("LoggingConfig")).get("LogGroup").toString())
        .containsExactlyInAnyOrder(
            "Ref HttpLogs", "Ref SyncLogs", "Ref TickLogs", "Ref MigrateLogs");
    assertThat(template.resources("AWS::Logs::LogGroup"))
        .hasSize(5)
        .allSatisfy(
            (name, properties) ->
                assertThat(properties).containsKeys("RetentionInDays", "KmsKeyId"));
  }

  @Test
  void every_function_has_an_alarm_on_its_errors() {
    assertThat(template.resources(FUNCTION).keySet())
        .allSatisfy(function -> assertThat(alarmOn("Errors", function)).isTrue());
  }

  @Test
  void somebody_hears_when_work_waits_or_nobody_begins_it() {
    assertThat(alarmOn("ApproximateAgeOfOldestMessage", "SyncQueue")).isTrue();
    assertThat(alarmOn("ApproximateNumberOfMessagesVisible", "DeadLetters")).isTrue();
    assertThat(alarmOn("Latency", "HttpApi")).isTrue();
    assertThat(alarmOn("5xx", "HttpApi")).isTrue();
    assertThat(alarmOn("Duration", "SyncFunction")).isTrue();
    assertThat(template.at("Resources.ThrottlesAlarm").toString())
        .contains("Throttles", "HttpFunction", "SyncFunction", "TickFunction");
    assertThat(template.at("Resources.TicksMissingAlarm.Properties.TreatMissingData"))
        .isEqualTo("breaching");
    assertThat(database.resources(ALARM).values())
        .map(properties -> properties.get("MetricName"))
        .containsExactlyInAnyOrder("DatabaseConnections", "CPUUtilization", "FreeStorageSpace");
  }

  private static boolean alarmOn(String metric, String resource) {
    return template.resources(ALARM).values().stream()
        .filter(properties -> metric.equals(properties.get("MetricName")))
        .anyMatch(properties -> properties.get("Dimensions").toString().contains(resource));
  }

  @Test
  void every_alarm_is_told_and_names_the_page_that_says_what_to_do() {
    for (Template each : List.of(template, database)) {
      assertThat(each.resources(ALARM))
          .isNotEmpty()
          .allSatisfy(
              (name, properties) -> {
                assertThat(properties.get("AlarmActions").toString()).contains("AlarmTopic");
                String alarm =
                    properties
                        .get("AlarmName")
                        .toString()
                        .replaceFirst(".*?(StackName|Name)}-", "");
                assertThat(properties.get("AlarmDescription").toString())
                    .endsWith("see infra/runbooks/" + alarm + ".md");
              });
    }
  }

  @Test
  void unknown_event_is_counted_in_every_function() throws IOException {
    assertThat(template.resources("AWS::Logs::MetricFilter").values())
        .extracting(properties -> properties.get("LogGroupName").toString())
        .containsExactlyInAnyOrder(
            "Ref HttpLogs", "Ref SyncLogs", "Ref TickLogs", "Ref MigrateLogs");
    assertThat(template.resources("AWS::Logs::MetricFilter").values())
        .extracting(properties -> properties.get("FilterPattern"))
        .containsOnly("\"event=event_refused\"");
    assertThat(
            Files.readString(Path.of("src/main/java/com/taskip/quickbooks/lambda/EventDoor.java")))
        .contains("event=event_refused");
  }

  @Test
  void dashboard_is_json_and_shows_every_part() throws IOException {
    String body =
        deployment("production", Map.of())
            .at("Resources.Dashboard.Properties.DashboardBody")
            .toString();
    JsonNode widgets = new ObjectMapper().readTree(body).path("widgets");
    assertThat(widgets.size()).isGreaterThan(5);
    assertThat(body)
        .contains("HttpFunction", "SyncFunction", "TickFunction", "HttpApi")
        .contains("SyncQueue.QueueName", "DeadLetters.QueueName")
        .doesNotContain("${");
  }

  // --- What cannot work fails before anything is made

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void samconfig_says_all_that_the_template_asks_for(String environment) throws IOException {
    assertThat(deployment(environment, Map.of()).refusals()).isEmpty();
    assertThat(template.section("Parameters").keySet())
        .containsAll(SamConfig.environments().get(environment).keySet());
    assertThat(SamConfig.environments().get(environment))
        .containsEntry("Environment", environment)
        .containsKeys("FunctionRuntime", "Architecture");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VpcId=vpc-1                                       | VpcId and SubnetIds go together
          SubnetIds=subnet-1,subnet-2                       | VpcId and SubnetIds go together
          DatabaseUrl=jdbc:postgresql://db/x                | so VpcId must name the network
          DatabaseUrl=jdbc:postgresql://db/x                | so SecurityGroupIds must name
          DatabaseUrl=jdbc:postgresql://db/x                | so DatabaseUsername must name
          SecurityGroupIds=sg-1                             | SecurityGroupIds belongs to an existing database
          DatabaseUsername=app                              | DatabaseUsername belongs to an existing database
          AlarmEmail=                                       | AlarmEmail is empty
          AlarmEmail=nobody                                 | AlarmEmail must be an email address
          SubnetIds=subnet-1                                | SubnetIds must list two subnets or more
          QuickBooksRedirectUri=http://app.taskip.example/x | QuickBooksRedirectUri must be https://
          JwtIssuer=taskip                                  | JwtIssuer must be an https address
          DatabaseUrl=postgres://db                         | DatabaseUrl must start with jdbc:postgresql://
          TaskipWebhookUrl=http://taskip.example            | TaskipWebhookUrl must be an https address
          Release=                                          | Release must be what infra/deploy makes
          Environment=prod                                  | must be one of AllowedValues
          """)
  void missing_or_contradictory_parameter_is_refused_by_name(String change, String sentence)
      throws IOException {
    String[] said = change.split("=", 2);
    assertThat(deployment("production", Map.of(said[0], said[1])).refusals())
        .anySatisfy(refusal -> assertThat(refusal).contains(sentence));
  }

  @Test
  void existing_network_and_database_are_taken_as_they_are() throws IOException {
    Deployment existing =
        deployment(
            "production",
            Map.of(
                "VpcId", "vpc-1",
                "SubnetIds", "subnet-1,subnet-2",
                "SecurityGroupIds", "sg-1,sg-2",
                "DatabaseUrl", "jdbc:postgresql://db/x",
                "DatabaseUsername", "app"));
    assertThat(existing.refusals()).isEmpty();
    assertThat(existing.at("Globals.Function.VpcConfig"))
        .isEqualTo(
            Map.of(
                "SubnetIds", List.of("subnet-1", "subnet-2"),
                "SecurityGroupIds", List.of("sg-1", "sg-2")));
    assertThat(existing.environment(Map.of("database_password", "its-own")))
        .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db/x")
        .containsEntry("QUARKUS_DATASOURCE_USERNAME", "app")
        .containsEntry("QUARKUS_DATASOURCE_PASSWORD", "its-own");
  }

  // --- The stack's own database and network

  @Test
  void own_database_is_encrypted_private_and_outlives_mistakes() {
    Map<String, Object> postgres = database.section("Resources.Postgres.Properties");
    assertThat(postgres)
        .containsEntry("PubliclyAccessible", false)
        .containsEntry("StorageEncrypted", true);
    assertThat(postgres.get("MultiAZ")).hasToString("If [Production, true, false]");
    assertThat(postgres.get("DeletionProtection")).hasToString("If [Production, true, false]");
    assertThat(database.at("Resources.Postgres.DeletionPolicy")).isEqualTo("Snapshot");
    assertThat(template.at("Resources.Key.DeletionPolicy")).isEqualTo("Retain");
    assertThat(database.at("Resources.Proxy.Properties.RequireTLS")).isEqualTo(true);
    assertThat(database.at("Resources.Settings.Properties.Parameters").toString())
        .contains("rds.force_ssl=1");
    assertThat(database.at("Outputs.JdbcUrl.Value").toString()).contains("sslmode=verify-full");
  }

  @Test
  void own_subnets_are_private_and_in_two_zones() {
    assertThat(network.resources("AWS::EC2::Subnet").values())
        .hasSize(4)
        .noneMatch(subnet -> Objects.equals(subnet.get("MapPublicIpOnLaunch"), true));
    assertThat(network.at("Resources.OutA.Properties")).asString().contains("NatGatewayId");
    assertThat(network.at("Resources.PrivateSubnetA.Properties.AvailabilityZone"))
        .isNotEqualTo(network.at("Resources.PrivateSubnetB.Properties.AvailabilityZone"));
  }
}
