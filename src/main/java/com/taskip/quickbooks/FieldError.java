package com.taskip.quickbooks;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing that is wrong with one member of a request.
 *
 * @param field the member's path as the caller wrote it, for example {@code lines[2].quantity}
 * @param message a sentence for a person
 */
@RegisterForReflection
public record FieldError(String field, String message) {}
