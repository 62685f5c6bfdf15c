package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.local.simulator.FaultAction;
import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Stack;
import com.taskip.quickbooks.testing.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The whole story through the functions of template.yaml, from the very zip, as API Gateway, SQS,
 * EventBridge and CloudFormation do.
 */
class PackagedFunctionIT {

  private static final String WORKSPACE = "ws-packaged";
  private static final String QUICKBOOKS = "/api/v3/integrations/quickbooks";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static PackagedStack stack;
  private static Gateway gateway;
  private static QueueTrigger trigger;
  private static SqsClient sqs;
  private static String person;
  private static String backEnd;

  /** The first deployment: an empty database, and a workspace that connects. */
  @BeforeAll
  static void deploy() throws Exception {
    stack = PackagedStack.start();
    gateway = new Gateway(stack);
    trigger = new QueueTrigger(stack);
    sqs = trigger.sqs();
    person = Tokens.of(WORKSPACE, "ada", "administrator");
    backEnd = Tokens.of(WORKSPACE, "taskip", "service");
    Stack.Answer migrated = migrate("Create");
    assertThat(migrated.status()).as(migrated.reason()).isEqualTo("SUCCESS");
    assertThat(migrated.body().path("Data").path("Migrations").asInt()).isPositive();
    gateway.connect(person, stack.simulator().realms().getFirst());
    gateway.http(
        200,
        person,
        "PUT",
        QUICKBOOKS + "/settings",
        Map.of("default_item_id", "1", "default_deposit_account_id", "4"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (stack != null) {
      stack.stop();
    }
    if (trigger != null) {
      trigger.close();
    }
  }

  private static Stack.Answer migrate(String requestType) throws Exception {
    stack.function(stack.migration()).invoke(stack.deploymentEvent(requestType));
    return stack.cloudFormation().answers().getLast();
  }

  @Test
  void contact_and_invoice_reach_quickbooks_and_the_payment_comes_back() throws Exception {
    Books books = books();
    gateway.http(
        201,
        backEnd,
        "PUT",
        "/api/v3/contacts/c-1",
        Map.of("display_name", "Zoë O'Neill", "email", "zoe@example.com", "currency", "USD"));
    gateway.http(201, backEnd, "PUT", "/api/v3/invoices/i-1", invoice());
    await().atMost(PATIENCE).until(() -> delivered() && !books.invoices().isEmpty());
    assertThat(books.customers())
        .anySatisfy(
            customer -> assertThat(customer.path("DisplayName").asText()).isEqualTo("Zoë O'Neill"));

    JsonNode invoice = books.invoices().getFirst();
    assertThat(invoice.path("TotalAmt").decimalValue()).isEqualByComparingTo("150.25");
    books.recordPayment(invoice.path("Id").asText(), new BigDecimal("150.25"));
    gateway.tick("pull");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                delivered()
                    && gateway
                        .http(200, backEnd, "GET", "/api/v3/invoices/i-1", null)
                        .path("status")
                        .asText()
                        .equals("paid"));
    assertThat(books.invoices()).hasSize(1);
    assertThat(books.payments()).hasSize(1);
    await().atMost(PATIENCE).until(() -> delivered() && !stack.told().isEmpty());
    assertThat(stack.told().getFirst())
        .matches("(?s)t=\\d+,v1=[0-9a-f]{64} .*")
        .contains("\"event\":\"invoice.paid\"", "\"invoice_id\":\"i-1\"");
  }

  @Test
  void what_used_up_its_retries_is_redriven_and_done_once() throws Exception {
    stack
        .simulator()
        .faults()
        .add(
            FaultRule.always(FaultAction.status(503, FaultAction.Body.EMPTY))
                .operation("create")
                .entity("Customer"));
    gateway.http(201, backEnd, "PUT", "/api/v3/contacts/c-2", contact("Sleepy Cat"));
    await().atMost(PATIENCE).until(() -> delivered() && row("c-2").equals("failed"));
    assertThat(customersNamed("Sleepy Cat")).isZero();

    stack.simulator().faults().clear();
    String dead = stack.found().get("SYNC_QUEUE_URL") + "-dead";
    String arn = attribute(dead, QueueAttributeName.QUEUE_ARN);
    assertThat(attribute(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("1");
    sqs.startMessageMoveTask(
        request -> request.sourceArn(arn).destinationArn(arn.replaceFirst("-dead$", "")));

    await().atMost(PATIENCE).until(() -> delivered() && row("c-2").equals("success"));
    assertThat(customersNamed("Sleepy Cat")).isEqualTo(1);
  }

  @Test
  void functions_write_their_figures_as_cloudwatch_reads_them() throws Exception {
    gateway.tick("sweep");
    String tick = stack.timer("sweep");
    assertThat(stack.function(tick).log())
        .containsPattern(
            "(?m)^\\{\"_aws\":\\{.*\"Namespace\":\"TaskipQuickBooks\".*\"OldestJobAge\":")
        .contains("\"Function\":\"" + tick + "\"");
    gateway.http(200, person, "GET", QUICKBOOKS + "/items", null);
    assertThat(stack.function(stack.api()).log())
        .containsPattern("(?m)^\\{\"_aws\".*\"Fault\":\"none\".*\"QuickBooksCalls\":");
  }

  @Test
  void operator_has_the_dead_letters_sorted_by_the_function_for_that() throws Exception {
    String dead = stack.found().get("SYNC_QUEUE_URL") + "-dead";
    String id =
        sqs.sendMessage(request -> request.queueUrl(dead).messageBody("{nonsense")).messageId();
    PackagedFunction triage = stack.function("TriageFunction");
    assertThat(triage.invoke("{\"triage\":{}}"))
        .contains("\"applied\":false", "\"cause\":\"unreadable\"", id);
    assertThat(triage.invoke("{\"triage\":{\"apply\":true,\"discard\":[\"%s\"]}}".formatted(id)))
        .contains("\"applied\":true", "\"cause\":\"discarded\"");
    assertThat(triage.invoke("{\"triage\":{}}")).doesNotContain(id);
  }

  @Test
  void next_deployment_finds_nothing_to_migrate_and_the_last_deletes_no_data() throws Exception {
    Stack.Answer again = migrate("Update");
    assertThat(again.status()).isEqualTo("SUCCESS");
    assertThat(again.body().path("Data").path("Migrations").asText()).isEqualTo("0");
    assertThat(migrate("Delete").status()).isEqualTo("SUCCESS");
    gateway.http(200, person, "GET", QUICKBOOKS, null);
  }

  @Test
  void ready_and_told_apart() throws Exception {
    gateway.http(200, null, "GET", "/q/health/ready", null);
    gateway.tick("sweep");
    Message unreadable = Message.builder().messageId("m-1").body("no wake-up at all").build();
    assertThat(gateway.batch(List.of(unreadable))).containsExactly("m-1");
  }

  @Test
  void event_of_an_unknown_kind_fails_its_invocation() throws Exception {
    PackagedFunction function = stack.function(stack.timer("pull"));
    assertThatThrownBy(() -> function.invoke(LambdaEvents.recorded("s3-put")))
        .isInstanceOf(RuntimeApi.InvocationFailed.class)
        .hasMessageContaining("UnknownEvent");
  }

  @Test
  void everything_goes_through_tls() throws Exception {
    gateway.http(200, person, "GET", QUICKBOOKS + "/items", null);
    gateway.http(201, backEnd, "PUT", "/api/v3/contacts/c-3", contact("Tidy Tom"));
    for (String way : List.of("database", "queue", "quickbooks", "keys", "deployment")) {
      assertThat(stack.front(way).connections()).as(way).isPositive();
    }
  }

  @Test
  void refusals_say_why() throws Exception {
    gateway.http(401, null, "GET", QUICKBOOKS, null);
    gateway.http(401, null, "POST", QUICKBOOKS + "/webhooks", Map.of());
    JsonNode invalid =
        gateway.http(422, backEnd, "PUT", "/api/v3/contacts/c-4", Map.of("currency", "dollars"));
    assertThat(invalid.path("code").asText()).isEqualTo("validation_failed");
    assertThat(invalid.path("errors").findValuesAsText("field")).contains("currency");
  }

  @Test
  void local_doors_are_shut() throws Exception {
    gateway.http(404, null, "POST", "/local/token", Map.of());
  }

  @ParameterizedTest
  @CsvSource({"QUICKBOOKS_REQUESTS_PER_MINUTE,many", "QUICKBOOKS_ENVIRONMENT,prod"})
  void function_with_a_wrong_variable_says_which(String variable, String value) throws Exception {
    try (PackagedFunction function = stack.startCustomRuntime(Map.of(variable, value))) {
      assertThatThrownBy(() -> function.invoke(LambdaEvents.recorded("http-get")))
          .isInstanceOf(RuntimeApi.InvocationFailed.class)
          .hasMessageContaining(variable);
    }
  }

  @Test
  void function_of_the_template_with_a_wrong_variable_logs_which() throws Exception {
    Map<String, String> wrong = Map.of("TOKEN_ENCRYPTION_KEY", "short");
    try (PackagedFunction function = stack.start(stack.api(), wrong)) {
      assertThatThrownBy(() -> function.invoke(LambdaEvents.recorded("http-get")))
          .isInstanceOf(RuntimeApi.InvocationFailed.class);
      assertThat(function.log()).contains("TOKEN_ENCRYPTION_KEY must be base64 of 32 bytes");
    }
  }

  @Test
  void custom_runtime_serves_on_the_jvm_too() throws Exception {
    try (PackagedFunction function = stack.startCustomRuntime(Map.of())) {
      assertThat(function.invoke(LambdaEvents.recorded("http-get"))).contains("\"statusCode\":200");
    }
  }

  /** A managed runtime's cannot: it does not get as far as our code. */
  @Test
  void deployment_with_a_wrong_variable_fails_at_once_and_can_be_taken_back() throws Exception {
    for (String request : List.of("Update", "Delete")) {
      try (PackagedFunction function =
          stack.startCustomRuntime(Map.of("TOKEN_ENCRYPTION_KEY", "short"))) {
        assertThatThrownBy(() -> function.invoke(stack.deploymentEvent(request)))
            .isInstanceOf(RuntimeApi.InvocationFailed.class)
            .hasMessageContaining("TOKEN_ENCRYPTION_KEY must be base64 of 32 bytes");
      }
      Stack.Answer answer = stack.cloudFormation().answers().getLast();
      if (request.equals("Delete")) {
        assertThat(answer.status()).isEqualTo("SUCCESS");
      } else {
        assertThat(answer.status()).isEqualTo("FAILED");
        assertThat(answer.reason())
            .startsWith("The function did not start: TOKEN_ENCRYPTION_KEY must be");
      }
    }
  }

  @Test
  void settings_page_is_served_whole_compressed_and_light() throws Exception {
    JsonNode page = gateway.file("/settings/integrations/quickbooks");
    String document = unzipped(page);
    String frontEnd = SamConfig.environments().get("dev").get("SettingsPageEmbeddedBy");
    assertThat(document).contains("data-embedded-by=\"%s\" data-sign-in=\"\"".formatted(frontEnd));
    assertThat(header(page, "Content-Security-Policy")).contains("frame-ancestors " + frontEnd);

    int weight = weight(page);
    Set<String> files = new LinkedHashSet<>();
    Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
        .matcher(document)
        .results()
        .forEach(f -> files.add(f.group(1)));
    assertThat(files).hasSizeGreaterThan(10);
    String parts =
        files.stream().filter(file -> file.endsWith("/parts.js")).findFirst().orElseThrow();
    Matcher library = Pattern.compile("'(/_static/[^']+)'").matcher(unzipped(gateway.file(parts)));
    assertThat(library.find()).isTrue();
    files.add(library.group(1));
    for (String file : files) {
      JsonNode answer = gateway.file(file);
      assertThat(answer.path("statusCode").asInt()).as(file).isEqualTo(200);
      assertThat(header(answer, "Cache-Control")).as(file).contains("immutable");
      assertThat(header(answer, "Content-Type"))
          .as(file)
          .startsWith(
              file.endsWith(".js")
                  ? "text/javascript"
                  : file.endsWith(".css") ? "text/css" : "image/svg");
      weight += weight(answer);
    }
    assertThat(weight).isLessThan(100_000);
    // Too small to be worth it.
    assertThat(new String(body(gateway.file("/quickbooks-oauth-redirect")), StandardCharsets.UTF_8))
        .contains("return.js");
  }

  /** Natively it is not the extension that hands it out (http/OpenApiAsBuilt). */
  @Test
  void the_open_api_document_lists_the_same_routes_as_json_and_as_yaml() throws Exception {
    JsonNode json = gateway.http(200, null, "GET", "/q/openapi", null);
    assertThat(json.at("/info/title").asText()).isEqualTo("Taskip QuickBooks");
    assertThat(json.at("/components/securitySchemes/token/scheme").asText()).isEqualTo("bearer");

    JsonNode yaml = gateway.file("/q/openapi");
    assertThat(header(yaml, "Content-Type")).startsWith("application/yaml");
    List<String> routes = new ArrayList<>();
    json.path("paths").fieldNames().forEachRemaining(routes::add);
    assertThat(routes).contains("/api/v3/contacts/{id}", QUICKBOOKS + "/connect");
    assertThat(
            Pattern.compile("^  (/.*):$", Pattern.MULTILINE)
                .matcher(unzipped(yaml))
                .results()
                .map(route -> route.group(1)))
        .containsExactlyElementsOf(routes);
  }

  private static String header(JsonNode answer, String name) {
    return answer.path("headers").properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().asText())
        .findFirst()
        .orElse("");
  }

  private static byte[] body(JsonNode answer) {
    String body = answer.path("body").asText();
    return answer.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  private static int weight(JsonNode answer) {
    return body(answer).length;
  }

  private static String unzipped(JsonNode answer) throws IOException {
    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    try (var text = new GZIPInputStream(new ByteArrayInputStream(body(answer)))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Books books() {
    return stack.simulator().company(stack.simulator().realms().getFirst());
  }

  private static long customersNamed(String name) {
    return books().customers().stream()
        .filter(customer -> customer.path("DisplayName").asText().equals(name))
        .count();
  }

  /** What Sync Health says of a record. */
  private static String row(String entityId) throws Exception {
    JsonNode rows = gateway.http(200, person, "GET", QUICKBOOKS + "/sync-logs", null);
    for (JsonNode row : rows.path("data")) {
      if (row.path("entity_id").asText().equals(entityId)) {
        return row.path("status").asText();
      }
    }
    return "missing";
  }

  private static String attribute(String queue, QueueAttributeName name) {
    return sqs.getQueueAttributes(request -> request.queueUrl(queue).attributeNames(name))
        .attributes()
        .get(name);
  }

  private static Map<String, Object> contact(String name) {
    return Map.of("display_name", name, "email", "cat@example.com", "currency", "USD");
  }

  private static Map<String, Object> invoice() {
    return Map.of(
        "number", "INV-1",
        "status", "sent",
        "contact_id", "c-1",
        "issue_date", "2026-11-20",
        "due_date", "2026-12-20",
        "sent_at", "2126-11-20T10:00:00Z",
        "currency", "USD",
        "lines",
            List.of(
                Map.of(
                    "id", "l-1",
                    "description", "Coaching",
                    "quantity", new BigDecimal("1.5"),
                    "unit_price", new BigDecimal("100.1666667"),
                    "category", "coaching")));
  }

  /** Plays Lambda's SQS trigger once: true when nothing was handed back. */
  private static boolean delivered() throws Exception {
    return trigger.deliver().handedBack() == 0;
  }
}
