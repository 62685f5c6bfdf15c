package com.taskip.quickbooks.local.simulator.page;

import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.Switch;
import com.taskip.quickbooks.local.simulator.Switches;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is to go wrong next, and how the companies are set: for a person to try what follows. */
final class TroublePage {

  private static final List<String> PLACES =
      List.of(
          "batch",
          "create Customer",
          "update Customer",
          "create Invoice",
          "update Invoice",
          "void Invoice",
          "create Payment",
          "create CreditMemo",
          "create RefundReceipt",
          "read",
          "query",
          "token");

  private final QuickBooksSimulator simulator;

  private TroublePage(QuickBooksSimulator simulator) {
    this.simulator = simulator;
  }

  static String of(QuickBooksSimulator simulator, String error) {
    TroublePage page = new TroublePage(simulator);
    StringBuilder content = new StringBuilder(Parts.error(error));
    content.append(page.waiting()).append("<h2>Let something go wrong</h2>").append(page.add());
    simulator.realms().forEach(realm -> content.append(page.company(realm)));
    return Layout.page("Trouble", content.toString());
  }

  private String waiting() {
    List<FaultRule> rules = simulator.faults().waiting();
    if (rules.isEmpty()) {
      return "<p class=\"card soft\">Nothing is going to go wrong.</p>";
    }
    StringBuilder table =
        new StringBuilder("<div class=\"card\"><table><tr><th>What</th><th>At</th>")
            .append("<th>Company</th><th>How often</th></tr>");
    for (FaultRule rule : rules) {
      table.append(
          "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
              .formatted(
                  Html.escape(Mishap.wordsFor(rule.action())),
                  Html.escape(place(rule)),
                  rule.realm() == null ? "any" : Html.escape(name(rule.realm())),
                  rule.times() == 0 ? "until cleared" : rule.times() + " more"));
    }
    return table.append("</table></div>").append(button("", "clear", "Clear all", "")).toString();
  }

  private String add() {
    StringBuilder what = new StringBuilder("<label>What<select name=\"what\">");
    for (Mishap mishap : Mishap.values()) {
      what.append(option(mishap.name(), mishap.words()));
    }
    StringBuilder at =
        new StringBuilder("</select></label><label>At<select name=\"at\">")
            .append(option("", "any request"));
    PLACES.forEach(place -> at.append(option(place, place)));
    StringBuilder company =
        new StringBuilder("</select></label><label>Company<select name=\"company\">")
            .append(option("", "any company"));
    simulator.realms().forEach(realm -> company.append(option(realm, name(realm))));
    String fields =
        what.toString()
            + at
            + company
            + "</select></label>"
            + Parts.input("sending", "Only if it sends", "", false)
            + Parts.input("times", "How often (0: until cleared)", "1", true);
    return form("", "add", fields, "Let it happen", "");
  }

  private String company(String realm) {
    Switches switches = simulator.company(realm).switches();
    StringBuilder rows = new StringBuilder();
    for (Map.Entry<Switch, Boolean> each : switches.all().entrySet()) {
      boolean on = each.getValue();
      rows.append(
          "<tr><td>%s</td><td>%s</td><td>%s</td></tr>"
              .formatted(words(each.getKey()), on ? "on" : "off", flip(realm, each.getKey(), on)));
    }
    String closed = switches.booksClosedOn().map(Object::toString).orElse("");
    return "<h2>%s</h2>".formatted(Html.escape(name(realm)))
        + "<nav>"
        + button(realm, "expire", "Expire access tokens now", "quiet")
        + button(realm, "revoke", "Revoke access now", "danger")
        + "</nav>"
        + form(
            realm,
            "close",
            Parts.input("day", "Books closed up to (empty: open)", closed, false),
            "Save",
            "")
        + "<div class=\"card\"><table>"
        + rows
        + "</table></div>";
  }

  private static String flip(String realm, Switch which, boolean on) {
    return """
        <form method="post" action="/trouble"><input type="hidden" name="action" value="switch">\
        <input type="hidden" name="company" value="%s"><input type="hidden" name="switch" value="%s">%s\
        <button class="quiet" aria-label="%s">Turn %s</button></form>"""
        .formatted(
            realm,
            which.name(),
            on ? "" : "<input type=\"hidden\" name=\"on\" value=\"1\">",
            "Turn %s %s".formatted(on ? "off" : "on", words(which)),
            on ? "off" : "on");
  }

  private static String button(String realm, String action, String label, String style) {
    return """
        <form method="post" action="/trouble"><input type="hidden" name="action" value="%s">\
        <input type="hidden" name="company" value="%s"><button class="%s">%s</button></form>"""
        .formatted(action, realm, style, Html.escape(label));
  }

  private static String form(
      String realm, String action, String fields, String label, String style) {
    String company =
        realm.isEmpty()
            ? ""
            : "<input type=\"hidden\" name=\"company\" value=\"%s\">".formatted(realm);
    return """
        <form class="card row" method="post" action="/trouble">
        <input type="hidden" name="action" value="%s">%s%s
        <button class="%s">%s</button></form>
        """
        .formatted(action, company, fields, style, Html.escape(label));
  }

  private static String option(String value, String label) {
    return "<option value=\"%s\">%s</option>".formatted(Html.escape(value), Html.escape(label));
  }

  private static String place(FaultRule rule) {
    String place =
        "%s %s"
            .formatted(
                rule.operation() == null ? "any request" : rule.operation(),
                rule.entity() == null ? "" : rule.entity())
            .strip();
    return rule.body() == null ? place : place + " sending \u201c" + rule.body() + "\u201d";
  }

  private String name(String realm) {
    return simulator.company(realm).company().name();
  }

  /** {@code AUTOMATED_SALES_TAX} as "Automated sales tax". */
  private static String words(Switch which) {
    String words = which.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
