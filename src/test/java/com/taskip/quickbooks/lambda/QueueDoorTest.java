package com.taskip.quickbooks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.lambda.QueueDoor.BatchResult;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QueueDoorTest {

  @Inject QueueDoor door;

  /** One message for each workspace, named like it. */
  private static JsonNode batch(String... workspaces) {
    ObjectNode event = EventJson.MAPPER.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (String workspace : workspaces) {
      records
          .addObject()
          .put("messageId", workspace)
          .put("eventSource", "aws:sqs")
          .put("body", "{\"workspace_id\":\"%s\",\"pull\":true}".formatted(workspace));
    }
    return event;
  }

  @Test
  void work_that_would_be_killed_by_the_deadline_is_handed_back_unbegun() {
    Context context = new InvocationContext(300, 299, 89, 88);
    assertThat(door.open(batch("in-time", "late", "later"), context).batchItemFailures())
        .extracting(BatchResult.Failure::itemIdentifier)
        .containsExactly("late", "later");
  }

  @Test
  void short_invocation_begins_what_fits_into_it() {
    Context context = new InvocationContext(30, 29, 28);
    assertThat(door.open(batch("one", "other"), context).batchItemFailures()).isEmpty();
  }

  @Test
  void without_a_deadline_everything_is_begun() {
    assertThat(door.open(batch("one", "other"), null).batchItemFailures()).isEmpty();
    assertThat(door.open(batch("one", "other"), new InvocationContext(-1)).batchItemFailures())
        .isEmpty();
  }
}
