package com.taskip.quickbooks.connection;

import com.taskip.quickbooks.Refusal;
import com.taskip.quickbooks.quickbooks.Company;
import com.taskip.quickbooks.quickbooks.InTime;
import com.taskip.quickbooks.quickbooks.QuickBooks;
import com.taskip.quickbooks.quickbooks.QuickBooksFailed;
import com.taskip.quickbooks.quickbooks.TokenSource;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Asks a company who it is, with a token that is not stored yet. */
@ApplicationScoped
class CompanyProfiles {
  private static final Logger LOG = Logger.getLogger(CompanyProfiles.class);

  /** The product's default; a workspace's own setting comes into force once it is connected. */
  private static final int MINOR_VERSION = 70;

  private final QuickBooks quickBooks;
  private final ConnectionConfig config;

  CompanyProfiles(QuickBooks quickBooks, ConnectionConfig config) {
    this.quickBooks = quickBooks;
    this.config = config;
  }

  /**
   * Who the company is. An answer proves that the token opens the company whose id the browser
   * brought: Intuit's token answer does not name the company.
   *
   * @throws Refusal when the company does not let us in, or cannot be reached
   */
  CompanyProfile read(String realmId, String accessToken) {
    Company company = new Company(realmId, MINOR_VERSION, new JustGranted(accessToken));
    try {
      String name =
          InTime.ask(config.companyTimeout(), () -> quickBooks.companyInfo(company).companyName());
      return new CompanyProfile(realmId, name, homeCurrency(company));
    } catch (QuickBooksFailed failed) {
      log("company_unreadable", realmId, failed);
      throw switch (failed.fault().kind()) {
        case PASSING, THROTTLED -> IntuitRefusals.unavailable();
        case AUTHENTICATION, AUTHORIZATION, PERMANENT ->
            IntuitRefusals.refused(
                "QuickBooks did not open the chosen company. Check that you are its"
                    + " administrator, then start again with Connect.");
      };
    }
  }

  /** Good to know, but no reason to refuse a company whose preferences cannot be read. */
  private String homeCurrency(Company company) {
    try {
      return InTime.ask(
          config.preferencesTimeout(), () -> quickBooks.preferences(company).homeCurrency());
    } catch (QuickBooksFailed failed) {
      log("preferences_unreadable", company.realmId(), failed);
      return null;
    }
  }

  private static void log(String event, String realmId, QuickBooksFailed failed) {
    LOG.warnf(
        "event=%s realm=%s kind=%s code=%s intuit_tid=%s",
        event, realmId, failed.fault().kind(), failed.fault().code(), failed.fault().intuitTid());
  }

  /** A token that has no successor yet: a refusal of it is final. */
  private static final class JustGranted implements TokenSource {
    private final String token;

    JustGranted(String token) {
      this.token = token;
    }

    @Override
    public String current() {
      return token;
    }

    @Override
    public String renewed(String refused) {
      return token;
    }
  }
}
