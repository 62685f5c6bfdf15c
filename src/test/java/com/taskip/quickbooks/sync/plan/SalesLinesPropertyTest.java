package com.taskip.quickbooks.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.record.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;

class SalesLinesPropertyTest {

  @Property
  void an_amount_is_quantity_times_price_to_the_cent_half_up(
      @ForAll @BigRange(min = "0", max = "100000") @Scale(5) BigDecimal quantity,
      @ForAll @BigRange(min = "0", max = "100000") @Scale(7) BigDecimal price) {
    Line line = new Line("l", "d", quantity, price, null, null);
    BigDecimal amount = SalesLines.amount(line, "USD");
    BigDecimal exact = quantity.multiply(price);
    assertThat(amount.scale()).isEqualTo(2);
    assertThat(amount.subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    assertThat(amount).isEqualByComparingTo(exact.setScale(2, RoundingMode.HALF_UP));
  }

  @Property
  void a_cut_text_fits_and_never_ends_in_half_a_character(
      @ForAll @StringLength(max = 60) String text) {
    String cut = WireText.cut(text, 21);
    assertThat(cut.length()).isLessThanOrEqualTo(21);
    assertThat(text).startsWith(cut);
    if (!cut.isEmpty() && text.length() > cut.length()) {
      boolean half =
          Character.isHighSurrogate(cut.charAt(cut.length() - 1))
              && Character.isLowSurrogate(text.charAt(cut.length()));
      assertThat(half).isFalse();
    }
  }
}
