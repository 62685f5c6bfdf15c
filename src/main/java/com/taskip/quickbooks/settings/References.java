package com.taskip.quickbooks.settings;

import com.taskip.quickbooks.FieldError;
import com.taskip.quickbooks.quickbooks.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks up every id of the settings in the company, each of its lists at most once. */
final class References {
  private final Lists lists;
  private final Company company;
  private final List<FieldError> unknown = new ArrayList<>();

  private References(Lists lists, Company company) {
    this.lists = lists;
    this.company = company;
  }

  /** The members whose id the company does not have, or has but not for that use. */
  static List<FieldError> unknown(SyncSettings settings, Lists lists, Company company) {
    References references = new References(lists, company);
    references.checkItems(settings);
    references.checkTaxCodes(settings);
    references.checkAccounts(settings);
    return references.unknown;
  }

  private void checkItems(SyncSettings settings) {
    Map<String, String> fields = fields("item_mappings", settings.itemMappings());
    add(fields, "default_item_id", settings.defaultItemId());
    if (!fields.isEmpty()) {
      check(fields, lists.items(company), "is not an active item that an invoice line can use");
    }
  }

  private void checkTaxCodes(SyncSettings settings) {
    Map<String, String> fields = fields("tax_mappings", settings.taxMappings());
    add(fields, "default_tax_code_id", settings.defaultTaxCodeId());
    if (!fields.isEmpty()) {
      check(fields, lists.taxCodes(company), "is not an active tax code");
    }
  }

  private void checkAccounts(SyncSettings settings) {
    if (settings.defaultDepositAccountId() == null && settings.arAccountId() == null) {
      return;
    }
    List<Choice> accounts = lists.accounts(company);
    check(
        field("default_deposit_account_id", settings.defaultDepositAccountId()),
        accounts.stream().filter(AccountUse.DEPOSIT::allows).toList(),
        "is not an active account that payments can be deposited to");
    check(
        field("ar_account_id", settings.arAccountId()),
        accounts.stream().filter(AccountUse.RECEIVABLE::allows).toList(),
        "is not an active Accounts Receivable account");
  }

  private void check(Map<String, String> fields, List<Choice> choices, String otherwise) {
    Set<String> known = choices.stream().map(Choice::id).collect(Collectors.toSet());
    fields.forEach(
        (field, id) -> {
          if (!known.contains(id)) {
            unknown.add(new FieldError(field, otherwise + " in the connected company"));
          }
        });
  }

  private static Map<String, String> fields(String map, Map<String, String> ids) {
    Map<String, String> fields = new TreeMap<>();
    ids.forEach((key, id) -> add(fields, map + "." + key, id));
    return fields;
  }

  private static Map<String, String> field(String field, String id) {
    Map<String, String> fields = new TreeMap<>();
    add(fields, field, id);
    return fields;
  }

  private static void add(Map<String, String> fields, String field, String id) {
    if (id != null) {
      fields.put(field, id);
    }
  }
}
