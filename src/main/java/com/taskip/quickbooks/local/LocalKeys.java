package com.taskip.quickbooks.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secrets of a local run, made once and kept with its data: the key that encrypts tokens, and
 * the key pair that signs and verifies callers.
 */
final class LocalKeys {

  private static final String ENCRYPTION_KEY = "token-encryption-key";
  private static final String SIGNING_KEY = "signing-key.pem";
  private static final String VERIFYING_KEY = "verifying-key.pem";
  private static final int AES_KEY_BYTES = 32;
  private static final int RSA_BITS = 2048;

  private final Path dir;

  private LocalKeys(Path dir) {
    this.dir = dir;
  }

  /**
   * Those kept in {@code dir}; makes what is not there yet. Processes that share a database share
   * the keys too, so only one of them makes them.
   */
  static LocalKeys in(Path dir) {
    LocalKeys keys = new LocalKeys(dir);
    try {
      Files.createDirectories(dir);
      try (FileChannel lock =
          FileChannel.open(
              dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        keys.make();
      }
      return keys;
    } catch (IOException unwritable) {
      throw LocalRefusal.dataDirectory(dir, unwritable);
    }
  }

  private void make() throws IOException {
    try {
      if (!Files.exists(dir.resolve(ENCRYPTION_KEY))) {
        byte[] key = new byte[AES_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        keep(ENCRYPTION_KEY, Base64.getEncoder().encodeToString(key));
      }
      if (!Files.exists(verifyingKey())) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        KeyPair pair = generator.generateKeyPair();
        keep(SIGNING_KEY, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        keep(VERIFYING_KEY, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
      }
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Base64 of 32 bytes. */
  String tokenEncryptionKey() {
    try {
      return Files.readString(dir.resolve(ENCRYPTION_KEY)).strip();
    } catch (IOException unreadable) {
      throw LocalRefusal.dataDirectory(dir, unreadable);
    }
  }

  /** PKCS#8 in PEM. */
  Path signingKey() {
    return dir.resolve(SIGNING_KEY);
  }

  /** X.509 in PEM. */
  Path verifyingKey() {
    return dir.resolve(VERIFYING_KEY);
  }

  private void keep(String name, String content) throws IOException {
    // Written aside and moved: a full disk or a kill leaves no half key behind.
    Path draft = dir.resolve(name + ".draft");
    Files.writeString(draft, content + "\n");
    if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(draft, dir.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----"
        .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), label);
  }
}
