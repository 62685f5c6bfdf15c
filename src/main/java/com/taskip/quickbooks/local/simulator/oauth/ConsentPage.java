package com.taskip.quickbooks.local.simulator.oauth;

import com.taskip.quickbooks.local.simulator.books.Company;
import com.taskip.quickbooks.local.simulator.page.Html;
import com.taskip.quickbooks.local.simulator.page.Layout;
import java.util.List;
import java.util.Map;

/** Where a person picks the company that an app may work in, or refuses. */
final class ConsentPage {

  /** What a scope lets an app do, in a person's words; any other is called by its name. */
  private static final Map<String, String> WORDS =
      Map.of(
          "com.intuit.quickbooks.accounting",
          "Reading and writing your customers, invoices and payments, and reading your account"
              + " settings (tax codes, items, chart of accounts)",
          "openid",
          "Knowing who you are (OpenID)",
          "profile",
          "Basic profile information");

  private ConsentPage() {}

  static String of(AuthorizationRequest request, List<Company> companies) {
    StringBuilder content = new StringBuilder();
    content.append(
        "<p class=\"card\">An app asks to read and change the books of one of your companies."
            + " Which one may it work in?</p>");
    content.append("<p>It asks for:</p><ul>");
    for (String scope : request.scope().split(" ")) {
      content.append("<li>").append(Html.escape(WORDS.getOrDefault(scope, scope))).append("</li>");
    }
    content.append("</ul>");
    for (Company company : companies) {
      content.append(form(request, company.realmId(), "Connect " + company.name(), ""));
    }
    content.append(form(request, "", "No, do not connect", "quiet"));
    return Layout.page("Connect to QuickBooks", content.toString());
  }

  static String refusal(String sentence) {
    return Layout.page(
        "Sorry, but this app did not connect",
        "<p class=\"card bad\">" + Html.escape(sentence) + "</p>");
  }

  private static String form(
      AuthorizationRequest request, String realmId, String label, String style) {
    return """
        <form class="card" method="post" action="/connect/oauth2">
        <input type="hidden" name="client_id" value="%s"><input type="hidden" name="redirect_uri" value="%s">
        <input type="hidden" name="scope" value="%s"><input type="hidden" name="state" value="%s">
        <input type="hidden" name="response_type" value="code"><input type="hidden" name="realmId" value="%s">
        <button class="%s">%s</button></form>
        """
        .formatted(
            Html.escape(request.clientId()),
            Html.escape(request.redirectUri()),
            Html.escape(request.scope()),
            Html.escape(request.state()),
            realmId,
            style,
            Html.escape(label));
  }
}
