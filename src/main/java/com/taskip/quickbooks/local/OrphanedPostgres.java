package com.taskip.quickbooks.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that outlived the process that started it (it was killed) and still holds the data.
 * The caller holds the data directory's lock, so nobody else is using it.
 */
record OrphanedPostgres(ProcessHandle process) {

  static final String PID_FILE = "postmaster.pid";

  private static final long PATIENCE_SECONDS = 10;

  /**
   * Found by the process id that PostgreSQL writes into its own data directory. After a restart of
   * the machine that id may be anybody's, so the process has to name the directory too.
   */
  static Optional<OrphanedPostgres> of(Path dataDirectory) {
    Path pidFile = dataDirectory.resolve(PID_FILE);
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      return ProcessHandle.of(pid)
          .filter(process -> process.info().command().orElse("").contains("postgres"))
          .filter(process -> serves(process, dataDirectory.toAbsolutePath().toString()))
          .map(OrphanedPostgres::new);
    } catch (IOException | RuntimeException unreadable) {
      throw LocalRefusal.dataDirectory(pidFile, new IOException("cannot be read", unreadable));
    }
  }

  private static boolean serves(ProcessHandle process, String dataDirectory) {
    return process.info().arguments().map(Arrays::asList).orElse(List.of()).contains(dataDirectory);
  }

  /** In order if it goes soon, else by force: the next start then recovers from its log. */
  void stop() {
    process.destroy();
    if (!gone() && process.destroyForcibly() && !gone()) {
      throw LocalRefusal.because(
          "the PostgreSQL of an earlier run (process %d) does not stop.".formatted(process.pid()));
    }
  }

  private boolean gone() {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException unknown) {
      return !process.isAlive();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
