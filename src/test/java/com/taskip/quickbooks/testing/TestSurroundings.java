package com.taskip.quickbooks.testing;

import com.taskip.quickbooks.local.LocalRun;
import com.taskip.quickbooks.local.LocalSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The one set-up of the suite: the same parts as a run on one machine, on free ports and fresh
 * data. Found through META-INF/services, so no test class names it and none restarts the
 * application.
 */
public final class TestSurroundings implements QuarkusTestResourceLifecycleManager {

  public static final Path DATA = Path.of("target", "test-data").toAbsolutePath();

  /** Short, so that a test can wait for a retry. */
  static final String RETRY_DELAY = "PT1S";

  /** What Taskip and the application share. */
  public static final String TASKIP_SECRET = "what Taskip and we know";

  private static final int ANY_PORT = 0;

  /** How long a test waits for what must come, however busy the machine is. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private LocalRun run;

  @Override
  public Map<String, String> start() {
    Awaitility.setDefaultTimeout(PATIENCE);
    int http = free();
    run =
        LocalRun.start(
            new LocalSettings(DATA, true, http, ANY_PORT, ANY_PORT, ANY_PORT),
            new SmallRyeConfigBuilder().withDefaultValue("SYNC_RETRY_DELAY", RETRY_DELAY).build());
    Map<String, String> properties = new HashMap<>(run.properties());
    properties.put("SYNC_RETRY_DELAY", RETRY_DELAY);
    properties.put(
        "TASKIP_WEBHOOK_URL", "http://localhost:%d/hooks?of=quickbooks".formatted(free()));
    properties.put("TASKIP_WEBHOOK_SECRET", TASKIP_SECRET);
    properties.put("QUARKUS_HTTP_PORT", Integer.toString(http));
    properties.put("SETTINGS_PAGE_EMBEDDED_BY", "http://127.0.0.1:" + free());
    return properties;
  }

  /** Where {@link TaskipHooks} listens once the application is there, or a front end. */
  private static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  @Override
  public void stop() {
    if (run != null) {
      run.close();
    }
  }
}
