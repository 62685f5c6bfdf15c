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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A backfill beside live changes, against a local run that is already up: thousands of imported contacts are pushed by a
 * manual sync while a live contact is put every five seconds. Says how near the run comes to what Intuit allows (batches a
 * minute times 30), how long a live change takes meanwhile, and what QuickBooks counted.
 *
 * <p>Usage: {@code java infra/evidence/Backfill.java [PRODUCT_URL [SIMULATOR_URL [RECORDS [BATCH_MILLIS [COMPANY]]]]]}; a batch
 * takes QuickBooks BATCH_MILLIS. Needs nothing but a JDK. Exit code 1 when a record is missing, doubled or failed.
 */
final class Backfill {
  private static final int RECORDS_PER_IMPORT = 5000;
  private static final int ALLOWED_PER_MINUTE = 40 * 30;
  private static final Duration BETWEEN_LIVE_CHANGES = Duration.ofSeconds(5);
  private static final String DOOR = "/api/v3/integrations/quickbooks";

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String product;
  private final String simulator;
  private final String workspace = "backfill-" + Long.toString(System.currentTimeMillis(), 36);
  private String admin;
  private String service;

  private Backfill(String product, String simulator) {
    this.product = product;
    this.simulator = simulator;
  }

  public static void main(String[] args) throws Exception {
    String product = args.length > 0 ? args[0] : "http://localhost:8080";
    String simulator = args.length > 1 ? args[1] : "http://localhost:9080";
    int records = args.length > 2 ? Integer.parseInt(args[2]) : 5000;
    int batchMillis = args.length > 3 ? Integer.parseInt(args[3]) : 0;
    int company = args.length > 4 ? Integer.parseInt(args[4]) : 0;
    System.exit(new Backfill(product, simulator).run(records, batchMillis, company) ? 0 : 1);
  }

  private boolean run(int records, int batchMillis, int company) throws Exception {
    admin = token("administrator");
    service = token("service");
    String realm = connect(company);
    if (batchMillis > 0) {
      call("POST", simulator + "/simulator/faults", null, "{\"operation\":\"batch\",\"realm\":\"" + realm
          + "\",\"times\":0,\"probability\":1,\"action\":{\"kind\":\"slow\",\"millis\":" + batchMillis + "}}");
    }
    importContacts(records);

    Instant start = Instant.now();
    String run = text(send("POST", DOOR + "/sync/contacts", admin, null), "id");
    Duration answered = Duration.between(start, Instant.now());
    List<Long> live = new ArrayList<>();
    Instant nextLive = start;
    Instant planned = null;
    Map<Long, Integer> doneBySecond = new HashMap<>();
    String state;
    do {
      if (Instant.now().isAfter(nextLive)) {
        live.add(liveChange(live.size()));
        nextLive = nextLive.plus(BETWEEN_LIVE_CHANGES);
      }
      Thread.sleep(200);
      state = get(DOOR + "/sync/runs/" + run, admin);
      if (planned == null && number(state, "total") == records) {
        planned = Instant.now();
      }
      doneBySecond.put(Duration.between(start, Instant.now()).toSeconds(), number(state, "succeeded"));
    } while (text(state, "finished_at") == null);
    Duration took = Duration.between(start, Instant.now());

    double perMinute = records * 60_000.0 / took.toMillis();
    Collections.sort(live);
    System.out.printf("run        answered in %d ms, planned after %s, %d records in %s%n",
        answered.toMillis(), seconds(Duration.between(start, planned == null ? Instant.now() : planned)), records, seconds(took));
    System.out.printf("rate       %.0f a minute = %.3f of the %d that Intuit allows%n",
        perMinute, perMinute / ALLOWED_PER_MINUTE, ALLOWED_PER_MINUTE);
    System.out.printf("steady     %.0f a minute from the second minute on%n", steady(doneBySecond));
    System.out.printf("live       %d changes beside it: median %d ms, longest %d ms%n",
        live.size(), live.get(live.size() / 2), live.getLast());
    System.out.println("counted    " + body(call("GET", simulator + "/simulator/companies/" + realm + "/counters", null, null)));
    System.out.println("ended      " + state);
    return number(state, "succeeded") == records && inTheBooksOnce(realm, records);
  }

  /** From the end of the first minute to that of the last whole one. */
  private static double steady(Map<Long, Integer> doneBySecond) {
    long last = Collections.max(doneBySecond.keySet()) / 60 * 60;
    return last <= 60 ? Double.NaN : (at(doneBySecond, last) - at(doneBySecond, 60)) * 60.0 / (last - 60);
  }

  private static int at(Map<Long, Integer> doneBySecond, long second) {
    return doneBySecond.entrySet().stream().filter(entry -> entry.getKey() <= second)
        .mapToInt(Map.Entry::getValue).max().orElse(0);
  }

  /** Milliseconds from the PUT until QuickBooks has it. */
  private long liveChange(int i) throws Exception {
    Instant start = Instant.now();
    String id = "live-" + i;
    send("PUT", "/api/v3/contacts/" + id, service, "{\"display_name\":\"" + workspace + " live " + i + "\",\"currency\":\"USD\"}");
    while (!"success".equals(text(get(DOOR + "/sync-logs?entity_id=" + id, admin), "status"))) {
      Thread.sleep(20);
    }
    return Duration.between(start, Instant.now()).toMillis();
  }

  private void importContacts(int records) throws Exception {
    for (int from = 0; from < records; from += RECORDS_PER_IMPORT) {
      StringBuilder lines = new StringBuilder();
      for (int i = from; i < Math.min(records, from + RECORDS_PER_IMPORT); i++) {
        lines.append("{\"type\":\"contact\",\"id\":\"c").append(i).append("\",\"display_name\":\"").append(name(i)).append("\"}\n");
      }
      send("POST", "/api/v3/import", service, lines.toString());
    }
  }

  private boolean inTheBooksOnce(String realm, int records) throws Exception {
    String books = body(call("GET", simulator + "/simulator/companies/" + realm + "/customer", null, null));
    Map<String, Integer> times = new HashMap<>();
    each(books, "DisplayName").forEach(name -> times.merge(name, 1, Integer::sum));
    int wrong = 0;
    for (int i = 0; i < records; i++) {
      wrong += times.getOrDefault(name(i), 0) == 1 ? 0 : 1;
    }
    System.out.printf("books      %d expected, %d missing or doubled%n", records, wrong);
    return wrong == 0;
  }

  private String name(int i) {
    return workspace + " " + i;
  }

  /** Plays the person: asks for the link, picks a company at Intuit's page, comes back. */
  private String connect(int company) throws Exception {
    String url = text(send("POST", DOOR + "/connect", admin, ""), "authorization_url");
    Map<String, String> asked = query(url);
    String realm = each(body(call("GET", simulator + "/simulator/companies", null, null)), "realmId").get(company);
    asked.put("realmId", realm);
    HttpResponse<String> page = http.send(
        HttpRequest.newBuilder(URI.create(url.substring(0, url.indexOf('?'))))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(asked))).build(),
        BodyHandlers.ofString());
    Map<String, String> back = query(page.headers().firstValue("Location").orElseThrow());
    send("POST", DOOR + "/callback", admin,
        "{\"code\":\"" + back.get("code") + "\",\"state\":\"" + back.get("state") + "\",\"realmId\":\"" + realm + "\"}");
    return realm;
  }

  private String token(String group) throws Exception {
    return text(send("POST", "/local/token", null,
        "{\"workspace_id\":\"" + workspace + "\",\"user_id\":\"ada\",\"group\":\"" + group + "\"}"), "token");
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
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", url.endsWith("/import") ? "application/x-ndjson" : "application/json");
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

  private static int number(String json, String member) {
    Matcher matcher = Pattern.compile("\"" + member + "\"\\s*:\\s*(\\d+)").matcher(json);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
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

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
