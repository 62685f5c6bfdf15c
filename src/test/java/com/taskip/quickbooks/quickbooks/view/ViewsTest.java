package com.taskip.quickbooks.quickbooks.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.quickbooks.Fixtures;
import com.taskip.quickbooks.quickbooks.QuickBooksJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What we read of QuickBooks' objects is what the recordings say. */
class ViewsTest {

  @Test
  void a_partly_paid_invoice() throws IOException {
    InvoiceView invoice = InvoiceView.of(entity("invoice-partly-paid-response.json", "Invoice"));

    assertThat(invoice.id()).isEqualTo("203");
    assertThat(invoice.syncToken()).isEqualTo("1");
    assertThat(invoice.docNumber()).isEqualTo("INV-0043");
    assertThat(invoice.totalAmt()).isEqualTo(new BigDecimal("150.00"));
    assertThat(invoice.balance()).isEqualTo(new BigDecimal("90.00"));
    assertThat(invoice.customerId()).isEqualTo("58");
    assertThat(invoice.lastUpdated()).isEqualTo(Instant.parse("2026-05-05T09:12:11Z"));
    assertThat(invoice.linkedTxn()).containsExactly(new LinkedTxn("204", "Payment"));
    assertThat(invoice.isPaid()).isFalse();
  }

  @Test
  void a_voided_invoice_has_no_balance_and_was_not_paid() throws IOException {
    InvoiceView invoice = InvoiceView.of(entity("invoice-void-response.json", "Invoice"));

    assertThat(invoice.isVoidOrZero()).isTrue();
    assertThat(invoice.isPaid()).isFalse();
  }

  @Test
  void an_invoice_without_amounts_is_neither_paid_nor_void() {
    InvoiceView invoice = InvoiceView.of(QuickBooksJson.object().put("Id", "1"));

    assertThat(invoice.isPaid()).isFalse();
    assertThat(invoice.isVoidOrZero()).isFalse();
    assertThat(invoice.lastUpdated()).isNull();
  }

  @Test
  void customers_with_jobs_shared_emails_and_none() throws IOException {
    List<CustomerView> customers =
        StreamSupport.stream(
                tree("customer-query-page-response.json")
                    .at("/QueryResponse/Customer")
                    .spliterator(),
                false)
            .map(node -> CustomerView.of((ObjectNode) node))
            .toList();

    assertThat(customers).hasSize(41).allMatch(CustomerView::active);
    assertThat(customers)
        .filteredOn(customer -> "Jack Doe".equals(customer.displayName()))
        .extracting(CustomerView::isTopLevel)
        .containsExactlyInAnyOrder(true, false);
    assertThat(customers).filteredOn(customer -> customer.email() == null).isNotEmpty();
  }

  @Test
  void a_payment_with_a_part_that_no_invoice_took() throws IOException {
    PaymentView payment = PaymentView.of(entity("payment-create-response.json", "Payment"));

    assertThat(payment.unappliedAmt()).isEqualTo(new BigDecimal("30.00"));
    assertThat(payment.linkedTxn()).containsExactly(new LinkedTxn("201", "Invoice"));
  }

  @Test
  void tax_codes_of_the_us_are_usable_though_they_do_not_say_so() throws IOException {
    JsonNode codes = tree("taxcode-query-response.json").at("/QueryResponse/TaxCode");

    assertThat(TaxCodeView.of((ObjectNode) codes.get(0)))
        .isEqualTo(new TaxCodeView("TAX", "TAX", true));
  }

  @Test
  void the_company_and_its_preferences() throws IOException {
    assertThat(
            CompanyInfoView.of(entity("companyinfo-read-response.json", "CompanyInfo"))
                .companyName())
        .isEqualTo("TestCompany");
    assertThat(PreferencesView.of(entity("preferences-read-response.json", "Preferences")))
        .isEqualTo(new PreferencesView("USD", false, false, false, null));
  }

  @Test
  void an_item_and_an_account_are_shown_under_their_full_name() {
    ObjectNode item = QuickBooksJson.object().put("Id", "3").put("Name", "Hours");
    item.put("FullyQualifiedName", "Coaching:Hours").put("Type", "Service");
    ObjectNode account = QuickBooksJson.object().put("Id", "35").put("Name", "Checking");
    account.put("AccountType", "Bank").put("Active", false);

    assertThat(ItemView.of(item)).isEqualTo(new ItemView("3", "Coaching:Hours", "Service", true));
    assertThat(AccountView.of(account))
        .isEqualTo(new AccountView("35", "Checking", "Bank", null, null, false));
  }

  private static ObjectNode entity(String file, String wireName) throws IOException {
    return (ObjectNode) tree(file).get(wireName);
  }

  private static JsonNode tree(String file) throws IOException {
    return QuickBooksJson.MAPPER.readTree(Fixtures.bytes(file));
  }
}
