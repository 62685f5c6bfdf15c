package com.taskip.quickbooks.record;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** A code of money that ISO 4217 lists, in capitals; null passes. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CurrencyCode.Iso4217.class)
public @interface CurrencyCode {

  /** What a person is told. */
  String message() default "must be an ISO 4217 currency code such as USD";

  /** Required by Jakarta Validation; not used. */
  Class<?>[] groups() default {};

  /** Required by Jakarta Validation; not used. */
  Class<? extends Payload>[] payload() default {};

  /** Looks the code up in the JDK's table of ISO 4217. */
  final class Iso4217 implements ConstraintValidator<CurrencyCode, String> {
    private static final Set<String> CODES =
        Currency.getAvailableCurrencies().stream()
            // Gold and the like have no coins, and nobody invoices in them.
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isValid(String code, ConstraintValidatorContext context) {
      return code == null || CODES.contains(code);
    }
  }
}
