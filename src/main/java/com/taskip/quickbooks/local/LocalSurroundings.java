package com.taskip.quickbooks.local;

import com.taskip.quickbooks.Surroundings;
import io.quarkus.runtime.Application;
import io.smallrye.config.SmallRyeConfig;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Brings up the local parts before the application, and stops them after it. */
public final class LocalSurroundings implements Surroundings {

  /** Set once they stand: live reload runs {@code main} again in the same process. */
  private static final String ARRANGED = "taskip.local.arranged";

  /** They say a page of things before the application's own log levels count. */
  private static final List<Logger> TALKATIVE =
      Stream.of("io.zonky", "org.elasticmq", "org.apache.pekko").map(Logger::getLogger).toList();

  @Override
  public void arrange() {
    TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
    if (Boolean.getBoolean(ARRANGED)) {
      return;
    }
    SmallRyeConfig environment = LocalSettings.environment();
    LocalSettings settings = LocalSettings.from(environment);
    Ports.claim(settings.httpPort(), "QUARKUS_HTTP_PORT");
    LocalRun run = LocalRun.start(settings, environment);
    run.properties().forEach(System::setProperty);
    System.setProperty(ARRANGED, "true");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(run), "local-parts-stop"));
  }

  private static void stop(LocalRun run) {
    Application application = Application.currentApplication();
    if (application != null) {
      application.awaitShutdown();
    }
    run.close();
  }
}
