package com.taskip.quickbooks.local;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

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
    checkDuration(config, "pull.interval");
    checkDuration(config, "sync.retry.delay");
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
    return value.isEmpty()
        ? otherwise
        : read(
            name, value, Integer::valueOf, port -> port >= 0 && port <= 65_535, "a port (0-65535)");
  }

  private static void checkDuration(SmallRyeConfig config, String name) {
    config
        .getOptionalValue(name, String.class)
        .ifPresent(
            value ->
                read(
                    name,
                    value,
                    DurationConverter::parseDuration,
                    Duration::isPositive,
                    "a duration such as 10m or PT60S"));
  }

  private static <T> T read(
      String name, String value, Function<String, T> parser, Predicate<T> allowed, String wanted) {
    T read;
    try {
      read = parser.apply(value);
    } catch (IllegalArgumentException notReadable) {
      read = null;
    }
    if (read == null || !allowed.test(read)) {
      String variable = name.toUpperCase(Locale.ROOT).replace('.', '_');
      throw LocalRefusal.badSetting(variable, value, wanted);
    }
    return read;
  }
}
