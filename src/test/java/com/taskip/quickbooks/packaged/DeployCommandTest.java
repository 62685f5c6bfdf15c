package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code infra/deploy} with a {@code sam} that only says how it was called. */
class DeployCommandTest {

  private static final byte X86_64 = 0x3e;
  private static final byte ARM64 = (byte) 0xb7;

  @TempDir Path project;

  private record Outcome(int status, String said) {

    String release() {
      return said.replaceFirst("(?s).*Release=([0-9a-f]+).*", "$1");
    }
  }

  @BeforeEach
  void copy() throws IOException {
    assumeThat(System.getenv("PATH").split(":"))
        .as("the command needs unzip")
        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "unzip")));
    Files.createDirectories(project.resolve("infra"));
    Files.createDirectories(project.resolve("bin"));
    Files.createDirectories(project.resolve("target"));
    Files.createDirectories(project.resolve("src/main/resources"));
    for (String file :
        List.of(
            "infra/deploy",
            "infra/network.yaml",
            "infra/database.yaml",
            "src/main/resources/application.properties",
            "template.yaml",
            "samconfig.toml")) {
      Files.copy(Path.of(file), project.resolve(file));
    }
    change("taskip.example", "taskip.test");
    executable("sam", "echo sam \"$@\"");
    executable("cfn-lint", "exit 0");
    zip(ARM64);
  }

  @Test
  void environment_is_deployed_with_its_parameters_and_a_release() throws Exception {
    Outcome outcome = deploy("dev", "--built", "--no-execute-changeset");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.said())
        .contains("sam deploy --config-env dev --parameter-overrides Environment=dev")
        .contains(" SecretId=taskip-quickbooks-dev ")
        .endsWith("--no-execute-changeset\n");
    assertThat(outcome.release()).matches("[0-9a-f]{16}");
  }

  @Test
  void same_things_are_the_same_release_and_any_change_is_another() throws Exception {
    String first = deploy("dev", "--built").release();
    assertThat(deploy("dev", "--built").release()).isEqualTo(first);

    change("\"WorkerConcurrency=5\",", "\"WorkerConcurrency=5\",\n  \"SecretVersion=v2\",");
    String withSecret = deploy("dev", "--built").release();
    assertThat(withSecret).isNotEqualTo(first);

    zip(ARM64, (byte) 1);
    assertThat(deploy("dev", "--built").release()).isNotEqualTo(withSecret);
  }

  @Test
  void zip_for_another_machine_is_refused() throws Exception {
    zip(X86_64);
    Outcome outcome = deploy("production", "--built");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said())
        .contains("is for provided.al2023 x86_64")
        .contains("FunctionRuntime=provided.al2023 and Architecture=arm64 for production")
        .doesNotContain("sam deploy");
  }

  @Test
  void zip_for_another_runtime_is_refused() throws Exception {
    zipOf("application.properties", new byte[0]);
    Outcome outcome = deploy("production", "--built");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said()).contains("is for java25 arm64").doesNotContain("sam deploy");
  }

  @Test
  void more_functions_than_the_database_has_connections_for_are_refused() throws Exception {
    change("\"WorkerConcurrency=5\"", "\"WorkerConcurrency=8\"");
    Outcome outcome = deploy("dev", "--built");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said())
        .contains("WorkerConcurrency of dev may take 76 connections")
        .contains("DatabaseClass=db.t4g.micro has 72")
        .doesNotContain("sam deploy");

    change("\"DatabaseClass=db.t4g.micro\"", "\"DatabaseUrl=jdbc:postgresql://db.taskip.test/q\"");
    assertThat(deploy("dev", "--built").status()).isZero();
  }

  @Test
  void environment_that_samconfig_does_not_know_is_refused() throws Exception {
    Outcome outcome = deploy("prod", "--built");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said()).contains("no parameter_overrides for prod");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"SecretId=taskip-quickbooks-dev\",   |                       | does not say SecretId for dev",
        "\"JwtIssuer=https://app.dev.taskip.test\", | \"JwtIssuer=\", | does not say JwtIssuer for dev",
        "\"HttpConcurrency=8\",                | \"HttpConcurency=8\", | says HttpConcurency for dev, but template.yaml has no such",
        "app.dev.taskip.test/quickbooks       | app.taskip.example/quickbooks | an example for QuickBooksRedirectUri of dev"
      })
  void parameter_that_is_missing_unknown_or_left_an_example_is_named_before_anything_is_built(
      String given, String instead, String sentence) throws Exception {
    change(given, instead == null ? "" : instead);
    Outcome outcome = deploy("dev");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said()).contains(sentence).doesNotContain("mvnw", "sam deploy");
  }

  /** In samconfig.toml. */
  private void change(String given, String instead) throws IOException {
    Path settings = project.resolve("samconfig.toml");
    String before = Files.readString(settings);
    assertThat(before).contains(given);
    Files.writeString(settings, before.replace(given, instead));
  }

  private Outcome deploy(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(project.resolve("infra/deploy").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().merge("PATH", project.resolve("bin") + ":", (path, own) -> own + path);
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes());
    return new Outcome(running.waitFor(), said);
  }

  private void executable(String name, String body) throws IOException {
    Path file = project.resolve("bin").resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** A native zip for the machine, with something after the header. */
  private void zip(byte machine, byte... more) throws IOException {
    byte[] header = new byte[20 + more.length];
    header[18] = machine;
    System.arraycopy(more, 0, header, 20, more.length);
    zipOf("bootstrap", header);
  }

  private void zipOf(String entry, byte[] content) throws IOException {
    try (OutputStream file = Files.newOutputStream(project.resolve("target/function.zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      ZipEntry only = new ZipEntry(entry);
      only.setTime(0);
      zip.putNextEntry(only);
      zip.write(content);
      zip.closeEntry();
    }
  }
}
