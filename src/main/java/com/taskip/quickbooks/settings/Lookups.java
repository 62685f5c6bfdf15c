package com.taskip.quickbooks.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The lists that a person fills the settings from, as QuickBooks has them now. Each method refuses
 * as {@link LiveCompany#ask} does.
 */
@ApplicationScoped
public class Lookups {
  private final LiveCompany company;
  private final Lists lists;

  Lookups(LiveCompany company, Lists lists) {
    this.company = company;
    this.lists = lists;
  }

  /** What invoice lines can refer to. */
  public List<Choice> items(String workspaceId) {
    return company.ask(workspaceId, lists::items);
  }

  /** What lines can be taxed with. */
  public List<Choice> taxCodes(String workspaceId) {
    return company.ask(workspaceId, lists::taxCodes);
  }

  /** The accounts that are good for that use. */
  public List<Choice> accounts(String workspaceId, AccountUse use) {
    return company.ask(workspaceId, lists::accounts).stream().filter(use::allows).toList();
  }
}
