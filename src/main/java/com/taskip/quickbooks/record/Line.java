package com.taskip.quickbooks.record;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * One line of an invoice, credit memo or refund.
 *
 * @param unitPrice the price of one, in the document's currency, before tax
 * @param category the slug that the settings map to a QuickBooks item
 * @param taxId the Taskip tax that the settings map to a QuickBooks tax code
 */
public record Line(
    @Size(min = 1, max = 64) String id,
    @Size(max = 4_000) String description,
    @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 10) BigDecimal quantity,
    @NotNull @PositiveOrZero @Digits(integer = 12, fraction = 10) BigDecimal unitPrice,
    @Size(max = 255) String category,
    @Size(max = 64) String taxId) {

  public Line {
    quantity = Decimals.shortest(quantity);
    unitPrice = Decimals.shortest(unitPrice);
  }
}
