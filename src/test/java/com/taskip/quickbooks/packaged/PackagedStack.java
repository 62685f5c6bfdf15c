package com.taskip.quickbooks.packaged;

import static com.taskip.quickbooks.packaged.Template.map;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.taskip.quickbooks.local.LocalRun;
import com.taskip.quickbooks.local.LocalSettings;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.SimulatorOptions;
import com.taskip.quickbooks.testing.Stack;
import com.taskip.quickbooks.testing.TestSurroundings;
import com.taskip.quickbooks.testing.Tokens;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/**
 * template.yaml on this machine: each of its functions is a process from the zip, with the
 * environment, handler and events that the template gives it. PostgreSQL and the queue are real,
 * QuickBooks is simulated, and the way to all of them is TLS. Nothing of the product runs in the
 * test's JVM.
 */
final class PackagedStack {

  private static final String FUNCTION = "AWS::Serverless::Function";

  /**
   * What differs from AWS, and nothing else: where the stand-ins are, and how long a test waits.
   */
  private final Map<String, String> standIns = new HashMap<>();

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<String, PackagedFunction> functions = new LinkedHashMap<>();
  private final Map<String, TlsFront> fronts = new LinkedHashMap<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final FunctionZip zip = FunctionZip.unpack();
  private final Authority authority;
  private final Map<String, String> found;
  private final QuickBooksSimulator simulator;
  private final Stack cloudFormation;
  private final Deployment deployment;
  private final Template template = Template.read("template.yaml");

  private PackagedStack() throws Exception {
    authority = Authority.in(FunctionZip.TARGET.resolve("authority"));
    LocalRun run =
        LocalRun.start(
            new LocalSettings(TestSurroundings.DATA, true, 0, 0, 0, 0),
            new SmallRyeConfigBuilder().build());
    parts.push(run);
    found = run.properties();
    simulator =
        QuickBooksSimulator.start(
            new SimulatorOptions(
                Integer.parseInt(found.get("taskip.local.quickbooks.port")),
                null,
                found.get("QUICKBOOKS_CLIENT_ID"),
                found.get("QUICKBOOKS_CLIENT_SECRET"),
                List.of(SamConfig.environments().get("dev").get("QuickBooksRedirectUri")),
                Clock.systemUTC()));
    parts.push(simulator);
    cloudFormation = Stack.start();
    parts.push(cloudFormation);
    putTlsInFront();
    provideStandIns();
    deployment = new Deployment(template, parameters(), resources());
  }

  static PackagedStack start() throws Exception {
    return new PackagedStack();
  }

  private void putTlsInFront() throws Exception {
    SSLContext tls = authority.server();
    front("database", TlsFront.beforePostgres(databaseAddress().getPort(), tls));
    front("queue", TlsFront.before(port("quarkus.sqs.endpoint-override"), tls));
    front("quickbooks", TlsFront.before(port("QUICKBOOKS_API_URL"), tls));
    front("keys", TlsFront.before(keys(), tls));
    front("deployment", TlsFront.before(cloudFormation.port(), tls));
    front("taskip", TlsFront.before(taskip(), tls));
  }

  private void front(String name, TlsFront front) {
    fronts.put(name, front);
    parts.push(front);
  }

  private int port(String property) {
    return URI.create(found.get(property)).getPort();
  }

  private URI databaseAddress() {
    return URI.create(found.get("quarkus.datasource.jdbc.url").substring("jdbc:".length()));
  }

  /**
   * Serves the public keys of Taskip's callers, as their issuer does: the one before is still
   * there.
   */
  private int keys() throws IOException, GeneralSecurityException, JoseException {
    Path trusted = Path.of(URI.create(found.get("mp.jwt.verify.publickey.location")));
    RsaJsonWebKey key =
        new RsaJsonWebKey((RSAPublicKey) KeyUtils.decodePublicKey(Files.readString(trusted)));
    key.setKeyId(Tokens.KEY_ID);
    RsaJsonWebKey before = RsaJwkGenerator.generateJwk(2048);
    before.setKeyId("taskip-1");
    byte[] keys = new JsonWebKeySet(before, key).toJson().getBytes(StandardCharsets.UTF_8);
    return server(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
  }

  /** Hears what Taskip is told, signature first. */
  private int taskip() throws IOException {
    return server(
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          told.add(exchange.getRequestHeaders().getFirst("Taskip-Signature") + " " + body);
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
  }

  private int server(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    parts.push(() -> server.stop(0));
    return server.getAddress().getPort();
  }

  private void provideStandIns() {
    String quickBooks = fronts.get("quickbooks").address();
    standIns.put("QUICKBOOKS_API_URL", quickBooks);
    standIns.put("QUICKBOOKS_TOKEN_URL", quickBooks + "/oauth2/v1/tokens/bearer");
    standIns.put("QUICKBOOKS_REVOKE_URL", quickBooks + "/v2/oauth2/tokens/revoke");
    // Where a person's browser goes, not the function.
    standIns.put("QUICKBOOKS_AUTHORIZE_URL", found.get("QUICKBOOKS_AUTHORIZE_URL"));
    standIns.put("QUARKUS_SQS_ENDPOINT_OVERRIDE", fronts.get("queue").address());
    standIns.put("SYNC_RETRY_DELAY", "PT1S");
  }

  private Map<String, String> parameters() throws IOException {
    Map<String, String> parameters = new HashMap<>(SamConfig.environments().get("dev"));
    parameters.put("Release", "0123456789abcdef");
    parameters.put("FunctionRuntime", zip.runtime());
    parameters.put("JwtIssuer", Tokens.ISSUER);
    parameters.put("TaskipWebhookUrl", fronts.get("taskip").address() + "/webhooks/quickbooks");
    parameters.put("JwtPublicKeyLocation", fronts.get("keys").address() + "/.well-known/jwks.json");
    return parameters;
  }

  private Map<String, String> resources() throws IOException {
    String proxied =
        new Deployment(
                Template.read("infra/database.yaml"),
                Map.of(),
                Map.of("Proxy.Endpoint", "localhost"))
            .at("Outputs.JdbcUrl.Value")
            .toString();
    String database = databaseAddress().getPath();
    return Map.of(
        "SyncQueue", found.get("SYNC_QUEUE_URL"),
        "Database.Outputs.Username", found.get("quarkus.datasource.username"),
        "Database.Outputs.JdbcUrl",
            proxied.replace(
                ":5432/taskip_quickbooks", ":" + fronts.get("database").port() + database));
  }

  private Map<String, String> secrets() {
    return Map.of(
        "password", found.get("quarkus.datasource.password"),
        "quickbooks_client_id", found.get("QUICKBOOKS_CLIENT_ID"),
        "quickbooks_client_secret", found.get("QUICKBOOKS_CLIENT_SECRET"),
        "quickbooks_webhook_verifier_token", "a-verifier-token",
        "token_encryption_key", found.get("TOKEN_ENCRYPTION_KEY"),
        "taskip_webhook_secret", "a-webhook-secret");
  }

  /** The template's function of that name; its first use is its cold start. */
  PackagedFunction function(String name) throws IOException {
    PackagedFunction running = functions.get(name);
    if (running == null) {
      running = start(name, Map.of());
      functions.put(name, running);
    }
    return running;
  }

  /** Another instance of a function, with some of its variables set otherwise. */
  PackagedFunction start(String name, Map<String, String> changes) throws IOException {
    Map<String, String> environment = environment();
    environment.putAll(changes);
    return PackagedFunction.start(
        changes.isEmpty() ? name : name + "-changed", zip.process(environment, handler(), trust()));
  }

  /** An instance that is a custom runtime, whatever the template's functions are. */
  PackagedFunction startCustomRuntime(Map<String, String> changes) throws IOException {
    Map<String, String> environment = environment();
    environment.put("JAVA_TOOL_OPTIONS", "--add-opens=java.base/java.lang=ALL-UNNAMED");
    environment.putAll(changes);
    return PackagedFunction.start("custom-runtime", zip.customRuntime(environment, trust()));
  }

  /** What the template says, and where the stand-ins are. */
  Map<String, String> environment() {
    Map<String, String> environment = deployment.environment(secrets());
    environment.putAll(standIns);
    return environment;
  }

  String handler() {
    return (String) deployment.at("Globals.Function.Handler");
  }

  /** Options by which a function trusts the stand-ins' certificate. */
  List<String> trust() {
    return authority.trust();
  }

  /** The function that the template's queue triggers, and with how many messages at once. */
  Map.Entry<String, Integer> queueTrigger() {
    return template.resources(FUNCTION).entrySet().stream()
        .flatMap(
            function ->
                map(function.getValue().getOrDefault("Events", Map.of())).values().stream()
                    .filter(event -> map(event).get("Type").equals("SQS"))
                    .map(
                        event ->
                            Map.entry(
                                function.getKey(),
                                (Integer) map(map(event).get("Properties")).get("BatchSize"))))
        .findFirst()
        .orElseThrow();
  }

  /** The function of a timer, by how its rule's name ends. */
  String timer(String rule) {
    return template.resources(FUNCTION).entrySet().stream()
        .filter(
            function ->
                function
                    .getValue()
                    .getOrDefault("Events", Map.of())
                    .toString()
                    .contains("-" + rule))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** The function that the API's routes lead to. */
  String api() {
    return nameIn("Resources.HttpIntegration.Properties.IntegrationUri");
  }

  /** The function that a deployment asks to migrate. */
  String migration() {
    return nameIn("Resources.DatabaseSchema.Properties.ServiceToken");
  }

  /** {@code GetAtt NAME.Arn}, {@code Ref NAME.Alias}. */
  private String nameIn(String path) {
    return template.at(path).toString().replaceFirst("^\\w+ (\\w+)\\..*", "$1");
  }

  Stack cloudFormation() {
    return cloudFormation;
  }

  /** The event, answered over TLS. */
  String deploymentEvent(String requestType) throws IOException {
    return cloudFormation
        .event(requestType)
        .replace("http://localhost:" + cloudFormation.port(), fronts.get("deployment").address());
  }

  QuickBooksSimulator simulator() {
    return simulator;
  }

  Map<String, String> found() {
    return found;
  }

  /** The TLS in front of one of the things that functions talk to. */
  TlsFront front(String name) {
    return fronts.get(name);
  }

  /** What Taskip was told, each time with its signature in front. */
  List<String> told() {
    return List.copyOf(told);
  }

  /** In order: the functions first, then what they need. */
  void stop() throws Exception {
    functions.values().forEach(PackagedFunction::close);
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
