package com.taskip.quickbooks.http;

import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;

/**
 * How much a body may weigh (contract section 1). Checked while reading, because behind API Gateway
 * no HTTP server of ours sees the length first.
 */
final class BodyLimit {
  static final int BYTES = 1024 * 1024;

  /** What fits a Lambda invocation beside the event's other members. */
  static final int IMPORT_BYTES = 4 * BYTES;

  static final String SENTENCE = "The body is larger than 1 MiB (4 MiB for /import).";

  private BodyLimit() {}

  /** The whole body; refuses with 413 as soon as it turns out to be longer. */
  static byte[] read(InputStream body, int limit) throws IOException {
    byte[] read = body.readNBytes(limit + 1);
    if (read.length > limit) {
      throw new WebApplicationException(413);
    }
    return read;
  }
}
