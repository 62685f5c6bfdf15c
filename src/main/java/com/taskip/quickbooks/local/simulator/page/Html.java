package com.taskip.quickbooks.local.simulator.page;

/** Text on its way into a page. */
public final class Html {

  private Html() {}

  /** Makes text harmless between tags and in quoted attributes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
