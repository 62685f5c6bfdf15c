package com.taskip.quickbooks.testing;

import com.taskip.quickbooks.local.simulator.Books;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/**
 * A workspace that is connected to a company of the simulator.
 *
 * @param books the company as its accountant sees it
 */
public record ConnectedWorkspace(String id, String realmId, Books books) {

  /** A call by a person of the workspace. */
  public RequestSpecification administrator() {
    return call(Tokens.administrator(id));
  }

  /** A call by Taskip's own back end. */
  public RequestSpecification service() {
    return call(Tokens.service(id));
  }

  private static RequestSpecification call(String token) {
    return RestAssured.given().auth().oauth2(token).contentType(ContentType.JSON);
  }
}
