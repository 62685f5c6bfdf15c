package com.taskip.quickbooks.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded answer passes through our JSON and loses nothing. */
class RecordedAnswersTest {

  static List<String> recorded() {
    return Fixtures.names(".json");
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void no_number_is_changed_and_no_member_lost(String file) throws IOException {
    byte[] original = Fixtures.bytes(file);

    JsonNode tree = QuickBooksJson.MAPPER.readTree(original);
    byte[] written = QuickBooksJson.MAPPER.writeValueAsBytes(tree);

    assertThat(scalars(written)).isEqualTo(scalars(original));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void a_tree_is_always_written_as_the_same_bytes(String file) throws IOException {
    if (QuickBooksJson.MAPPER.readTree(Fixtures.bytes(file)) instanceof ObjectNode tree) {
      byte[] once = QuickBooksJson.bytes(tree);
      ObjectNode again = (ObjectNode) QuickBooksJson.MAPPER.readTree(once);

      assertThat(QuickBooksJson.bytes(again)).isEqualTo(once);
    }
  }

  /** Each scalar as it is written, by the place where it stands. */
  private static TreeMap<String, String> scalars(byte[] json) throws IOException {
    TreeMap<String, String> scalars = new TreeMap<>();
    try (JsonParser parser = QuickBooksJson.MAPPER.getFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue() || token.isStructEnd()) {
          String place = parser.getParsingContext().pathAsPointer().toString();
          scalars.put(place + (token.isScalarValue() ? "" : token.asString()), parser.getText());
        }
      }
    }
    return scalars;
  }
}
