package com.taskip.quickbooks.http;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import io.smallrye.openapi.runtime.io.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Lets the native function serve the OpenAPI document as the build wrote it. The extension would
 * read it at every start, whoever asks for it, and write it anew as JSON and as YAML, which is a
 * quarter of what a start has to do; it has no switch for that. What it would add meanwhile, the
 * build has added already ({@link ProblemResponses}, the scheme of the tokens).
 *
 * <p>A native build fails when the methods that are replaced here are no longer there.
 */
@TargetClass(OpenApiDocumentService.class)
final class OpenApiAsBuilt {

  private OpenApiAsBuilt() {}

  @Substitute
  void prepareDocument(
      AutoSecurityFilter tokens,
      Map<OpenApiFilter.RunStage, List<String>> filters,
      String documentName) {}

  @Substitute
  public byte[] getDocument(String documentName, Format format) {
    String resource = OpenApiConstants.BASE_NAME + "." + format;
    try (InputStream document =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      return document.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
