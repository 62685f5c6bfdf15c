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
  @CsvSource({
    "false,        , CREATE",
    "false, FAILED , CREATE",
    "false, SKIPPED, CREATE",
    "true , SUCCESS,       ",
    "true , SKIPPED,       ",
    "true , PENDING,       ",
    "true , FAILED , UPDATE"
  })
  void a_contact_is_taken_up_when_quickbooks_lacks_it_or_its_newest_push_failed(
      boolean linked, JobStatus newest, JobAction action) {
    assertThat(of(new Contact("A", null, null, null, null), linked, newest)).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT         , false,        ,       ",
    "DRAFT         , false, FAILED ,       ",
    "SENT          , false,        , CREATE",
    "PARTIALLY_PAID, false,        , CREATE",
    "PAID          , false, FAILED , CREATE",
    "VOID          , false,        ,       ",
    "VOID          , false, FAILED ,       ",
    "SENT          , true , SUCCESS,       ",
    "SENT          , true , FAILED , UPDATE",
    "VOID          , true , FAILED , VOID  "
  })
  void an_invoice_is_taken_up_from_sent_on_and_a_void_one_only_when_quickbooks_has_it(
      InvoiceStatus status, boolean linked, JobStatus newest, JobAction action) {
    Invoice invoice = new Invoice("1", status, "c", null, null, null, null, List.of(), null, null);
    assertThat(of(invoice, linked, newest)).isEqualTo(action);
  }

  @ParameterizedTest
  @CsvSource({"false, , SYNC_PAYMENT", "true, SUCCESS, "})
  void a_payment_is_taken_up_when_quickbooks_lacks_it(
      boolean linked, JobStatus newest, JobAction action) {
    Payment payment = new Payment("i", BigDecimal.ONE, "USD", null, null, null);
    assertThat(of(payment, linked, newest)).isEqualTo(action);
  }

  private static JobAction of(TaskipRecord body, boolean linked, JobStatus newest) {
    Instant then = Instant.EPOCH;
    StoredRecord record = new StoredRecord("w", body.kind(), "r", body, then, then, null);
    return Backfill.of(record, linked, newest).orElse(null);
  }
}
