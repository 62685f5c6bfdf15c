package com.taskip.quickbooks.local;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says in a few lines what runs where and what to open. */
@ApplicationScoped
class Announcement {

  private static final Logger LOG = Logger.getLogger("taskip-quickbooks");

  private final int port;
  private final String quickBooks;
  private final String database;
  private final String queue;

  Announcement(
      @ConfigProperty(name = "QUARKUS_HTTP_PORT", defaultValue = "8080") int port,
      @ConfigProperty(name = "taskip.quickbooks.api-url") String quickBooks,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String database,
      @ConfigProperty(name = "SYNC_QUEUE_URL") String queue) {
    this.port = port;
    this.quickBooks = quickBooks;
    this.database = database;
    this.queue = queue;
  }

  void say(@Observes @Priority(StartOrder.ANNOUNCEMENT) StartupEvent started) {
    if (LaunchMode.current() == LaunchMode.TEST) {
      return;
    }
    LOG.infof("Open        http://localhost:%d/ and connect a workspace", port);
    LOG.infof("API         http://localhost:%d/q/openapi", port);
    LOG.infof("QuickBooks  %s", quickBooks);
    LOG.infof("PostgreSQL  %s", database.replaceAll("\\?.*", ""));
    LOG.infof("Queue       %s", queue);
  }
}
