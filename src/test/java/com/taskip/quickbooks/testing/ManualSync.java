package com.taskip.quickbooks.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plays a person at the Sync page, and Taskip's back end that imports history before. */
public final class ManualSync {
  private static final Duration PATIENCE = TestSurroundings.PATIENCE;
  private static final String DOOR = "/api/v3/integrations/quickbooks/sync";

  private final ConnectedWorkspace workspace;

  public ManualSync(ConnectedWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Imports so many contacts; answers with their ids, which are their names too. */
  public List<String> importContacts(int count) {
    String prefix = Taskip.unique("past");
    List<String> ids =
        IntStream.range(0, count).mapToObj(i -> prefix + "-%05d".formatted(i)).toList();
    importLines(
        ids.stream()
            .map(
                id ->
                    """
                    {"type":"contact","id":"%1$s","display_name":"%1$s","email":"%1$s@books.example"}
                    """
                        .formatted(id)));
    return ids;
  }

  /** Imports an invoice of one line for each of the contacts; answers with their ids. */
  public List<String> importInvoices(List<String> contacts, String status) {
    List<String> ids = contacts.stream().map(contact -> Taskip.unique("inv")).toList();
    importLines(
        IntStream.range(0, ids.size())
            .mapToObj(
                i ->
                    """
                    {"type":"invoice","id":"%1$s","number":"%1$s","contact_id":"%2$s","status":"%3$s",\
                    "issue_date":"2025-05-04","currency":"USD",\
                    "lines":[{"id":"l1","description":"Work","quantity":1,"unit_price":10}]}
                    """
                        .formatted(ids.get(i), contacts.get(i), status)));
    return ids;
  }

  /** Imports records, each as one line of JSON. */
  public void importLines(Stream<String> lines) {
    workspace
        .service()
        .contentType("application/x-ndjson")
        .body(
            lines
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8))
        .post("/api/v3/import")
        .then()
        .statusCode(200)
        .body("rejected", org.hamcrest.Matchers.empty());
  }

  /** Clicks a sync button, for example {@code contacts} or {@code all}. */
  public ValidatableResponse click(String what) {
    return workspace.administrator().post(DOOR + "/" + what).then();
  }

  /** Starts a run; answers with its id. */
  public String start(String what) {
    return click(what).statusCode(202).extract().path("id");
  }

  public ValidatableResponse cancel(String run) {
    return workspace.administrator().post(DOOR + "/runs/" + run + "/cancel").then();
  }

  /** How a run stands. */
  public JsonPath run(String id) {
    return workspace
        .administrator()
        .accept(ContentType.JSON)
        .get(DOOR + "/runs/" + id)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Waits until nothing of the run is open any more. */
  public JsonPath awaitEnd(String id) {
    return await("end of run " + id)
        .atMost(PATIENCE)
        .until(() -> run(id), run -> run.getString("finished_at") != null);
  }

  /** Waits until that many records of the run are done. */
  public JsonPath awaitDone(String id, int count) {
    return await(count + " done in run " + id)
        .atMost(PATIENCE)
        .until(() -> run(id), run -> run.getInt("succeeded") >= count);
  }
}
