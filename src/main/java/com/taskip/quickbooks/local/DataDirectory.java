package com.taskip.quickbooks.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The directory that a local run keeps its data in. What is stored there belongs to one process at
 * a time: its lock is the operating system's and ends with the process, however that ends.
 */
final class DataDirectory {

  private static final String LOCK = "lock";

  private final Path root;

  private DataDirectory(Path root) {
    this.root = root;
  }

  static DataDirectory at(Path root) {
    try {
      Files.createDirectories(root);
      return new DataDirectory(root);
    } catch (IOException unwritable) {
      throw LocalRefusal.dataDirectory(root, unwritable);
    }
  }

  /**
   * Holds the data for this process until closed; refuses when another one does.
   *
   * @param remedy what a person does then
   */
  FileChannel lock(String remedy) {
    try {
      FileChannel file =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(file)) {
        file.close();
        throw LocalRefusal.because(
            "another one is running on the data in %s; %s.".formatted(root, remedy));
      }
      return file;
    } catch (IOException unwritable) {
      throw LocalRefusal.dataDirectory(root, unwritable);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  Path resolve(String name) {
    return root.resolve(name);
  }

  /**
   * Forgets what is kept under these names, and nothing else: the directory may be one in which a
   * person keeps other things.
   */
  void forget(String... names) {
    for (String name : names) {
      delete(root.resolve(name));
    }
  }

  private void delete(Path kept) {
    if (!Files.exists(kept, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(kept)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException undeletable) {
      throw LocalRefusal.dataDirectory(root, undeletable);
    }
  }
}
