package com.taskip.quickbooks.http.page;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Where the settings page gets a person's token from. */
@ConfigMapping(prefix = "taskip.page")
interface PageConfig {

  /**
   * {@code SETTINGS_PAGE_EMBEDDED_BY}: the origins of the front ends that may embed the page and
   * hand it a token. Left out, no page may.
   */
  Optional<List<Origin>> embeddedBy();

  /** Whether the page may sign people in through the local run's door; never so on AWS. */
  @WithDefault("false")
  boolean localSignIn();
}
