package com.taskip.quickbooks.metrics;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Whose metrics they are. */
@ConfigMapping(prefix = "taskip.metrics")
interface MetricsConfig {

  /**
   * The Lambda function's name ({@code AWS_LAMBDA_FUNCTION_NAME}, which Lambda itself sets): it
   * names the stack, and so the environment, too. Empty in a local run, which has no CloudWatch.
   */
  Optional<String> function();
}
