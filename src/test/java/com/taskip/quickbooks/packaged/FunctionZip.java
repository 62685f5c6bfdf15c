package com.taskip.quickbooks.packaged;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * target/function.zip unpacked, as Lambda unpacks it into a function's own directory, and what
 * Lambda then starts there: its {@code bootstrap} if it has one, else AWS' own program for managed
 * Java runtimes, which finds the handler.
 */
final class FunctionZip {

  static final Path TARGET = Path.of("target").toAbsolutePath();
  static final Path FILE = TARGET.resolve("function.zip");

  private final Path root;

  private FunctionZip(Path root) {
    this.root = root;
  }

  static FunctionZip unpack() throws IOException {
    return unpack(FILE, TARGET, "function");
  }

  static FunctionZip unpack(Path file, Path into, String name) throws IOException {
    Path root = into.resolve(name);
    if (Files.exists(root)) {
      try (Stream<Path> old = Files.walk(root)) {
        old.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().filter(entry -> !entry.isDirectory()).toList()) {
        Path unpacked = root.resolve(entry.getName());
        Files.createDirectories(unpacked.getParent());
        try (InputStream content = zip.getInputStream(entry)) {
          Files.copy(content, unpacked);
        }
      }
    }
    FunctionZip whole = new FunctionZip(root);
    if (whole.isNative() && !whole.bootstrap().toFile().setExecutable(true)) {
      throw new IOException("The bootstrap cannot be made executable.");
    }
    return whole;
  }

  /** Whether it was built for {@code provided.al2023}. */
  boolean isNative() {
    return Files.exists(bootstrap());
  }

  /** What {@code FunctionRuntime} must say for it. */
  String runtime() {
    return isNative() ? "provided.al2023" : "java25";
  }

  private Path bootstrap() {
    return root.resolve("bootstrap");
  }

  /**
   * The process that Lambda would start, with nothing but the given environment.
   *
   * @param options of the JVM, such as {@code -Dname=value}
   */
  ProcessBuilder process(Map<String, String> environment, String handler, List<String> options) {
    List<String> command = new ArrayList<>();
    Map<String, String> variables = new HashMap<>(environment);
    if (isNative()) {
      command.add(bootstrap().toString());
      command.addAll(options);
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", managedRuntime(), AWSLambda.class.getName(), handler));
      variables.merge(
          "JAVA_TOOL_OPTIONS", String.join(" ", options), (own, more) -> own + " " + more);
    }
    ProcessBuilder process = new ProcessBuilder(command).directory(root.toFile());
    process.environment().clear();
    process.environment().putAll(variables);
    return process;
  }

  /** The runner jar beside the zip, which is a custom runtime on the JVM; or the bootstrap. */
  ProcessBuilder customRuntime(Map<String, String> environment, List<String> options) {
    ProcessBuilder process = process(environment, "", options);
    if (!isNative()) {
      process.command(
          process.command().getFirst(),
          "-jar",
          TARGET.resolve("taskip-quickbooks-runner.jar").toString());
    }
    return process;
  }

  /**
   * The managed runtime with the zip on its own class path, all of it jars: an AOT cache takes
   * nothing else.
   */
  ProcessBuilder onOneClassPath(
      Map<String, String> environment, String handler, List<String> options) throws IOException {
    Path classes = jarOfClasses();
    ProcessBuilder process = process(environment, handler, List.of());
    process
        .command()
        .set(2, managedRuntime() + File.pathSeparator + classes + File.pathSeparator + libraries());
    process.command().addAll(1, options);
    return process;
  }

  private Path jarOfClasses() throws IOException {
    Path jar = root.resolveSibling(root.getFileName() + "-classes.jar");
    if (!Files.exists(jar)) {
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path name = root.relativize(file);
          if (!name.startsWith("lib")) {
            out.putNextEntry(new ZipEntry(name.toString()));
            Files.copy(file, out);
          }
        }
      }
    }
    return jar;
  }

  private String libraries() throws IOException {
    try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
      return jars.sorted().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static String managedRuntime() {
    return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
