package com.taskip.quickbooks.sync.plan;

import static com.taskip.quickbooks.sync.plan.Examples.SETTINGS;
import static com.taskip.quickbooks.sync.plan.Examples.line;
import static com.taskip.quickbooks.sync.plan.Examples.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.Payment;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;

/**
 * Whatever Taskip's texts and amounts are, QuickBooks can hold what is sent, and nothing is lost.
 */
class WireTextPropertyTest {

  @Property
  void a_number_fits_and_stands_whole_in_the_note_when_it_was_cut(
      @ForAll("numbers") String number, @ForAll @StringLength(max = 4000) String note) {
    Invoice invoice =
        new Invoice(
            number,
            InvoiceStatus.SENT,
            "c1",
            null,
            null,
            null,
            "USD",
            List.of(line("1", "1", null, null)),
            note,
            note);
    ObjectNode body = DocumentWire.invoice(invoice, "58", SETTINGS, false).body();
    String cut = body.path("DocNumber").asText();
    assertFits(cut, number, 21);
    assertThat(body.path("PrivateNote").asText().length()).isLessThanOrEqualTo(4000);
    assertThat(body.at("/CustomerMemo/value").asText().length()).isLessThanOrEqualTo(1000);
    if (!cut.equals(number)) {
      assertThat(body.path("PrivateNote").asText()).contains(number);
    }
  }

  @Property
  void a_reference_fits_and_stands_whole_in_the_note_when_it_was_cut(
      @ForAll("references") String reference) {
    ObjectNode body =
        PaymentWire.body(payment("1", reference), SETTINGS, "77", "58", BigDecimal.ONE);
    String cut = body.path("PaymentRefNum").asText();
    if (reference.isBlank()) {
      assertThat(body.has("PaymentRefNum")).isFalse();
      return;
    }
    assertFits(cut, reference, 21);
    assertThat(body.path("PrivateNote").asText().contains(reference))
        .isEqualTo(!cut.equals(reference));
  }

  @Property
  void what_is_applied_is_never_more_than_the_money_nor_than_what_is_owed(
      @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(4) BigDecimal amount,
      @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(2) BigDecimal balance) {
    Payment payment = payment(amount.toPlainString(), null);
    ObjectNode body = PaymentWire.body(payment, SETTINGS, "77", "58", balance);
    BigDecimal applied = body.at("/Line/0/Amount").decimalValue();
    BigDecimal total = body.path("TotalAmt").decimalValue();
    assertThat(total.scale()).isEqualTo(2);
    assertThat(total.subtract(amount).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    assertThat(applied).isEqualByComparingTo(total.min(balance));
  }

  @Provide
  Arbitrary<String> numbers() {
    return texts().ofMinLength(1).ofMaxLength(64).filter(number -> !number.isBlank());
  }

  @Provide
  Arbitrary<String> references() {
    return texts().ofMaxLength(255);
  }

  /** With characters beyond the basic plane, which take two places each. */
  private static net.jqwik.api.arbitraries.StringArbitrary texts() {
    return Arbitraries.strings().ascii().withChars('é', '\uD83D', '\uDE00');
  }

  private static void assertFits(String cut, String whole, int length) {
    assertThat(cut.length()).isLessThanOrEqualTo(length);
    assertThat(whole).startsWith(cut);
    if (cut.length() < whole.length()) {
      assertThat(
              Character.isHighSurrogate(cut.charAt(cut.length() - 1))
                  && Character.isLowSurrogate(whole.charAt(cut.length())))
          .isFalse();
    }
  }
}
