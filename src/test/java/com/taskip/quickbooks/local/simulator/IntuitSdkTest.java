package com.taskip.quickbooks.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.intuit.ipp.core.Context;
import com.intuit.ipp.core.ServiceType;
import com.intuit.ipp.data.CompanyInfo;
import com.intuit.ipp.data.Customer;
import com.intuit.ipp.data.EmailAddress;
import com.intuit.ipp.data.Invoice;
import com.intuit.ipp.data.Line;
import com.intuit.ipp.data.LineDetailTypeEnum;
import com.intuit.ipp.data.LinkedTxn;
import com.intuit.ipp.data.OperationEnum;
import com.intuit.ipp.data.Payment;
import com.intuit.ipp.data.ReferenceType;
import com.intuit.ipp.data.SalesItemLineDetail;
import com.intuit.ipp.data.TxnTypeEnum;
import com.intuit.ipp.exception.FMSException;
import com.intuit.ipp.security.OAuth2Authorizer;
import com.intuit.ipp.services.BatchOperation;
import com.intuit.ipp.services.CDCQueryResult;
import com.intuit.ipp.services.DataService;
import com.intuit.ipp.util.Config;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Intuit's own Java SDK as the client: what it cannot do, the simulator does wrongly. The SDK drops
 * the port of its base URL, so the simulator is given to it as an HTTP proxy; its requests come
 * packed with gzip.
 */
class IntuitSdkTest {

  private QuickBooksSimulator simulator;
  private DataService service;

  @BeforeEach
  void connect() throws IOException, FMSException {
    simulator = QuickBooksSimulator.start(SimulatorOptions.inMemory());
    TestApp app = TestApp.connected(simulator);
    Config.setProperty(Config.BASE_URL_QBO, "http://quickbooks.simulator/v3/company");
    Config.setProperty(Config.PROXY_HOST, "localhost");
    Config.setProperty(Config.PROXY_PORT, String.valueOf(simulator.port()));
    OAuth2Authorizer authorizer = new OAuth2Authorizer(app.accessToken);
    service = new DataService(new Context(authorizer, ServiceType.QBO, TestApp.REALM));
  }

  @AfterEach
  void stop() throws IOException {
    simulator.close();
  }

  @Test
  void reads_the_company() throws FMSException {
    CompanyInfo asked = new CompanyInfo();
    asked.setId(TestApp.REALM);
    assertThat(service.findById(asked).getCompanyName()).startsWith("Northwind Traders");
  }

  @Test
  void creates_and_finds_a_customer_with_an_apostrophe() throws FMSException {
    Customer created = service.add(customer("Zoë O'Hara"));
    assertThat(created.getId()).isNotBlank();
    assertThat(created.getSyncToken()).isEqualTo("0");
    List<?> found =
        service
            .executeQuery("SELECT * FROM Customer WHERE DisplayName = 'Zoë O\\'Hara'")
            .getEntities();
    assertThat(found).singleElement().isInstanceOf(Customer.class);
  }

  @Test
  void a_sparse_update_leaves_the_rest_and_a_stale_one_is_5010() throws FMSException {
    Customer created = service.add(customer("Sparse Ltd"));
    Customer change = new Customer();
    change.setId(created.getId());
    change.setSyncToken(created.getSyncToken());
    change.setSparse(true);
    change.setCompanyName("Sparse Holding");
    Customer changed = service.update(change);
    assertThat(changed.getPrimaryEmailAddr().getAddress()).isEqualTo("hello@there.example");
    assertThat(changed.getSyncToken()).isEqualTo("1");
    FMSException stale = catchThrowableOfType(FMSException.class, () -> service.update(change));
    assertThat(stale.getErrorList())
        .singleElement()
        .satisfies(error -> assertThat(error.getCode()).isEqualTo("5010"));
  }

  @Test
  void pays_an_invoice_and_voids_it() throws FMSException {
    Invoice invoice = service.add(invoice("150.00"));
    assertThat(invoice.getBalance()).isEqualByComparingTo("150.00");
    Payment payment = service.add(payment(invoice, "150.00"));
    assertThat(payment.getUnappliedAmt()).isEqualByComparingTo("0");
    Invoice paid = service.findById(invoice);
    assertThat(paid.getBalance()).isEqualByComparingTo("0");
    assertThat(paid.getSyncToken()).isEqualTo("1");
    Invoice voided = service.voidRequest(paid);
    assertThat(voided.getTotalAmt()).isEqualByComparingTo("0");
    assertThat(voided.getPrivateNote()).isEqualTo("Voided");
    assertThat(service.findById(payment).getUnappliedAmt()).isEqualByComparingTo("150");
  }

  @Test
  void sends_a_whole_invoice_back_as_a_full_update() throws FMSException {
    Invoice invoice = service.add(invoice("20.00"));
    invoice.setPrivateNote("changed");
    Invoice changed = service.update(invoice);
    assertThat(changed.getPrivateNote()).isEqualTo("changed");
    assertThat(changed.getTotalAmt()).isEqualByComparingTo("20.00");
  }

  @Test
  void a_batch_mixes_success_fault_and_query() throws FMSException {
    Invoice invoice = service.add(invoice("10.00"));
    invoice.setSyncToken("7");
    BatchOperation batch = new BatchOperation();
    batch.addEntity(customer("Batch Ltd"), OperationEnum.CREATE, "one");
    batch.addEntity(invoice, OperationEnum.DELETE, "two");
    batch.addQuery("SELECT * FROM Item WHERE Type = 'Service'", "three");
    service.executeBatch(batch);
    assertThat(((Customer) batch.getEntity("one")).getDisplayName()).isEqualTo("Batch Ltd");
    assertThat(batch.getFault("two").getError().getFirst().getCode()).isEqualTo("5010");
    assertThat(batch.getQueryResponse("three").getEntities()).isNotEmpty();
  }

  @Test
  void change_data_capture_shows_changes_and_deletions() throws FMSException {
    Invoice kept = service.add(invoice("10.00"));
    Invoice dropped = service.add(invoice("11.00"));
    service.delete(dropped);
    String since =
        Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS).toString();
    List<CDCQueryResult> results =
        service.executeCDCQuery(List.of(new Invoice(), new Payment()), since);
    List<?> invoices = results.getFirst().getQueryResults().get("Invoice").getEntities();
    assertThat(invoices)
        .extracting(each -> ((Invoice) each).getId())
        .containsExactlyInAnyOrder(kept.getId(), dropped.getId());
  }

  private static Customer customer(String name) {
    Customer customer = new Customer();
    customer.setDisplayName(name);
    EmailAddress email = new EmailAddress();
    email.setAddress("hello@there.example");
    customer.setPrimaryEmailAddr(email);
    return customer;
  }

  private static Invoice invoice(String amount) {
    SalesItemLineDetail detail = new SalesItemLineDetail();
    detail.setItemRef(reference("2"));
    detail.setQty(BigDecimal.ONE);
    detail.setUnitPrice(new BigDecimal(amount));
    Line line = new Line();
    line.setAmount(new BigDecimal(amount));
    line.setDetailType(LineDetailTypeEnum.SALES_ITEM_LINE_DETAIL);
    line.setSalesItemLineDetail(detail);
    Invoice invoice = new Invoice();
    invoice.setCustomerRef(reference("1"));
    invoice.setLine(List.of(line));
    return invoice;
  }

  private static Payment payment(Invoice invoice, String amount) {
    LinkedTxn link = new LinkedTxn();
    link.setTxnId(invoice.getId());
    link.setTxnType(TxnTypeEnum.INVOICE.value());
    Line line = new Line();
    line.setAmount(new BigDecimal(amount));
    line.setLinkedTxn(List.of(link));
    Payment payment = new Payment();
    payment.setCustomerRef(invoice.getCustomerRef());
    payment.setTotalAmt(new BigDecimal(amount));
    payment.setLine(List.of(line));
    return payment;
  }

  private static ReferenceType reference(String id) {
    ReferenceType reference = new ReferenceType();
    reference.setValue(id);
    return reference;
  }
}
