package com.taskip.quickbooks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * The end of a process whose application did not start. Whoever waits for it is told why: the
 * invocation that it was started for, and the deployment, which would otherwise wait for its answer
 * until it times out.
 */
public final class FailedStart {

  private static final String RUNTIME = "/2018-06-01/runtime/invocation/";

  private FailedStart() {}

  /**
   * Says it on stderr and to whoever waits.
   *
   * @param runtimeApi host and port of Lambda's Runtime API
   */
  public static void tell(Throwable failure, String runtimeApi) {
    String why = StartFailure.sentence(failure);
    System.err.println("event=start_failed problem=\"" + why + "\"");
    try {
      String invocations = "http://" + runtimeApi + RUNTIME;
      HttpURLConnection next = connection(invocations + "next");
      String id = next.getHeaderField("Lambda-Runtime-Aws-Request-Id");
      tellDeployment(EventJson.MAPPER.readTree(next.getInputStream()), why);
      HttpURLConnection error = connection(invocations + id + "/error");
      error.setDoOutput(true);
      EventJson.MAPPER.writeValue(
          error.getOutputStream(), Map.of("errorType", "StartFailed", "errorMessage", why));
      error.getResponseCode();
    } catch (IOException unreachable) {
      System.err.println("event=start_failure_not_told problem=\"" + unreachable + "\"");
    }
  }

  private static HttpURLConnection connection(String address) throws IOException {
    return (HttpURLConnection) URI.create(address).toURL().openConnection();
  }

  private static void tellDeployment(JsonNode event, String why) throws IOException {
    if (EventKind.of(event) == EventKind.DEPLOYMENT) {
      // A stack whose creation failed must be free to go.
      boolean going = event.path("RequestType").asText().equals("Delete");
      new StackAnswers()
          .send(
              event.path("ResponseURL").asText(),
              going
                  ? StackAnswer.success(event, Map.of())
                  : StackAnswer.failed(event, "The function did not start: " + why));
    }
  }
}
