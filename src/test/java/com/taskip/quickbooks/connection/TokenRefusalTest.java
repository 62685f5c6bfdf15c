package com.taskip.quickbooks.connection;

import static com.taskip.quickbooks.connection.TokenRefusal.Meaning.GRANT_IS_DEAD;
import static com.taskip.quickbooks.connection.TokenRefusal.Meaning.OUR_FAULT;
import static com.taskip.quickbooks.connection.TokenRefusal.Meaning.PASSING;
import static org.assertj.core.api.Assertions.assertThat;

import com.taskip.quickbooks.connection.TokenRefusal.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenRefusalTest {

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(400, "{\"error\":\"invalid_grant\"}", GRANT_IS_DEAD),
        Arguments.of(
            400,
            "{\"error_description\":\"Token invalid\",\"error\":\"invalid_grant\"}",
            GRANT_IS_DEAD),
        Arguments.of(401, "{\"error\":\"invalid_client\"}", OUR_FAULT),
        Arguments.of(401, "", OUR_FAULT),
        Arguments.of(400, "{\"error\":\"invalid_request\"}", OUR_FAULT),
        Arguments.of(429, "{\"error\":\"invalid_grant\"}", PASSING),
        Arguments.of(503, "{\"error\":\"invalid_grant\"}", PASSING),
        Arguments.of(500, "<html>down</html>", PASSING),
        Arguments.of(400, "{\"error_description\":\"invalid_grant\"}", PASSING),
        Arguments.of(400, "invalid_grant", PASSING),
        Arguments.of(400, "{\"error\":{\"code\":\"invalid_grant\"}}", PASSING),
        Arguments.of(403, "[]", PASSING));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void decides_on_status_and_error_alone(int status, String body, Meaning meaning) {
    assertThat(TokenRefusal.of(status, body, null).meaning()).isEqualTo(meaning);
  }

  @Test
  void no_answer_says_nothing_about_the_grant() {
    assertThat(TokenAnswers.refusal("OIDC Server is not available").meaning()).isEqualTo(PASSING);
    assertThat(TokenAnswers.refusal(null).meaning()).isEqualTo(PASSING);
  }

  @Test
  void recorded_refusal_of_intuit_is_a_dead_grant() throws IOException {
    String recorded =
        Files.readString(
            Path.of("src/test/resources/quickbooks-fixtures/oauth-error-invalid-grant.json"));

    assertThat(TokenRefusal.of(400, recorded, "1-2-3").meaning()).isEqualTo(GRANT_IS_DEAD);
  }
}
