package com.taskip.quickbooks.quickbooks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must not be shown is not shown. */
class MaskTest {

  @Test
  void another_users_name_is_taken_out_in_any_language() {
    assertThat(Faults.of(400, Fixtures.bytes("fault-5010-stale-object.json"), null).detail())
        .doesNotContain("John", "Doe");
    assertThat(
            Mask.text("You and Jane Smith were working on this at the same time. Jane Smith won"))
        .isEqualTo("You and another user were working on this at the same time. another user won");
  }

  @Test
  void an_address_of_intuits_machines_is_taken_out() {
    Fault fault = Faults.of(400, Fixtures.bytes("fault-500-unsupported-operation.json"), null);

    assertThat(fault.detail()).doesNotContain("intuit.com", "https:").contains("[address]");
  }

  @ParameterizedTest
  @CsvSource({
    "Token expired: eyJlbmMiOiJBMTI4Q0JDLUhTMjU2.abc, eyJ",
    "Token expired: short, short",
    "Authorization: Bearer abc, Bearer abc",
    "refused AB11600000000aBcDeFgHiJkLmNoPqRsTuVwXyZ, AB116",
    "sent to anna.svensson@example.com, anna",
    "from 10.12.13.14:8443, 10.12",
    "see c50.sandbox.qbo.intuit.com/qbo50 now, c50",
  })
  void secrets_are_taken_out(String text, String secret) {
    assertThat(Mask.text(text)).doesNotContain(secret);
  }

  @Test
  void what_a_person_needs_stays() {
    String text = "DocNumber=18696 is assigned to TxnType=Invoice with TxnId=6575";

    assertThat(Mask.text(text)).isEqualTo(text);
  }

  @Test
  void a_long_id_stays_because_it_tells_who_holds_a_number() {
    String text = "is assigned to TxnType=Invoice with TxnId=100000000000368490";

    assertThat(Mask.text(text)).isEqualTo(text);
  }

  @Test
  void a_very_long_text_is_cut() {
    assertThat(Mask.text("word ".repeat(1000))).hasSize(500).endsWith("…");
  }
}
