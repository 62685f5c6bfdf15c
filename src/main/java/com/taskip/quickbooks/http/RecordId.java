package com.taskip.quickbooks.http;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An opaque id: 1 to 64 characters, none of them a control character; null passes. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = RecordId.FORM)
@ReportAsSingleViolation
public @interface RecordId {
  String FORM = "[^\\p{Cc}]{1,64}";

  /** What a person is told. */
  String message() default "must be an id of 1 to 64 characters";

  /** Required by Jakarta Validation; not used. */
  Class<?>[] groups() default {};

  /** Required by Jakarta Validation; not used. */
  Class<? extends Payload>[] payload() default {};
}
