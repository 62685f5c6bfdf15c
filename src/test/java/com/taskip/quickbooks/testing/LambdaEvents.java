package com.taskip.quickbooks.testing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Hands the running application AWS events through Lambda's own path: the event server that stands
 * in for the runtime API, the extension's poll loop, our handler.
 */
public final class LambdaEvents {

  private LambdaEvents() {}

  /**
   * What came of an invocation.
   *
   * @param failed whether the function ended with an error, which is then the body
   */
  public record Answer(boolean failed, JsonPath body) {}

  /** The recorded event {@code src/test/resources/events/NAME.json}. */
  public static String recorded(String name) {
    try (InputStream file = LambdaEvents.class.getResourceAsStream("/events/" + name + ".json")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Invokes the function with an event. */
  public static Answer invoke(String event) {
    Response response =
        RestAssured.given().contentType(ContentType.JSON).body(event).post("/_lambda_");
    return new Answer(response.statusCode() != 200, JsonPath.from(response.asString()));
  }

  /** The ten-minute tick. */
  public static Answer pull() {
    return invoke(recorded("schedule-pull"));
  }

  /** The sweeper's tick. */
  public static Answer sweep() {
    return invoke(recorded("schedule-sweep"));
  }
}
