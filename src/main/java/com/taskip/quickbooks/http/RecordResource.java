package com.taskip.quickbooks.http;

import com.taskip.quickbooks.record.Contact;
import com.taskip.quickbooks.record.CreditMemo;
import com.taskip.quickbooks.record.Invoice;
import com.taskip.quickbooks.record.Payment;
import com.taskip.quickbooks.record.Refund;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Taskip's back end puts its records here, whole; one door a kind, all doing the same. The same
 * body again changes nothing and syncs nothing.
 */
@Path("/api/v3")
@RolesAllowed(Roles.SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
public class RecordResource {
  private final RecordDoor door;

  RecordResource(RecordDoor door) {
    this.door = door;
  }

  @PUT
  @Path("/contacts/{id}")
  @Operation(summary = "Put a contact")
  public RestResponse<RecordAnswer<Contact>> putContact(
      @PathParam("id") @RecordId String id, Contact contact) {
    return door.put(Contact.class, id, contact);
  }

  @GET
  @Path("/contacts/{id}")
  @Operation(summary = "A contact, and its customer in QuickBooks")
  public RecordAnswer<Contact> contact(@PathParam("id") @RecordId String id) {
    return door.get(Contact.class, id);
  }

  @PUT
  @Path("/invoices/{id}")
  @Operation(summary = "Put an invoice")
  public RestResponse<RecordAnswer<Invoice>> putInvoice(
      @PathParam("id") @RecordId String id, Invoice invoice) {
    return door.put(Invoice.class, id, invoice);
  }

  @GET
  @Path("/invoices/{id}")
  @Operation(summary = "An invoice, and its invoice in QuickBooks")
  public RecordAnswer<Invoice> invoice(@PathParam("id") @RecordId String id) {
    return door.get(Invoice.class, id);
  }

  @PUT
  @Path("/payments/{id}")
  @Operation(summary = "Put a payment")
  public RestResponse<RecordAnswer<Payment>> putPayment(
      @PathParam("id") @RecordId String id, Payment payment) {
    return door.put(Payment.class, id, payment);
  }

  @GET
  @Path("/payments/{id}")
  @Operation(summary = "A payment, and its payment in QuickBooks")
  public RecordAnswer<Payment> payment(@PathParam("id") @RecordId String id) {
    return door.get(Payment.class, id);
  }

  @PUT
  @Path("/credit-memos/{id}")
  @Operation(summary = "Put a credit memo")
  public RestResponse<RecordAnswer<CreditMemo>> putCreditMemo(
      @PathParam("id") @RecordId String id, CreditMemo creditMemo) {
    return door.put(CreditMemo.class, id, creditMemo);
  }

  @GET
  @Path("/credit-memos/{id}")
  @Operation(summary = "A credit memo, and its credit memo in QuickBooks")
  public RecordAnswer<CreditMemo> creditMemo(@PathParam("id") @RecordId String id) {
    return door.get(CreditMemo.class, id);
  }

  @PUT
  @Path("/refunds/{id}")
  @Operation(summary = "Put a refund")
  public RestResponse<RecordAnswer<Refund>> putRefund(
      @PathParam("id") @RecordId String id, Refund refund) {
    return door.put(Refund.class, id, refund);
  }

  @GET
  @Path("/refunds/{id}")
  @Operation(summary = "A refund, and its refund receipt in QuickBooks")
  public RecordAnswer<Refund> refund(@PathParam("id") @RecordId String id) {
    return door.get(Refund.class, id);
  }
}
