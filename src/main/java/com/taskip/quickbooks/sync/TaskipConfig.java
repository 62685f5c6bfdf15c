package com.taskip.quickbooks.sync;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where Taskip hears of changes; checked at start by {@link TaskipEnd}. */
@ConfigMapping(prefix = "taskip.webhook")
interface TaskipConfig {

  /** {@code TASKIP_WEBHOOK_URL}; unset, nobody is told. */
  Optional<String> url();

  /** {@code TASKIP_WEBHOOK_SECRET}, which what we say is signed with; never logged. */
  Optional<String> secret();
}
