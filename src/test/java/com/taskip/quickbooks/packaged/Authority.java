package com.taskip.quickbooks.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost, and a trust store with it for the function. */
final class Authority {

  private static final String PASSWORD = "changeit";

  private final Path dir;

  private Authority(Path dir) {
    this.dir = dir;
  }

  /** Makes both with the JDK's keytool. */
  static Authority in(Path dir) throws IOException, InterruptedException {
    Files.createDirectories(dir);
    for (String file : List.of("server.p12", "server.pem", "trust.p12")) {
      Files.deleteIfExists(dir.resolve(file));
    }
    Authority authority = new Authority(dir);
    authority.keytool(
        "-genkeypair",
        "-keystore",
        "server.p12",
        "-storepass",
        PASSWORD,
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost",
        "-validity",
        "2");
    authority.keytool(
        "-exportcert", "-keystore", "server.p12", "-storepass", PASSWORD, "-file", "server.pem");
    authority.keytool(
        "-importcert",
        "-keystore",
        "trust.p12",
        "-storepass",
        PASSWORD,
        "-file",
        "server.pem",
        "-noprompt");
    return authority;
  }

  private void keytool(String... arguments) throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  /** For a server on localhost. */
  SSLContext server() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(dir.resolve("server.p12"))) {
      store.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** For a client: options of a JVM, which a native executable takes as arguments. */
  List<String> trust() {
    return List.of(
        "-Djavax.net.ssl.trustStore=" + dir.resolve("trust.p12"),
        "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }
}
