package com.taskip.quickbooks.lambda;

import io.quarkus.amazon.lambda.runtime.AmazonLambdaRecorder;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.ShutdownContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The application run as a process of its own. Where Lambda's runtime API is named, it fetches its
 * events there, as a custom runtime does: the extension's own poll loop, which it starts by itself
 * in native images only. The managed Java runtime calls the handler and never comes here.
 */
@ApplicationScoped
public class CustomRuntime implements QuarkusApplication {

  private final Deque<Runnable> atShutdown = new ArrayDeque<>();

  @Override
  public int run(String... args) {
    if (System.getenv("AWS_LAMBDA_RUNTIME_API") != null && ImageMode.current() == ImageMode.JVM) {
      new AmazonLambdaRecorder(null).startPollLoop(new Tasks(), LaunchMode.current());
    }
    Quarkus.waitForExit();
    return 0;
  }

  void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object ending) {
    atShutdown.forEach(Runnable::run);
  }

  private final class Tasks implements ShutdownContext {
    @Override
    public void addShutdownTask(Runnable task) {
      atShutdown.push(task);
    }

    @Override
    public void addLastShutdownTask(Runnable task) {
      atShutdown.add(task);
    }
  }
}
