import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The main story as Taskip's back end and an accountant live it, against a local run that is already up:
 * connect, settings, contacts and sent invoices with names from many languages, all of them found in the
 * simulated QuickBooks once each with the right amounts, one of them paid there and seen paid in Taskip.
 *
 * <p>Usage: {@code java infra/evidence/MainStory.java [PRODUCT_URL [SIMULATOR_URL [CONTACTS [INVOICES]]]]}.
 * Needs nothing but a JDK. Exit code 1 when anything is missing, doubled or wrong.
 */
final class MainStory {
  private static final String[] NAMES = {
    "Zoë Ørsted", "李小龍", "O'Brien & Sons", "Мария Иванова", "محمد علي", "Ünïcødé GmbH", "दीपा शर्मा", "Nguyễn Văn An",
    "Σωκράτης", "ช่อผกา", "김민준", "Müller \\ Söhne", "100% \"Pure\" + #1", "x' OR Active = true", "🎉 Party Ltd"
  };

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String product;
  private final String simulator;
  private final String workspace = "load-" + Long.toString(System.currentTimeMillis(), 36);
  private String admin;
  private String service;

  private MainStory(String product, String simulator) {
    this.product = product;
    this.simulator = simulator;
  }

  public static void main(String[] args) throws Exception {
    String product = args.length > 0 ? args[0] : "http://localhost:8080";
    String simulator = args.length > 1 ? args[1] : "http://localhost:9080";
    int contacts = args.length > 2 ? Integer.parseInt(args[2]) : 500;
    int invoices = args.length > 3 ? Integer.parseInt(args[3]) : 800;
    System.exit(new MainStory(product, simulator).run(contacts, invoices) ? 0 : 1);
  }

  private boolean run(int contacts, int invoices) throws Exception {
    admin = token("administrator");
    service = token("service");
    String realm = connect();
    String item = first(get("/api/v3/integrations/quickbooks/items", admin), "id");
    String account = first(get("/api/v3/integrations/quickbooks/accounts?use=deposit", admin), "id");
    send("PUT", "/api/v3/integrations/quickbooks/settings", admin,
        "{\"default_item_id\":\"" + item + "\",\"default_deposit_account_id\":\"" + account + "\"}");

    Instant start = Instant.now();
    all(contacts, this::putContact);
    all(invoices, i -> putInvoice(i, contacts));
    System.out.printf("put        %d contacts, %d invoices in %s%n", contacts, invoices, since(start));
    awaitSynced(contacts + invoices);
    System.out.printf("synced     after %s%n", since(start));

    boolean good = found(realm, "customer", "DisplayName", contacts, i -> name(i))
        & found(realm, "invoice", "DocNumber", invoices, i -> number(i));
    return good & paid(realm);
  }

  private void putContact(int i) throws Exception {
    send("PUT", "/api/v3/contacts/c" + i, service,
        "{\"display_name\":" + quoted(name(i)) + ",\"email\":\"" + workspace + i + "@example.com\",\"currency\":\"USD\"}");
  }

  private void putInvoice(int i, int contacts) throws Exception {
    send("PUT", "/api/v3/invoices/i" + i, service,
        "{\"number\":\"" + number(i) + "\",\"status\":\"sent\",\"contact_id\":\"c" + i % contacts + "\",\"currency\":\"USD\","
            + "\"issue_date\":\"2026-05-04\",\"due_date\":\"2026-06-03\",\"lines\":[{\"id\":\"1\",\"description\":"
            + quoted(name(i)) + ",\"quantity\":1.5,\"unit_price\":" + (10 + i) + ".33}]}");
  }

  /** Plays the person: asks for the link, picks the first company at Intuit's page, comes back. */
  private String connect() throws Exception {
    String url = text(send("POST", "/api/v3/integrations/quickbooks/connect", admin, ""), "authorization_url");
    Map<String, String> asked = query(url);
    List<String> realms = each(body(call("GET", simulator + "/simulator/companies", null, null)), "realmId");
    for (String realm : realms) {
      asked.put("realmId", realm);
      HttpResponse<String> page = http.send(
          HttpRequest.newBuilder(URI.create(url.substring(0, url.indexOf('?'))))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form(asked))).build(),
          BodyHandlers.ofString());
      Map<String, String> back = query(page.headers().firstValue("Location").orElseThrow());
      HttpResponse<String> connected = call("POST", product + "/api/v3/integrations/quickbooks/callback", admin,
          "{\"code\":\"" + back.get("code") + "\",\"state\":\"" + back.get("state") + "\",\"realmId\":\"" + realm + "\"}");
      if (connected.statusCode() == 200) {
        System.out.printf("connected  workspace %s to company %s%n", workspace, realm);
        return realm;
      }
      url = text(send("POST", "/api/v3/integrations/quickbooks/connect", admin, ""), "authorization_url");
      asked = query(url);
    }
    throw new IllegalStateException("Every company of the simulator is taken: start afresh with LOCAL_FRESH=true");
  }

  private void awaitSynced(int jobs) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(10));
    while (Instant.now().isBefore(deadline)) {
      Map<String, Integer> statuses = new HashMap<>();
      String cursor = "";
      do {
        String page = get("/api/v3/integrations/quickbooks/sync-logs?limit=200" + cursor, admin);
        each(page, "status").forEach(status -> statuses.merge(status, 1, Integer::sum));
        String next = text(page, "next_cursor");
        cursor = next == null ? "" : "&cursor=" + next;
      } while (!cursor.isEmpty());
      if (statuses.getOrDefault("success", 0) >= jobs || statuses.getOrDefault("failed", 0) > 0) {
        System.out.println("rows       " + statuses);
        return;
      }
      Thread.sleep(500);
    }
    throw new IllegalStateException("Not all was synced within 10 minutes");
  }

  /** Every name or number of ours is in the company's books exactly once. */
  private boolean found(String realm, String type, String member, int count, Named named) throws Exception {
    String books = body(call("GET", simulator + "/simulator/companies/" + realm + "/" + type, null, null));
    Map<String, Integer> times = new HashMap<>();
    each(books, member).forEach(value -> times.merge(value, 1, Integer::sum));
    int missing = 0;
    int doubled = 0;
    for (int i = 0; i < count; i++) {
      int found = times.getOrDefault(named.of(i), 0);
      missing += found == 0 ? 1 : 0;
      doubled += found > 1 ? 1 : 0;
    }
    System.out.printf("%-10s %d expected, %d missing, %d doubled%n", type, count, missing, doubled);
    return missing == 0 && doubled == 0;
  }

  /** The accountant records a payment; the invoice turns paid in Taskip at the next tick. */
  private boolean paid(String realm) throws Exception {
    String id = text(get("/api/v3/invoices/i0", service).replaceFirst("(?s).*\"quickbooks\"", ""), "id");
    call("POST", simulator + "/simulator/companies/" + realm + "/record-payment", null,
        "{\"invoiceId\":\"" + id + "\",\"amount\":15.50}");
    Instant start = Instant.now();
    while (Duration.between(start, Instant.now()).toMinutes() < 11) {
      if ("paid".equals(text(get("/api/v3/invoices/i0", service), "status"))) {
        System.out.printf("paid       seen in Taskip after %s%n", since(start));
        return true;
      }
      Thread.sleep(500);
    }
    System.out.println("paid       never seen");
    return false;
  }

  private String name(int i) {
    return NAMES[i % NAMES.length] + " " + workspace + " " + i;
  }

  private String number(int i) {
    return workspace.substring(5) + "-" + i;
  }

  private String token(String group) throws Exception {
    return text(send("POST", "/local/token", null,
        "{\"workspace_id\":\"" + workspace + "\",\"user_id\":\"ada\",\"group\":\"" + group + "\"}"), "token");
  }

  private interface Named {
    String of(int i);
  }

  private interface Put {
    void accept(int i) throws Exception;
  }

  private static void all(int count, Put put) throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        calls.add(() -> {
          put.accept(number);
          return null;
        });
      }
      for (Future<Void> done : callers.invokeAll(calls)) {
        done.get();
      }
    }
  }

  private String get(String path, String token) throws Exception {
    return send("GET", path, token, null);
  }

  private String send(String method, String path, String token, String body) throws Exception {
    return body(call(method, product + path, token, body));
  }

  private static String body(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.request().uri() + " answered " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private HttpResponse<String> call(String method, String url, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static Map<String, String> query(String url) {
    Map<String, String> parameters = new HashMap<>();
    Arrays.stream(url.substring(url.indexOf('?') + 1).split("&")).map(pair -> pair.split("=", 2))
        .forEach(pair -> parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return parameters;
  }

  private static String form(Map<String, String> parameters) {
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return String.join("&", pairs);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String first(String json, String member) {
    return each(json, member).getFirst();
  }

  private static String text(String json, String member) {
    List<String> values = each(json, member);
    return values.isEmpty() ? null : values.getFirst();
  }

  /** All string values of a member; enough for answers whose shape we know, without a library. */
  private static List<String> each(String json, String member) {
    Matcher matcher = Pattern.compile("\"" + member + "\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
    List<String> values = new ArrayList<>();
    while (matcher.find()) {
      values.add(matcher.group(1).replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    return values;
  }

  private static String since(Instant start) {
    return "%.1f s".formatted(Duration.between(start, Instant.now()).toMillis() / 1000.0);
  }
}
