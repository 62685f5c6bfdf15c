package com.taskip.quickbooks.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.http.ImportAnswer.Rejected;
import com.taskip.quickbooks.record.RecordKey;
import com.taskip.quickbooks.record.TaskipRecord;
import com.taskip.quickbooks.sync.RecordIntake;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads an import line by line; one bad line says so and harms no other. */
@ApplicationScoped
class Import {
  private static final int MOST_LINES = 5_000;

  private final JsonBody json;
  private final RecordIntake intake;

  Import(JsonBody json, RecordIntake intake) {
    this.json = json;
    this.intake = intake;
  }

  /**
   * Keeps every good line. When a record comes more than once, its last line wins.
   *
   * @throws Refusal when there are more than 5,000 lines: then none is kept
   */
  ImportAnswer keep(String workspaceId, byte[] body) throws IOException {
    List<Ndjson.Line> lines = Ndjson.lines(body);
    if (lines.size() > MOST_LINES) {
      throw Refusal.invalid(
          "too_many_lines",
          "An import holds at most 5,000 lines; this one has " + lines.size() + ".");
    }
    Map<RecordKey, TaskipRecord> last = new LinkedHashMap<>();
    List<Rejected> rejected = new ArrayList<>();
    int repeated = 0;
    for (Ndjson.Line line : lines) {
      String id = null;
      try {
        JsonNode tree = json.tree(line.bytes());
        id = tree.path("id").textValue();
        ImportLine head = json.read(head(tree), ImportLine.class);
        TaskipRecord record = json.read(tree, head.type().type());
        TaskipRecord earlier = last.put(new RecordKey(head.type(), head.id()), record);
        repeated += record.equals(earlier) ? 1 : 0;
      } catch (Refusal refusal) {
        rejected.add(new Rejected(line.number(), id, refusal.errors()));
      } catch (MalformedJson malformed) {
        rejected.add(
            new Rejected(
                line.number(), id, List.of(new FieldError("", "must be one JSON object"))));
      }
    }
    int changed = intake.acceptHistory(workspaceId, last);
    int unchanged = last.size() - changed + repeated;
    return new ImportAnswer(lines.size() - rejected.size() - unchanged, unchanged, rejected);
  }

  /** Apart from the line, since reading takes out what is of a wrong type. */
  private static JsonNode head(JsonNode line) {
    if (!(line instanceof ObjectNode members)) {
      return line;
    }
    ObjectNode head = members.objectNode();
    head.setAll(members);
    return head.retain("type", "id");
  }
}
