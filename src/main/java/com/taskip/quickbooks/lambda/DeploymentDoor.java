package com.taskip.quickbooks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/**
 * A custom resource of the stack: brings the database to what this code expects, before any other
 * function of the new code gets traffic. Its failure fails the deployment and says why there.
 *
 * <p>Twice is as good as once, and a database that is ahead of this code (a deployment was rolled
 * back) is left as it is. Deleting the stack deletes no data.
 */
@ApplicationScoped
class DeploymentDoor {

  private static final Logger LOG = Logger.getLogger(DeploymentDoor.class);

  private final Flyway flyway;
  private final StackAnswers answers;

  DeploymentDoor(Flyway flyway, StackAnswers answers) {
    this.flyway = flyway;
    this.answers = answers;
  }

  /**
   * @throws IOException when CloudFormation cannot be told: Lambda then hands the event over again
   */
  Map<String, String> open(JsonNode event) throws IOException {
    StackAnswer answer = answer(event);
    answers.send(event.path("ResponseURL").asText(), answer);
    return Map.of("done", answer.status());
  }

  private StackAnswer answer(JsonNode event) {
    String wanted = event.path("RequestType").asText();
    return switch (wanted) {
      case "Create", "Update" -> migrate(event);
      case "Delete" -> StackAnswer.success(event, Map.of());
      default -> StackAnswer.failed(event, "There is no request type " + wanted + ".");
    };
  }

  private StackAnswer migrate(JsonNode event) {
    try {
      MigrateResult result = flyway.migrate();
      LOG.infof(
          "event=migrated from=%s to=%s migrations=%d",
          result.initialSchemaVersion, result.targetSchemaVersion, result.migrationsExecuted);
      return StackAnswer.success(
          event, Map.of("Migrations", Integer.toString(result.migrationsExecuted)));
    } catch (RuntimeException failed) {
      LOG.errorf(failed, "event=migration_failed");
      return StackAnswer.failed(event, "The database could not be migrated: " + said(failed));
    }
  }

  private static String said(RuntimeException failed) {
    return failed.getMessage() == null ? failed.toString() : failed.getMessage();
  }
}
