package com.taskip.quickbooks.sync.plan;

/**
 * What went through, but a person should know.
 *
 * @param code stable snake_case word
 * @param message a sentence for a person
 */
public record SyncWarning(String code, String message) {}
