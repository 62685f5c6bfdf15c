package com.taskip.quickbooks.local.simulator.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.taskip.quickbooks.local.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Every change as one line of JSON, written before anybody is told of it. A process that is killed
 * loses nothing it has answered for; half a line at the end was never answered for and is dropped.
 * Safe for use by many threads.
 */
public final class Journal implements AutoCloseable {

  private static final String FILE = "quickbooks-simulator.jsonl";

  private final FileChannel channel;
  private final List<ObjectNode> kept;

  private Journal(FileChannel channel, List<ObjectNode> kept) {
    this.channel = channel;
    this.kept = kept;
  }

  /**
   * Opens the journal of a directory, which is made if need be.
   *
   * @param directory null to keep nothing beyond this process
   */
  public static Journal open(Path directory) throws IOException {
    if (directory == null) {
      return new Journal(null, List.of());
    }
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    lock(channel, directory);
    List<ObjectNode> kept = new ArrayList<>();
    channel.truncate(read(channel, kept));
    channel.position(channel.size());
    return new Journal(channel, kept);
  }

  /** What was in it when it was opened, oldest first. */
  public List<ObjectNode> kept() {
    return kept;
  }

  /** Adds one entry. */
  public synchronized void append(ObjectNode entry) {
    if (channel == null) {
      return;
    }
    try {
      write(StandardCharsets.UTF_8.encode(Json.write(entry) + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator cannot write its journal", e);
    }
  }

  /** Forgets everything. */
  public synchronized void clear() {
    if (channel == null) {
      return;
    }
    try {
      channel.truncate(0);
      channel.position(0);
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator cannot clear its journal", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  /** Writes the whole line or, where the disk is full, nothing of it. */
  private void write(ByteBuffer line) throws IOException {
    long start = channel.position();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
    } catch (IOException e) {
      channel.truncate(start);
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path directory) throws IOException {
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      free = false;
    }
    if (!free) {
      channel.close();
      throw new IOException("Another QuickBooks simulator keeps its books in " + directory);
    }
  }

  /** Reads whole lines and returns where the last of them ends. */
  private static long read(FileChannel channel, List<ObjectNode> kept) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Until the buffer is full.
    }
    int start = 0;
    byte[] all = bytes.array();
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        try {
          kept.add(
              (ObjectNode) Json.parse(new String(all, start, i - start, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
          throw new IOException("The simulator's journal is damaged at byte " + start, e);
        }
        start = i + 1;
      }
    }
    return start;
  }
}
