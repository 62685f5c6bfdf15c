package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.record.Line;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesLinesTest {

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.01, USD, 0.01",
    "0.5, 0.05, USD, 0.03",
    "1.5, 10.03, USD, 15.05",
    "1.005, 100, USD, 100.50",
    "0.5, 0.0098, USD, 0.00",
    "0.5, 1, JPY, 1",
    "0.5, 0.001, KWD, 0.001"
  })
  void half_a_smallest_coin_is_rounded_up(
      BigDecimal quantity, BigDecimal price, String currency, BigDecimal amount) {
    Line line = new Line("l", "d", quantity, price, null, null);
    assertThat(SalesLines.amount(line, currency)).isEqualTo(amount);
  }

  @Test
  void the_total_is_the_sum_of_the_rounded_lines() {
    List<Line> lines = List.of(line("0.5", "0.01", null, null), line("0.5", "0.01", null, null));
    assertThat(SalesLines.total(lines, "USD")).isEqualTo(new BigDecimal("0.02"));
  }
}
