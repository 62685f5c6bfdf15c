package com.taskip.quickbooks.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * Every JSON body that a door takes as a value of its own type comes through here, checked whole.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
class JsonBodyReader implements MessageBodyReader<Object> {
  /** What a door takes or gives byte by byte. */
  static final Set<Class<?>> RAW = Set.of(InputStream.class, byte[].class, String.class);

  private final JsonBody json;

  JsonBodyReader(JsonBody json) {
    this.json = json;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return !RAW.contains(type);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return json.read(json.tree(BodyLimit.read(body, BodyLimit.BYTES)), genericType);
  }
}
