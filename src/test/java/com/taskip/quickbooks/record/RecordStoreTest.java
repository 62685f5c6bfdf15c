package com.taskip.quickbooks.record;

import static com.taskip.quickbooks.record.RecordKind.INVOICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.testing.Workspaces;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class RecordStoreTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 2, 1);

  @Inject RecordStore records;

  private final String workspace = Workspaces.fresh();

  @Test
  void what_is_put_is_found_as_it_was() {
    RecordChange change = put(Invoices.sent("INV-1"));

    assertThat(change.isNew()).isTrue();
    assertThat(records.find(workspace, INVOICE, "i1")).contains(change.after());
    assertThat(change.after().body()).isEqualTo(Invoices.sent("INV-1"));
  }

  @Test
  void the_same_body_again_changes_nothing() {
    StoredRecord first = put(Invoices.priced("INV-1", "100")).after();

    RecordChange again = put(Invoices.priced("INV-1", "100.00"));

    assertThat(again.changed()).isFalse();
    assertThat(again.after()).isEqualTo(first);
    assertThat(records.find(workspace, INVOICE, "i1")).contains(first);
  }

  @Test
  void a_changed_body_replaces_the_old_one_and_keeps_its_first_arrival() {
    StoredRecord first = put(Invoices.priced("INV-1", "100")).after();

    RecordChange change = put(Invoices.priced("INV-1", "101"));

    assertThat(change.changed()).isTrue();
    assertThat(change.before()).isEqualTo(first);
    assertThat(change.after().firstArrivedAt()).isEqualTo(first.firstArrivedAt());
    assertThat(change.after().changedAt()).isAfter(first.changedAt());
    assertThat(records.find(workspace, INVOICE, "i1")).contains(change.after());
  }

  @Test
  void puts_of_one_record_at_the_same_time_go_one_after_the_other() throws Exception {
    List<RecordChange> changes = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<RecordChange>> puts = new ArrayList<>();
      for (int n = 0; n < 24; n++) {
        Invoice invoice = Invoices.sent("INV-" + n);
        puts.add(threads.submit(() -> put(invoice)));
      }
      for (Future<RecordChange> put : puts) {
        changes.add(put.get());
      }
    }
    assertThat(changes).filteredOn(RecordChange::isNew).hasSize(1);
    assertThat(changes.stream().filter(c -> !c.isNew()).map(c -> c.before().body().name()))
        .as("each put saw what one other had left")
        .doesNotHaveDuplicates()
        .hasSize(23);
  }

  @Test
  void another_workspace_sees_nothing_of_it() {
    put(Invoices.sent("INV-1"));

    assertThat(records.find(Workspaces.fresh(), INVOICE, "i1")).isEmpty();
  }

  @Test
  void many_are_found_at_once_and_the_unknown_are_left_out() {
    put(Invoices.sent("INV-1"));
    records.put(workspace, INVOICE, "i2", Invoices.sent("INV-2"));

    assertThat(records.findAll(workspace, INVOICE, List.of("i1", "i2", "i3")))
        .containsOnlyKeys("i1", "i2");
  }

  @ParameterizedTest
  @EnumSource(names = {"SENT", "PARTIALLY_PAID"})
  void an_invoice_that_quickbooks_says_is_paid_says_so_whatever_taskip_puts_again(
      InvoiceStatus status) {
    Invoice invoice = Invoices.sent("INV-1").withStatus(status);
    put(invoice);

    assertThat(records.markPaid(workspace, "i1", TODAY)).isTrue();

    StoredRecord paid = records.find(workspace, INVOICE, "i1").orElseThrow();
    assertThat(paid.paidOn()).isEqualTo(TODAY);
    assertThat(paid.body()).isEqualTo(invoice.withStatus(InvoiceStatus.PAID));
    assertThat(put(invoice).changed()).isFalse();
    assertThat(put(invoice.withStatus(InvoiceStatus.PAID)).changed()).isFalse();
  }

  @Test
  void an_invoice_turns_paid_once() {
    put(Invoices.sent("INV-1"));

    assertThat(records.markPaid(workspace, "i1", TODAY)).isTrue();
    assertThat(records.markPaid(workspace, "i1", TODAY.plusDays(1))).isFalse();
    assertThat(records.find(workspace, INVOICE, "i1").orElseThrow().paidOn()).isEqualTo(TODAY);
  }

  @ParameterizedTest
  @EnumSource(names = {"PAID", "VOID"})
  void an_invoice_that_awaits_no_payment_any_more_is_not_marked(InvoiceStatus status) {
    put(Invoices.sent("INV-1").withStatus(status));

    assertThat(records.markPaid(workspace, "i1", TODAY)).isFalse();
    assertThat(records.markPaid(workspace, "unknown", TODAY)).isFalse();
  }

  @Test
  void a_draft_that_is_paid_says_so_as_soon_as_it_is_sent() {
    put(Invoices.sent("INV-1").withStatus(InvoiceStatus.DRAFT));
    assertThat(records.markPaid(workspace, "i1", TODAY)).isTrue();
    assertThat(status()).isEqualTo(InvoiceStatus.DRAFT);
    put(Invoices.sent("INV-1"));
    assertThat(status()).isEqualTo(InvoiceStatus.PAID);
  }

  private InvoiceStatus status() {
    return ((Invoice) records.find(workspace, INVOICE, "i1").orElseThrow().body()).status();
  }

  private RecordChange put(Invoice invoice) {
    return records.put(workspace, INVOICE, "i1", invoice);
  }
}
