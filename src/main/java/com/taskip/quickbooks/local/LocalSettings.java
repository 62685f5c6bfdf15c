package com.taskip.quickbooks.local;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a person may set for a run on one machine.
 *
 * @param dataDir {@code LOCAL_DATA_DIR}: holds everything the run keeps
 * @param fresh {@code LOCAL_FRESH}: forget what an earlier run kept
 * @param httpPort {@code QUARKUS_HTTP_PORT}
 * @param databasePort {@code LOCAL_DATABASE_PORT}; 0 for any free one
 * @param queuePort {@code LOCAL_QUEUE_PORT}; 0 for any free one
 * @param quickBooksPort {@code LOCAL_QUICKBOOKS_PORT}: where the simulated QuickBooks listens
 */
public record LocalSettings(
    Path dataDir,
    boolean fresh,
    int httpPort,
    int databasePort,
    int queuePort,
    int quickBooksPort) {

  private static final int HTTP_PORT = 8080;

  /** How far the simulated QuickBooks listens above the application, unless told otherwise. */
  private static final int QUICKBOOKS_ABOVE_HTTP = 1000;

  /** The environment and system properties; Quarkus' own configuration does not stand yet. */
  static SmallRyeConfig environment() {
    return new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources().build();
  }

  static LocalSettings from(SmallRyeConfig config) {
    int httpPort = port(config, "quarkus.http.port", HTTP_PORT);
    return new LocalSettings(
        Path.of(config.getOptionalValue("local.data.dir", String.class).orElse(".local"))
            .toAbsolutePath()
            .normalize(),
        config.getOptionalValue("local.fresh", Boolean.class).orElse(false),
        httpPort,
        port(config, "local.database.port", 0),
        port(config, "local.queue.port", 0),
        port(config, "local.quickbooks.port", httpPort + QUICKBOOKS_ABOVE_HTTP));
  }

  private static int port(SmallRyeConfig config, String name, int otherwise) {
    String value = config.getOptionalValue(name, String.class).orElse("").strip();
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      throw LocalRefusal.badSetting(environmentName(name), value, "a port from 0 to 65535");
    }
    throw LocalRefusal.badSetting(environmentName(name), value, "a port from 0 to 65535");
  }

  private static String environmentName(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
