package com.taskip.quickbooks;

/**
 * What has to stand before the application starts. A run on one machine brings a database, a queue
 * and a QuickBooks of its own; a function finds everything in place and has no implementation of
 * this on its class path.
 */
public interface Surroundings {

  /**
   * Brings up what is missing and makes it known as system properties.
   *
   * @throws io.quarkus.runtime.configuration.ConfigurationException with one sentence for the
   *     person at the terminal, when it cannot
   */
  void arrange();
}
