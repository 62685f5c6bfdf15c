package com.taskip.quickbooks.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The directory that a local run keeps its data in, held by one process at a time. The lock is the
 * operating system's: it ends with the process, however that ends.
 */
final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "lock";

  private final Path root;
  private final FileChannel lockFile;

  private DataDirectory(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  static DataDirectory open(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel lockFile =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lockFile)) {
        lockFile.close();
        throw LocalRefusal.because(
            "another one is running on the data in %s; stop it or set LOCAL_DATA_DIR."
                .formatted(root));
      }
      return new DataDirectory(root, lockFile);
    } catch (IOException unwritable) {
      throw LocalRefusal.dataDirectory(root, unwritable);
    }
  }

  private static boolean locked(FileChannel lockFile) throws IOException {
    try {
      FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  Path resolve(String name) {
    return root.resolve(name);
  }

  /** Forgets everything kept here but the lock. */
  void clear() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(root) && !file.equals(root.resolve(LOCK))) {
          Files.delete(file);
        }
      }
    } catch (IOException kept) {
      throw LocalRefusal.dataDirectory(root, kept);
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
