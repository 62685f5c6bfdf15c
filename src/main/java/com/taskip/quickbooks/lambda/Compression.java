package com.taskip.quickbooks.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Texts leave the function compressed for those who take that: API Gateway's HTTP APIs compress
 * nothing by themselves, and neither does the extension, whose requests pass no socket.
 */
final class Compression {

  /** About what fits one packet anyway. */
  private static final int WORTH_IT_FROM = 1400;

  private static final Pattern TEXT =
      Pattern.compile("text/|image/svg|application/([\\w.-]+\\+)?(json|xml|yaml|javascript)");
  private static final String ENCODING = "Content-Encoding";

  private Compression() {}

  static void apply(APIGatewayV2HTTPEvent request, APIGatewayV2HTTPResponse response) {
    Map<String, String> headers = response.getHeaders();
    String type = named(headers, "Content-Type");
    if (response.getBody() == null
        || response.getBody().length() < WORTH_IT_FROM
        || named(headers, ENCODING) != null
        || type == null
        || !TEXT.matcher(type).lookingAt()) {
      return;
    }
    headers.keySet().removeIf("Vary"::equalsIgnoreCase);
    headers.put("Vary", "Accept-Encoding");
    if (takesGzip(named(request.getHeaders(), "Accept-Encoding"))) {
      headers.keySet().removeIf("Content-Length"::equalsIgnoreCase);
      headers.put(ENCODING, "gzip");
      response.setBody(Base64.getEncoder().encodeToString(zip(bytes(response))));
      response.setIsBase64Encoded(true);
    }
  }

  /** The extension takes static files for binary, whatever they are. */
  private static byte[] bytes(APIGatewayV2HTTPResponse response) {
    return response.getIsBase64Encoded()
        ? Base64.getDecoder().decode(response.getBody())
        : response.getBody().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean takesGzip(String accepted) {
    return accepted != null
        && Arrays.stream(accepted.split(","))
            .map(coding -> coding.replace(" ", ""))
            .anyMatch(
                coding -> coding.equals("gzip") || coding.matches("gzip;q=(1|0\\.0*[1-9]).*"));
  }

  private static String named(Map<String, String> headers, String name) {
    return headers == null
        ? null
        : headers.entrySet().stream()
            .filter(header -> name.equalsIgnoreCase(header.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
  }

  private static byte[] zip(byte[] text) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(text);
    } catch (IOException inMemoryOnly) {
      throw new UncheckedIOException(inMemoryOnly);
    }
    return zipped.toByteArray();
  }
}
