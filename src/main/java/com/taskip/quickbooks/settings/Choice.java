package com.taskip.quickbooks.settings;

/**
 * One entry of a list that a person chooses from.
 *
 * @param id QuickBooks' id; not always a number: a US company's tax codes are {@code TAX} and
 *     {@code NON}
 * @param name with the parents' names before it where QuickBooks nests
 * @param type QuickBooks' word for what it is, for example {@code Service} or {@code Bank}
 */
public record Choice(String id, String name, String type, boolean active) {}
