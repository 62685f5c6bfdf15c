package com.taskip.quickbooks.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.quickbooks.fault.BusinessText;
import com.taskip.quickbooks.quickbooks.fault.FaultGroup;
import com.taskip.quickbooks.quickbooks.fault.Faults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What QuickBooks' codes and texts mean, walked from the list of those that matter. */
class FaultCatalogueTest {
  private static final String LIST = "/quickbooks-codes.csv";
  private static final String GOSSIP =
      "You and Jane Smith were working on this at the same time. Jane Smith finished before you"
          + " did. Ask jane.smith@books.example, Token expired: eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4";

  @ParameterizedTest
  @CsvFileSource(resources = LIST, numLinesToSkip = 1)
  void every_code_says_what_happened_and_what_to_do(String code, int status, String treatAs) {
    Fault fault = fault(code, status, "Said by QuickBooks");
    SyncError error = FaultCatalogue.error(fault);

    assertThat(fault.kind()).isEqualTo(kindOf(treatAs));
    assertThat(FaultGroup.of(code).lasting()).isEqualTo(treatAs.equals("slow"));
    assertThat(FaultGroup.of(code).ours()).isEqualTo(treatAs.equals("ours"));
    assertThat(error.quickbooksCode()).isEqualTo(code);
    assertThat(error.intuitTid()).isEqualTo("1-abc");
    assertThat(FaultCatalogue.of(fault).quickbooksCodes()).contains(code);
  }

  @Test
  void the_list_and_the_table_of_codes_name_the_same_codes() {
    assertThat(FaultGroup.allCodes().collect(Collectors.toSet())).isEqualTo(listed());
  }

  @ParameterizedTest
  @CsvFileSource(resources = LIST, numLinesToSkip = 1)
  void no_code_tells_who_else_was_at_work_or_any_secret(String code, int status, String treatAs) {
    String message = FaultCatalogue.error(fault(code, status, GOSSIP)).message();
    assertThat(message).doesNotContain("Jane", "Smith", "@", "eyJ");
  }

  @ParameterizedTest
  @CsvSource({
    "You can only add or edit one name at a time, edited_at_the_same_time, true",
    "You can only add or edit one product or service at a time, edited_at_the_same_time, true",
    "We're sorry QuickBooks encountered an error while calculating tax, tax_not_calculated, true",
    "Unexpected Internal Error. (-30041), quickbooks_unavailable, true",
    "You cannot modify a list element that has been deleted., deleted_in_quickbooks, false",
    "The currency of the transaction is invalid for customer., currency_mismatch, false",
    "You need to select a different type of account, account_type_refused, false",
    "You must choose a customer in the Name field., customer_missing, false",
    "Make sure all your transactions have a GST/HST rate before you save., tax_code_missing, false",
    "Make sure all your transactions have a VAT rate before you save., tax_code_missing, false",
    "You must set a transaction amount, amount_missing, false",
    "INVALID_PAYMENT_METHOD, value_refused, false",
    "Etwas ganz anderes, refused_by_quickbooks, false"
  })
  void a_6000_is_told_by_its_text(String text, String code, boolean passing) {
    Fault fault = fault("6000", 400, "Business Validation Error: " + text);
    assertThat(FaultCatalogue.error(fault).code()).isEqualTo(code);
    assertThat(FaultCatalogue.passing(fault)).isEqualTo(passing);
  }

  @ParameterizedTest
  @EnumSource
  void every_known_text_has_an_entry(BusinessText text) {
    assertThat(BusinessFaults.of(text).sentence()).isNotBlank();
  }

  @Test
  void an_unknown_code_shows_quickbooks_own_masked_words_and_the_intuit_tid() {
    Fault fault = fault("7777", 400, "Ask anna@books.example about the moon");
    assertThat(FaultCatalogue.error(fault))
        .isEqualTo(
            new SyncError(
                "refused_by_quickbooks",
                "QuickBooks refused it. QuickBooks says: Ask [email] about the moon",
                "7777",
                "1-abc",
                Help.IN_QUICKBOOKS));
    assertThat(FaultCatalogue.passing(fault)).isFalse();
  }

  @Test
  void a_refusal_for_a_reason_of_the_record_says_which_in_quickbooks_words() {
    assertThat(FaultCatalogue.error(fault("2050", 400, "Max:21 supported")).message())
        .isEqualTo("A text is longer than QuickBooks can hold. QuickBooks says: Max:21 supported");
  }

  @Test
  void our_own_mistake_is_not_blamed_on_the_record() {
    assertThat(FaultCatalogue.error(fault("2010", 400, "Unrecognized field")).message())
        .isEqualTo("Taskip asked QuickBooks in a way that it does not understand.");
  }

  @Test
  void no_answer_at_all_is_told_in_our_words() {
    Fault silence = Faults.unanswered("QuickBooks did not answer in time.", 0, null);
    assertThat(FaultCatalogue.error(silence).message())
        .isEqualTo("QuickBooks did not answer as it should. QuickBooks did not answer in time.");
  }

  @Test
  void a_refusal_with_a_servers_status_is_the_servers_trouble() {
    assertThat(FaultCatalogue.error(fault("2020", 503, "m")).code())
        .isEqualTo("quickbooks_unavailable");
  }

  @ParameterizedTest
  @MethodSource("entries")
  void every_entry_has_a_code_a_sentence_a_cause_and_one_sentence_of_help(FaultEntry entry) {
    assertThat(entry.code()).matches("[a-z]+(_[a-z]+)*");
    assertThat(List.of(entry.sentence(), entry.cause(), entry.help()))
        .allMatch(text -> text.endsWith("."))
        .allMatch(text -> Character.isUpperCase(text.charAt(0)));
    assertThat(entry.help()).doesNotContainPattern("[.!?] ");
  }

  static Stream<FaultEntry> entries() {
    return Stream.of(
            CompanyFaults.ALL.stream(),
            RecordFaults.ALL.stream(),
            Stream.of(BusinessText.values()).map(BusinessFaults::of))
        .flatMap(entry -> entry);
  }

  private static FaultKind kindOf(String treatAs) {
    return switch (treatAs) {
      case "token" -> FaultKind.AUTHENTICATION;
      case "stop" -> FaultKind.AUTHORIZATION;
      case "wait" -> FaultKind.THROTTLED;
      case "passing", "slow" -> FaultKind.PASSING;
      default -> FaultKind.PERMANENT;
    };
  }

  private static Fault fault(String code, int status, String detail) {
    String body =
        "{\"Fault\":{\"Error\":[{\"Message\":\"Said\",\"Detail\":\"%s\",\"code\":\"%s\"}]}}";
    return Faults.of(
        status, body.formatted(detail, code).getBytes(StandardCharsets.UTF_8), "1-abc");
  }

  private static Set<String> listed() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                FaultCatalogueTest.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",")[0]).collect(Collectors.toSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
