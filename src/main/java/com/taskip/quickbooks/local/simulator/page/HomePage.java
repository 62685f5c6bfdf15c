package com.taskip.quickbooks.local.simulator.page;

import com.taskip.quickbooks.local.simulator.LoggedRequest;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.books.Company;
import java.util.List;

/** The companies, and what was last asked of the API. */
final class HomePage {

  private static final int LATEST = 25;

  private HomePage() {}

  static String of(QuickBooksSimulator simulator) {
    StringBuilder content = new StringBuilder("<div class=\"card\"><table><tr><th>Company</th>");
    content.append("<th>Company id</th><th>Country</th><th>Currency</th></tr>");
    for (String realm : simulator.realms()) {
      Company company = simulator.company(realm).company();
      content.append(
          "<tr><td><a href=\"/books/%s\">%s</a></td><td>%s</td><td>%s</td><td>%s</td></tr>"
              .formatted(
                  realm,
                  Html.escape(company.name()),
                  realm,
                  company.country(),
                  company.homeCurrency()));
    }
    content.append("</table></div><h2>Latest API requests</h2><div class=\"card\">");
    List<LoggedRequest> requests = simulator.log().all().reversed();
    if (requests.isEmpty()) {
      content.append("<p class=\"soft\">None yet.</p>");
    } else {
      content.append(
          "<table><tr><th>Time (UTC)</th><th>Request</th><th>Status</th><th>Fault</th></tr>");
      requests.stream().limit(LATEST).forEach(each -> content.append(row(each)));
      content.append("</table>");
    }
    return Layout.page("Companies", content.append("</div>").toString());
  }

  private static String row(LoggedRequest request) {
    return "<tr><td>%s</td><td>%s %s</td><td>%s</td><td>%s</td></tr>"
        .formatted(
            request.at().toString().substring(11, 19),
            request.call().method(),
            Html.escape(request.call().target()),
            request.status() == 0 ? "cut" : request.status(),
            Html.escape(request.faultCode()));
  }
}
