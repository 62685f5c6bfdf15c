package com.taskip.quickbooks.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says in the OpenAPI document, once for all routes, what every one of them answers besides yes.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemResponses implements OASFilter {
  private static final String API = "/api/";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getComponents().addSchema("Problem", problem());
    document.getPaths().getPathItems().forEach(ProblemResponses::describe);
  }

  private static void describe(String path, PathItem item) {
    if (!path.startsWith(API)) {
      return;
    }
    item.getOperations().values().forEach(operation -> describe(path, operation));
    Operation put = item.getPUT();
    if (put != null && path.endsWith("/{id}")) {
      APIResponse answer = put.getResponses().getAPIResponse("200");
      put.getResponses()
          .addAPIResponse(
              "201",
              OASFactory.createAPIResponse()
                  .description("The record is new")
                  .content(answer.getContent()));
    }
  }

  private static void describe(String path, Operation operation) {
    if (operation.getSecurity() == null) {
      refuse(operation, "401", "No signature, or a bad one");
    } else {
      refuse(operation, "401", "No token, or a bad one");
      refuse(operation, "403", "The token's groups do not allow it");
    }
    boolean parameters = operation.getParameters() != null;
    if (path.contains("{")) {
      refuse(operation, "404", "There is no such thing in the caller's workspace");
    }
    if (operation.getRequestBody() != null) {
      refuse(operation, "400", "The body is not JSON");
      refuse(operation, "413", BodyLimit.SENTENCE);
    }
    if (operation.getRequestBody() != null || parameters) {
      refuse(operation, "422", "What was sent is not valid; every bad field is named");
    }
    refuse(operation, "default", "Any other refusal; go by its code");
  }

  private static void refuse(Operation operation, String status, String why) {
    Schema problem = OASFactory.createSchema().ref("#/components/schemas/Problem");
    operation
        .getResponses()
        .addAPIResponse(
            status,
            OASFactory.createAPIResponse()
                .description(why)
                .content(
                    OASFactory.createContent()
                        .addMediaType(
                            Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(problem))));
  }

  private static Schema problem() {
    Schema text = text();
    Schema error =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .properties(Map.of("field", text, "message", text));
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("RFC 9457; code is a stable word that programs may go by")
        .addProperty("type", text)
        .addProperty("title", text)
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("code", text)
        .addProperty("detail", text)
        .addProperty(
            "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(error));
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }
}
