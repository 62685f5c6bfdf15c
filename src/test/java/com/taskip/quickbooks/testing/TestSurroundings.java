package com.taskip.quickbooks.testing;

import com.taskip.quickbooks.local.LocalRun;
import com.taskip.quickbooks.local.LocalSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The one set-up of the suite: the same parts as a run on one machine, on free ports and fresh
 * data. Found through META-INF/services, so no test class names it and none restarts the
 * application.
 */
public final class TestSurroundings implements QuarkusTestResourceLifecycleManager {

  public static final Path DATA = Path.of("target", "test-data").toAbsolutePath();

  /** Short, so that a test can wait for a retry. */
  static final String RETRY_DELAY = "PT1S";

  private static final int ANY_PORT = 0;
  private static final int HTTP_PORT = 8081;

  private LocalRun run;

  @Override
  public Map<String, String> start() {
    run =
        LocalRun.start(
            new LocalSettings(DATA, true, HTTP_PORT, ANY_PORT, ANY_PORT, ANY_PORT),
            new SmallRyeConfigBuilder().withDefaultValue("SYNC_RETRY_DELAY", RETRY_DELAY).build());
    Map<String, String> properties = new HashMap<>(run.properties());
    properties.put("SYNC_RETRY_DELAY", RETRY_DELAY);
    return properties;
  }

  @Override
  public void stop() {
    if (run != null) {
      run.close();
    }
  }
}
