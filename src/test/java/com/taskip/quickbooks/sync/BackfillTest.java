package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.InvoiceStatus;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.StoredRecord;
import com.taskip.quickbooks.record.TaskipRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which records a manual sync takes up, and to do what. */
class BackfillTest {

  @ParameterizedTest
  @CsvSource({"false, false, CREATE", "false, true, CREATE", "true, false,", "true, true, UPDATE"})
  void a_contact_is_taken_up_when_quickbooks_lacks_it_or_was_not_told_of_a_change(
      boolean linked, boolean untold, JobAction action) {
    assertThat(of(new Contact("A", null, null, null, null), linked, untold)).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT         , false, false,       ",
    "DRAFT         , false, true ,       ",
    "DRAFT         , true , true ,       ",
    "SENT          , false, false, CREATE",
    "PARTIALLY_PAID, false, false, CREATE",
    "PAID          , false, true , CREATE",
    "VOID          , false, false,       ",
    "VOID          , false, true ,       ",
    "SENT          , true , false,       ",
    "SENT          , true , true , UPDATE",
    "VOID          , true , false,       ",
    "VOID          , true , true , VOID  "
  })
  void an_invoice_is_taken_up_from_sent_on_and_a_void_one_only_when_quickbooks_has_it(
      InvoiceStatus status, boolean linked, boolean untold, JobAction action) {
    Invoice invoice = new Invoice("1", status, "c", null, null, null, null, List.of(), null, null);
    assertThat(of(invoice, linked, untold)).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({"false, SYNC_PAYMENT", "true,"})
  void a_payment_is_taken_up_when_quickbooks_lacks_it(boolean linked, JobAction action) {
    Payment payment = new Payment("i", BigDecimal.ONE, "USD", null, null, null);
    assertThat(of(payment, linked, false)).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({
    "       ,                , false",
    "SUCCESS,                , false",
    "PENDING,                , false",
    "SKIPPED, invoice_is_paid, false",
    "SKIPPED, run_cancelled  , true ",
    "FAILED , name_taken     , true "
  })
  void a_push_that_failed_or_was_called_off_left_quickbooks_untold(
      JobStatus newest, String code, boolean untold) {
    assertThat(Backfill.leftUntold(newest, code)).isEqualTo(untold);
  }

  private static JobAction of(TaskipRecord body, boolean linked, boolean untold) {
    Instant then = Instant.EPOCH;
    StoredRecord record = new StoredRecord("w", body.kind(), "r", body, then, then, null);
    return Backfill.of(record, linked, untold).orElse(null);
  }
}
