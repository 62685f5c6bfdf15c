package com.taskip.quickbooks.local.simulator.page;

import com.taskip.quickbooks.local.simulator.FaultRule;
import com.taskip.quickbooks.local.simulator.QuickBooksSimulator;
import com.taskip.quickbooks.local.simulator.Switch;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/** What the buttons on the page of troubles do. */
final class TroubleActions {

  private static final int MOST_TIMES = 1000;

  private TroubleActions() {}

  /**
   * Does what a form asks for.
   *
   * @throws IllegalArgumentException with a sentence for the person
   */
  static void act(QuickBooksSimulator simulator, Map<String, String> form) {
    String realm = form.getOrDefault("company", "");
    switch (form.getOrDefault("action", "")) {
      case "add" -> simulator.faults().add(rule(form, realm));
      case "clear" -> simulator.faults().clear();
      case "expire" -> simulator.expireAccessTokens(known(simulator, realm));
      case "revoke" -> simulator.revokeAccess(known(simulator, realm));
      case "switch" -> {
        Switch which = Switch.valueOf(form.getOrDefault("switch", ""));
        simulator.company(realm).switches().set(which, form.containsKey("on"));
      }
      case "close" -> simulator.company(realm).switches().closeBooksOn(day(form));
      default -> throw new IllegalArgumentException("There is no such action.");
    }
  }

  private static FaultRule rule(Map<String, String> form, String realm) {
    String[] at = form.getOrDefault("at", "").split(" ", 2);
    FaultRule rule =
        FaultRule.always(Mishap.named(form.getOrDefault("what", "")).action())
            .times(times(form.getOrDefault("times", "1")));
    rule = at[0].isEmpty() ? rule : rule.operation(at[0]);
    rule = at.length < 2 ? rule : rule.entity(at[1]);
    String sending = form.getOrDefault("sending", "").strip();
    rule = sending.isEmpty() ? rule : rule.sending(sending);
    return realm.isEmpty() ? rule : rule.realm(realm);
  }

  private static int times(String text) {
    String sentence = "Say how often with a number from 0 (until cleared) to " + MOST_TIMES + ".";
    try {
      int times = Integer.parseInt(text.strip());
      if (times < 0 || times > MOST_TIMES) {
        throw new IllegalArgumentException(sentence);
      }
      return times;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(sentence, e);
    }
  }

  private static LocalDate day(Map<String, String> form) {
    String day = form.getOrDefault("day", "").strip();
    try {
      return day.isEmpty() ? null : LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("The day must be a date such as 2026-03-31.", e);
    }
  }

  private static String known(QuickBooksSimulator simulator, String realm) {
    return simulator.company(realm).company().realmId();
  }
}
