package com.taskip.quickbooks.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** Reads a value from a JSON string and from nothing else. */
final class FromText<T> extends StdScalarDeserializer<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final transient Function<String, T> parser;

  FromText(Class<T> type, Function<String, T> parser) {
    super(type);
    this.type = type;
    this.parser = parser;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return context.reportInputMismatch(type, "not a text");
    }
    try {
      return parser.apply(json.getText());
    } catch (DateTimeException | IllegalArgumentException e) {
      throw context.weirdStringException(json.getText(), type, "not of that form");
    }
  }
}
