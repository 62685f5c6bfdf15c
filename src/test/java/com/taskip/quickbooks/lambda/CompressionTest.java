package com.taskip.quickbooks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
  private static final String LONG = "Zoë owes 12 €. ".repeat(200);

  private static APIGatewayV2HTTPResponse answer(String type, String body, String accepted) {
    APIGatewayV2HTTPEvent request = new APIGatewayV2HTTPEvent();
    request.setHeaders(accepted == null ? null : Map.of("accept-encoding", accepted));
    APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
    response.setHeaders(new HashMap<>(Map.of("content-type", type, "content-length", "3000")));
    response.setBody(body);
    Compression.apply(request, response);
    return response;
  }

  private static String unzipped(APIGatewayV2HTTPResponse response) throws IOException {
    byte[] body = Base64.getDecoder().decode(response.getBody());
    try (var text = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate, gzip", "br;q=1.0, gzip;q=0.8, *;q=0.1", "gzip;q=1"})
  void text_is_compressed_for_those_who_take_it(String accepted) throws IOException {
    APIGatewayV2HTTPResponse response = answer("text/html;charset=UTF-8", LONG, accepted);
    assertThat(response.getIsBase64Encoded()).isTrue();
    assertThat(response.getHeaders())
        .containsEntry("Content-Encoding", "gzip")
        .containsEntry("Vary", "Accept-Encoding")
        .doesNotContainKey("content-length");
    assertThat(unzipped(response)).isEqualTo(LONG);
    assertThat(response.getBody()).hasSizeLessThan(LONG.length() / 4);
  }

  @Test
  void static_text_that_comes_as_binary_is_compressed_too() throws IOException {
    APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
    response.setHeaders(new HashMap<>(Map.of("content-type", "text/css")));
    response.setIsBase64Encoded(true);
    response.setBody(Base64.getEncoder().encodeToString(LONG.getBytes(StandardCharsets.UTF_8)));
    APIGatewayV2HTTPEvent request = new APIGatewayV2HTTPEvent();
    request.setHeaders(Map.of("Accept-Encoding", "gzip"));
    Compression.apply(request, response);
    assertThat(unzipped(response)).isEqualTo(LONG);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"-", "identity", "br", "gzip;q=0", "gzip;q=0.0", "*;q=0"})
  void text_goes_as_it_is_to_those_who_do_not(String accepted) {
    APIGatewayV2HTTPResponse response = answer("application/json", LONG, accepted);
    assertThat(response.getBody()).isEqualTo(LONG);
    assertThat(response.getHeaders())
        .doesNotContainKey("Content-Encoding")
        .containsEntry("Vary", "Accept-Encoding");
  }

  @Test
  void what_is_short_or_no_text_goes_as_it_is() {
    assertThat(answer("application/json", "{}", "gzip").getBody()).isEqualTo("{}");
    assertThat(answer("image/png", LONG, "gzip").getBody()).isEqualTo(LONG);
    assertThat(answer("text/plain", null, "gzip").getBody()).isNull();
  }
}
