package com.taskip.quickbooks.quickbooks.view;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who the company is. */
public record CompanyInfoView(String companyName, String legalName, String country) {

  public static CompanyInfoView of(ObjectNode node) {
    Members info = new Members(node);
    return new CompanyInfoView(
        info.text("CompanyName"), info.text("LegalName"), info.text("Country"));
  }
}
