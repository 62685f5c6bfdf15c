package com.taskip.quickbooks.packaged;

import static com.taskip.quickbooks.packaged.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Queue, functions and doors of the template. */
class FunctionTemplateTest extends TemplateTest {

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

  @Test
  void all_functions_are_the_one_artifact() {
    assertThat(template.at("Globals.Function.CodeUri")).isEqualTo("target/function.zip");
    assertThat(template.at("Globals.Function.Handler"))
        .isEqualTo("io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest");
    assertThat(template.resources(FUNCTION))
        .hasSize(5)
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
    // Lambda makes no version of a function in which nothing has changed, and the deployment would
    // fail.
    assertThat(template.resources(FUNCTION).values())
        .allSatisfy(
            properties ->
                assertThat(properties.get("Description").toString()).contains("${Release}"));
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
    Map<String, List<String>> alarms =
        Map.of(
            "Http", List.of("HttpCanaryAlarm", "HttpFaultsAlarm"),
            "Sync", List.of("SyncCanaryAlarm", "SyncMistakesAlarm"),
            "Tick", List.of("TickCanaryAlarm"));
    for (String function : alarms.keySet()) {
      String preference = "Resources." + function + "Function.Properties.DeploymentPreference.";
      assertThat(production.at(preference + "Type").toString()).startsWith("Canary");
      assertThat(production.at(preference + "Alarms")).isEqualTo(alarms.get(function));
      assertThat(alarms.get(function))
          .allSatisfy(
              alarm ->
                  assertThat(template.number("Resources." + alarm + ".Properties.Period"))
                      .isEqualTo(60));
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

  /**
   * The contract's section 9, without what belongs to local runs and stand-ins for Intuit; and who
   * may embed the settings page, which is younger than the contract.
   */
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
            "QUICKBOOKS_READS_PER_MONTH",
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
}
