package com.taskip.quickbooks.quickbooks.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.quickbooks.Fault;
import com.taskip.quickbooks.quickbooks.FaultKind;
import com.taskip.quickbooks.quickbooks.Fixtures;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every shape in which QuickBooks says no becomes one fault of the right kind. */
class FaultsTest {

  @ParameterizedTest
  @CsvSource({
    "fault-500-unsupported-operation.json, 400, 500, PERMANENT",
    "fault-610-inactive.json, 400, 610, PERMANENT",
    "fault-2010-unsupported-property.json, 400, 2010, PERMANENT",
    "fault-2020-required-param.json, 400, 2020, PERMANENT",
    "fault-2050-length.json, 400, 2050, PERMANENT",
    "fault-2500-invalid-reference.json, 400, 2500, PERMANENT",
    "fault-3001-throttle-429.json, 429, 3001, THROTTLED",
    "fault-3001-throttle-429.json, 403, 3001, THROTTLED",
    "fault-3001-throttle-429.xml, 429, 3001, THROTTLED",
    "fault-3100-authorization.json, 403, 3100, AUTHORIZATION",
    "fault-3200-token-expired.json, 401, 3200, AUTHENTICATION",
    "fault-4000-query-parser.json, 400, 4000, PERMANENT",
    "fault-4001-query-validation.json, 400, 4001, PERMANENT",
    "fault-5010-stale-object.json, 400, 5010, PERMANENT",
    "fault-6000-concurrent-name.json, 400, 6000, PASSING",
    "fault-6000-currency.json, 400, 6000, PERMANENT",
    "fault-6000-deleted-list-element.json, 400, 6000, PERMANENT",
    "fault-6070-amount-mismatch.json, 400, 6070, PERMANENT",
    "fault-6140-duplicate-docnumber.json, 400, 6140, PERMANENT",
    "fault-6240-duplicate-name.json, 400, 6240, PERMANENT",
    "fault-6240-customer.xml, 400, 6240, PERMANENT",
    "fault-10000-system.xml, 500, 10000, PASSING",
  })
  void recorded_fault_is_understood(String file, int status, String code, FaultKind kind) {
    Fault fault = Faults.of(status, Fixtures.bytes(file), "tid");

    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.message()).isNotBlank();
    assertThat(fault.intuitTid()).isEqualTo("tid");
    assertThat(fault.httpStatus()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 401, AUTHENTICATION",
    "120, 401, AUTHENTICATION",
    "3202, 401, AUTHENTICATION",
    "003200, 401, AUTHENTICATION",
    "130, 401, PASSING",
    "140, 503, PASSING",
    "150, 400, PASSING",
    "600, 400, PASSING",
    "2130, 400, PERMANENT",
    "4002, 400, PASSING",
    "5020, 400, PERMANENT",
    "5020, 403, AUTHORIZATION",
    "5030, 400, PERMANENT",
    "5030, 403, AUTHORIZATION",
    "6190, 400, PERMANENT",
    "6210, 400, PERMANENT",
    "10100, 500, PASSING",
    "10200, 500, PERMANENT",
    "2020, 503, PASSING",
    "2020, 429, THROTTLED",
  })
  void code_decides_before_the_status(String code, int status, FaultKind kind) {
    String body = "{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"code\":\"" + code + "\"}]}}";

    assertThat(of(status, body).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "400, PERMANENT",
    "401, AUTHENTICATION",
    "403, PASSING",
    "404, PERMANENT",
    "408, PASSING",
    "429, THROTTLED",
    "500, PASSING",
    "502, PASSING",
    "503, PASSING",
    "504, PASSING",
  })
  void status_decides_when_the_body_says_nothing(int status, FaultKind kind) {
    for (String body : new String[] {"", "<html><body>Bad<br>Gateway</body>", "{}", "null", "no"}) {
      Fault fault = of(status, body);
      assertThat(fault.kind()).isEqualTo(kind);
      assertThat(fault.code()).isNull();
      assertThat(fault.message()).contains(Integer.toString(status));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "You can only add or edit one product or service at a time. Please try again., PASSING",
    "'We''re sorry, QuickBooks encountered an error while calculating tax.', PASSING",
    "Unexpected Internal Error. (-30041), PASSING",
    "You must choose a customer in the Name field., PERMANENT",
    "Make sure all your transactions have a GST/HST rate before you save., PERMANENT",
    "INVALID_SOMETHING, PERMANENT",
  })
  void a_6000_is_told_by_its_text(String detail, FaultKind kind) {
    String body =
        "{\"Fault\":{\"Error\":[{\"Message\":\"m\",\"Detail\":\"%s\",\"code\":\"6000\"}]}}";

    assertThat(of(400, body.formatted(detail)).kind()).isEqualTo(kind);
  }

  @Test
  void several_errors_are_all_told_and_the_one_that_stays_decides() {
    Fault fault =
        of(
            400,
            """
            {"Fault":{"Error":[
              {"Message":"Busy","Detail":"You can only add or edit one name at a time","code":"6000"},
              {"Message":"Too long","Detail":"Max:21 supported","code":"2050","element":"DocNumber"}
            ],"type":"ValidationFault"}}
            """);

    assertThat(fault.code()).isEqualTo("2050");
    assertThat(fault.kind()).isEqualTo(FaultKind.PERMANENT);
    assertThat(fault.detail())
        .isEqualTo("You can only add or edit one name at a time; Max:21 supported (DocNumber)");
  }

  @Test
  void a_code_that_is_only_in_the_text_is_found() {
    Fault fault =
        of(
            401,
            "{\"fault\":{\"error\":[{\"message\":\"message=X; errorCode=003200; statusCode=401\"}]}}");

    assertThat(fault.code()).isEqualTo("3200");
    assertThat(fault.message()).isEqualTo("X");
  }

  @Test
  void a_code_written_as_a_number_is_read() {
    assertThat(of(400, "{\"Fault\":{\"Error\":[{\"code\":6240}]}}").code()).isEqualTo("6240");
  }

  @Test
  void an_external_entity_in_xml_is_never_fetched() {
    Fault fault =
        of(
            400,
            """
            <!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
            <IntuitResponse><Fault type="ValidationFault"><Error code="2020">
            <Message>&secret;</Message></Error></Fault></IntuitResponse>
            """);

    assertThat(fault.message()).doesNotContain("root:");
    assertThat(fault.httpStatus()).isEqualTo(400);
  }

  private static Fault of(int status, String body) {
    return Faults.of(status, body.getBytes(StandardCharsets.UTF_8), null);
  }
}
