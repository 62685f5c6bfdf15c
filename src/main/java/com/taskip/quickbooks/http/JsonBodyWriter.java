package com.taskip.quickbooks.http;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Every JSON answer of a door leaves through here, in one piece: behind Lambda's HTTP bridge an
 * answer that is streamed in several buffers (8 KiB each) waits for ever for the first to drain.
 */
@Provider
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
class JsonBodyWriter implements ServerMessageBodyWriter<Object> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return !JsonBodyReader.RAW.contains(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return !JsonBodyReader.RAW.contains(type);
  }

  @Override
  public void writeResponse(Object answer, Type genericType, ServerRequestContext context)
      throws IOException {
    context.serverResponse().end(ApiJson.MAPPER.writeValueAsBytes(answer));
  }

  @Override
  public void writeTo(
      Object answer,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    body.write(ApiJson.MAPPER.writeValueAsBytes(answer));
  }
}
