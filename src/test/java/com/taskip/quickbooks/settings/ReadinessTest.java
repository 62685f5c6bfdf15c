package com.taskip.quickbooks.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.connection.Connection;
import com.taskip.quickbooks.connection.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant FAR_OFF = NOW.plus(Duration.ofDays(1000));

  @Test
  void nothing_is_ready_without_a_connection_and_the_first_warning_says_so() {
    Readiness readiness = of(connection(Status.DISCONNECTED, false, null), "7", "35", "realm");

    assertThat(readiness)
        .isEqualTo(
            new Readiness(
                false, false, false, List.of("Connect to QuickBooks before anything can sync")));
  }

  @Test
  void broken_connection_asks_for_a_reconnect() {
    Readiness readiness = of(connection(Status.ERROR, false, FAR_OFF), "7", "35", "realm");

    assertThat(readiness.contacts()).isFalse();
    assertThat(readiness.warnings())
        .containsExactly("Reconnect to QuickBooks before anything can sync");
  }

  @Test
  void contacts_are_ready_as_soon_as_connected_and_the_rest_is_asked_for() {
    Readiness readiness = of(connected(), null, null, "realm");

    assertThat(readiness)
        .isEqualTo(
            new Readiness(
                true,
                false,
                false,
                List.of(
                    "Set a Default Item before invoices can sync",
                    "Set a Default Deposit Account before payments can sync")));
  }

  @Test
  void all_is_ready_and_quiet_with_a_default_item_and_a_deposit_account() {
    assertThat(of(connected(), "7", "35", "realm"))
        .isEqualTo(new Readiness(true, true, true, List.of()));
  }

  @Test
  void settings_of_another_company_are_pointed_out_and_make_nothing_ready() {
    Readiness readiness = of(connected(), "7", "35", "another");

    assertThat(readiness.contacts()).isTrue();
    assertThat(readiness.invoices()).isFalse();
    assertThat(readiness.payments()).isFalse();
    assertThat(readiness.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .startsWith("The settings were made for another QuickBooks company"));
  }

  @Test
  void settings_that_name_nothing_belong_to_no_company() {
    StoredSettings stored = new StoredSettings(SyncSettings.DEFAULTS, "another");

    assertThat(stored.belongToAnotherThan("realm")).isFalse();
  }

  @Test
  void refused_receivables_account_is_pointed_out() {
    assertThat(of(connection(Status.CONNECTED, true, FAR_OFF), "7", "35", "realm").warnings())
        .singleElement()
        .asString()
        .startsWith("QuickBooks refused the A/R Account");
  }

  @Test
  void end_of_the_grant_is_announced_thirty_days_before() {
    Instant end = NOW.plus(Duration.ofDays(29));

    assertThat(of(connection(Status.CONNECTED, false, end), "7", "35", "realm").warnings())
        .singleElement()
        .asString()
        .contains("2026-12-21");
  }

  @Test
  void a_week_before_the_end_of_the_grant_the_warning_says_that_nothing_will_sync() {
    Instant end = NOW.plus(Duration.ofDays(6));

    assertThat(of(connection(Status.CONNECTED, false, end), "7", "35", "realm").warnings())
        .singleElement()
        .asString()
        .startsWith("Nothing will sync after 2026-11-28")
        .endsWith("now");
  }

  @Test
  void access_that_dies_of_disuse_although_it_is_renewed_a_month_before_is_pointed_out() {
    assertThat(ofIdle(NOW.plus(Duration.ofDays(15))).warnings())
        .singleElement()
        .asString()
        .contains("could not renew", "2026-12-07");
    assertThat(ofIdle(NOW.plus(Duration.ofDays(17))).warnings()).isEmpty();
  }

  @Test
  void an_ended_subscription_is_pointed_out() {
    Connection refusing =
        new Connection(
            "ws",
            Status.CONNECTED,
            "realm",
            "Company",
            "sandbox",
            "USD",
            NOW,
            "ada",
            null,
            false,
            true,
            FAR_OFF,
            FAR_OFF);

    assertThat(of(refusing, "7", "35", "realm").warnings())
        .singleElement()
        .asString()
        .contains("subscription has ended");
  }

  private static Readiness ofIdle(Instant accessEnd) {
    return of(
        new Connection(
            "ws",
            Status.CONNECTED,
            "realm",
            "Company",
            "sandbox",
            "USD",
            NOW,
            "ada",
            null,
            false,
            false,
            accessEnd,
            FAR_OFF),
        "7",
        "35",
        "realm");
  }

  private static Connection connected() {
    return connection(Status.CONNECTED, false, FAR_OFF);
  }

  private static Connection connection(Status status, boolean arRefused, Instant grantEnd) {
    return new Connection(
        "ws", status, "realm", "Company", "sandbox", "USD", NOW, "ada", null, arRefused, false,
        FAR_OFF, grantEnd);
  }

  private static Readiness of(Connection connection, String item, String deposit, String realm) {
    SyncSettings settings =
        new SyncSettings(
            InvoiceNumberStrategy.TASKIP, item, null, deposit, null, Map.of(), Map.of(), 70);
    return Readiness.of(connection, new StoredSettings(settings, realm), NOW);
  }
}
