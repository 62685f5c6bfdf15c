package com.taskip.quickbooks.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class AmountsTest {

  @Property
  void an_amount_is_the_same_however_many_zeros_follow(
      @ForAll @Scale(6) BigDecimal amount, @ForAll @IntRange(max = 20) int zeros) {
    assertThat(payment(amount)).isEqualTo(payment(amount.setScale(amount.scale() + zeros)));
  }

  @Property
  void an_amount_stays_the_amount_it_was(@ForAll @Scale(10) BigDecimal amount) {
    assertThat(payment(amount).amount()).isEqualByComparingTo(amount);
  }

  @Property
  void an_amount_is_kept_exactly(@ForAll @Scale(10) BigDecimal amount) {
    Payment payment = payment(amount);
    assertThat(RecordJson.read(RecordKind.PAYMENT, RecordJson.write(payment))).isEqualTo(payment);
  }

  @Example
  void an_absurd_amount_is_not_written_out() {
    assertThat(payment(new BigDecimal("1e999999999")).amount().precision()).isEqualTo(1);
  }

  private static Payment payment(BigDecimal amount) {
    return new Payment("i1", amount, "USD", LocalDate.of(2026, 1, 31), null, null);
  }
}
