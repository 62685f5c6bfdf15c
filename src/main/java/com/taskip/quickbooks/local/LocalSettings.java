package com.taskip.quickbooks.local;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
  private static final int HIGHEST_PORT = 65_535;
  private static final String QUICKBOOKS_PORT = "LOCAL_QUICKBOOKS_PORT";

  /** How far the simulated QuickBooks listens above the application, unless told otherwise. */
  private static final int QUICKBOOKS_ABOVE_HTTP = 1000;

  /**
   * The sources that Quarkus reads later: system properties, environment, {@code .env}, {@code
   * config/application.properties}. Its own configuration does not stand yet.
   */
  static SmallRyeConfig environment() {
    return new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources().build();
  }

  static LocalSettings from(SmallRyeConfig config) {
    checkDuration(config, "PULL_INTERVAL");
    checkDuration(config, "SYNC_RETRY_DELAY");
    boolean above = value(config, QUICKBOOKS_PORT).isEmpty();
    int highest = above ? HIGHEST_PORT - QUICKBOOKS_ABOVE_HTTP : HIGHEST_PORT;
    int httpPort = port(config, "QUARKUS_HTTP_PORT", 1, highest).orElse(HTTP_PORT);
    return new LocalSettings(
        Path.of(value(config, "LOCAL_DATA_DIR").orElse(".local")).toAbsolutePath().normalize(),
        config.getOptionalValue("LOCAL_FRESH", Boolean.class).orElse(false),
        httpPort,
        port(config, "LOCAL_DATABASE_PORT", 0, HIGHEST_PORT).orElse(0),
        port(config, "LOCAL_QUEUE_PORT", 0, HIGHEST_PORT).orElse(0),
        port(config, QUICKBOOKS_PORT, 1, HIGHEST_PORT).orElse(httpPort + QUICKBOOKS_ABOVE_HTTP));
  }

  /** What a setting says, unless that is nothing. */
  static Optional<String> value(SmallRyeConfig config, String name) {
    return config.getOptionalValue(name, String.class).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static Optional<Integer> port(
      SmallRyeConfig config, String name, int lowest, int highest) {
    return value(config, name)
        .map(
            value ->
                read(
                    name,
                    value,
                    Integer::valueOf,
                    port -> port >= lowest && port <= highest,
                    "a port (%d-%d)".formatted(lowest, highest)));
  }

  private static void checkDuration(SmallRyeConfig config, String name) {
    value(config, name)
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
      throw LocalRefusal.badSetting(name, value, wanted);
    }
    return read;
  }
}
