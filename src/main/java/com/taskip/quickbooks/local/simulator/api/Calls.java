package com.taskip.quickbooks.local.simulator.api;

import com.taskip.quickbooks.local.simulator.Call;
import com.taskip.quickbooks.local.simulator.books.EntityType;
import com.taskip.quickbooks.local.simulator.http.Request;
import com.taskip.quickbooks.local.simulator.oauth.OAuthDoor;
import java.util.List;
import java.util.Map;

/** Says what a request is about, from its address alone. */
final class Calls {

  private Calls() {}

  static boolean isApi(Request request) {
    List<String> parts = request.segments();
    return parts.size() >= 4 && parts.get(0).equals("v3") && parts.get(1).equals("company");
  }

  static Call of(Request request) {
    if (!isApi(request)) {
      String operation =
          switch (request.path()) {
            case OAuthDoor.TOKEN -> "token";
            case OAuthDoor.REVOKE -> "revoke";
            case OAuthDoor.AUTHORIZE -> "authorize";
            default -> "unknown";
          };
      return new Call(request.method(), request.path(), "", operation, "");
    }
    List<String> parts = request.segments();
    String name = parts.get(3);
    String entity = EntityType.ofPath(name).map(EntityType::wireName).orElse("");
    return new Call(
        request.method(), request.target(), parts.get(2), operation(request, name), entity);
  }

  private static String operation(Request request, String name) {
    if (List.of("query", "batch", "cdc").contains(name)) {
      return name;
    }
    if (request.method().equals("GET")) {
      return "read";
    }
    Map<String, String> query = request.query();
    String asked = query.getOrDefault("operation", "");
    if (asked.equals("void") || query.getOrDefault("include", "").contains("void")) {
      return "void";
    }
    if (asked.equals("delete")) {
      return "delete";
    }
    // Create and update share an address: the body tells them apart.
    return request.text().matches("(?s)\\s*\\{.*\"Id\"\\s*:.*\"SyncToken\"\\s*:.*")
            || request.text().matches("(?s)\\s*\\{.*\"SyncToken\"\\s*:.*\"Id\"\\s*:.*")
        ? "update"
        : "create";
  }
}
