package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.taskip.quickbooks.local.simulator.Books;
import com.taskip.quickbooks.testing.LambdaEvents;
import com.taskip.quickbooks.testing.Tokens;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The whole story through the packaged jar's event path, as API Gateway, SQS and EventBridge do.
 */
class PackagedFunctionIT {

  private static final String WORKSPACE = "ws-packaged";
  private static final String QUICKBOOKS = "/api/v3/integrations/quickbooks";

  private static PackagedFunction function;
  private static Gateway gateway;
  private static SqsClient sqs;
  private static String person;
  private static String backEnd;

  @BeforeAll
  static void start() throws Exception {
    function = PackagedFunction.start();
    gateway = new Gateway(function.runtime());
    sqs =
        SqsClient.builder()
            .endpointOverride(URI.create(function.found().get("quarkus.sqs.endpoint-override")))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    person = Tokens.of(WORKSPACE, "ada", "administrator");
    backEnd = Tokens.of(WORKSPACE, "taskip", "service");
  }

  @AfterAll
  static void stop() throws Exception {
    if (function != null) {
      sqs.close();
      function.stop();
    }
  }

  @Test
  void contact_and_invoice_reach_quickbooks_and_the_payment_comes_back() throws Exception {
    String realm = function.simulator().realms().getFirst();
    Books books = function.simulator().company(realm);
    connect(realm);
    gateway.http(
        200,
        person,
        "PUT",
        QUICKBOOKS + "/settings",
        Map.of("default_item_id", "1", "default_deposit_account_id", "4"));

    gateway.http(
        201,
        backEnd,
        "PUT",
        "/api/v3/contacts/c-1",
        Map.of("display_name", "Zoë O'Neill", "email", "zoe@example.com", "currency", "USD"));
    gateway.http(201, backEnd, "PUT", "/api/v3/invoices/i-1", invoice());
    await().atMost(Duration.ofSeconds(60)).until(() -> delivered() && !books.invoices().isEmpty());
    assertThat(books.customers())
        .anySatisfy(
            customer -> assertThat(customer.path("DisplayName").asText()).isEqualTo("Zoë O'Neill"));

    JsonNode invoice = books.invoices().getFirst();
    assertThat(invoice.path("TotalAmt").decimalValue()).isEqualByComparingTo("150.25");
    books.recordPayment(invoice.path("Id").asText(), new BigDecimal("150.25"));
    gateway.tick("pull");
    await()
        .atMost(Duration.ofSeconds(60))
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
  }

  @Test
  void ready_and_told_apart() throws Exception {
    gateway.http(200, null, "GET", "/q/health/ready", null);
    gateway.tick("sweep");
    Message unreadable = Message.builder().messageId("m-1").body("no wake-up at all").build();
    assertThat(gateway.batch(List.of(unreadable))).containsExactly("m-1");
    assertThatThrownBy(() -> function.runtime().invoke(LambdaEvents.recorded("s3-put")))
        .isInstanceOf(RuntimeApi.InvocationFailed.class)
        .hasMessageContaining("UnknownEvent");
  }

  @Test
  void local_doors_are_shut() throws Exception {
    gateway.http(404, null, "POST", "/local/token", Map.of());
  }

  private static void connect(String realm) throws Exception {
    JsonNode asked = gateway.http(200, person, "POST", QUICKBOOKS + "/connect", null);
    String sentBackTo =
        function.simulator().authorize(asked.path("authorization_url").asText(), realm);
    Map<String, String> said =
        Arrays.stream(URI.create(sentBackTo).getRawQuery().split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    JsonNode connection = gateway.http(200, person, "POST", QUICKBOOKS + "/callback", said);
    assertThat(connection.path("status").asText()).isEqualTo("connected");
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
    String queue = function.found().get("SYNC_QUEUE_URL");
    List<Message> messages =
        sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10)).messages();
    if (messages.isEmpty()) {
      return true;
    }
    List<String> handedBack = gateway.batch(messages);
    for (Message message : messages) {
      if (!handedBack.contains(message.messageId())) {
        sqs.deleteMessage(
            request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
      }
    }
    return handedBack.isEmpty();
  }
}
