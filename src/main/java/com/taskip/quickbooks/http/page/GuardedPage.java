package com.taskip.quickbooks.http.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** An HTML document with what a browser has to know so that nobody else's code gets into it. */
public final class GuardedPage {

  /** For {@code frame-ancestors}: within no other page. */
  public static final String NEVER_FRAMED = "'none'";

  private GuardedPage() {}

  /**
   * The answer that carries the document. All it uses comes from here, and nothing is inline; text
   * becomes markup through lit-html alone.
   *
   * @param framedBy the origins whose pages may frame it, or {@link #NEVER_FRAMED}
   */
  public static Response of(String document, String framedBy) {
    return Response.ok(document, MediaType.TEXT_HTML + ";charset=UTF-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
                + framedBy
                + "; require-trusted-types-for 'script'; trusted-types lit-html")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
