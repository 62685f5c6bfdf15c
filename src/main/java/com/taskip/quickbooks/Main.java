package com.taskip.quickbooks;

import com.taskip.quickbooks.lambda.CustomRuntime;
import com.taskip.quickbooks.lambda.FailedStart;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ServiceLoader;

/** Starts the application once its surroundings stand. Lambda's managed runtime goes past this. */
@QuarkusMain
public final class Main {

  /** Exits with code 1 and one sentence on stderr when the surroundings refuse. */
  public static void main(String... args) {
    // Before anything logs: else the JDK's own log manager is there to stay.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    try {
      ServiceLoader.load(Surroundings.class).forEach(Surroundings::arrange);
    } catch (ConfigurationException refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
    String runtimeApi = System.getenv("AWS_LAMBDA_RUNTIME_API");
    if (runtimeApi == null) {
      Quarkus.run(CustomRuntime.class, args);
    } else {
      runFunction(runtimeApi, args);
    }
  }

  /** A function that cannot start tells whoever waits for it, and ends. */
  private static void runFunction(String runtimeApi, String... args) {
    try {
      Quarkus.run(CustomRuntime.class, (code, failure) -> end(code, failure, runtimeApi), args);
    } catch (ExceptionInInitializerError failed) {
      end(1, failed, runtimeApi);
    }
  }

  private static void end(int code, Throwable failure, String runtimeApi) {
    if (failure != null) {
      FailedStart.tell(failure, runtimeApi);
    }
    System.exit(code);
  }
}
