package com.taskip.quickbooks.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code infra/triage} with an {@code aws} that says how it was called, and answers. */
class TriageCommandTest extends TemplateTest {

  @TempDir Path bin;

  private record Outcome(int status, String said) {}

  @BeforeEach
  void aws() throws IOException {
    aws("None", "{\"applied\":false,\"messages\":0}");
  }

  @Test
  void it_asks_the_function_of_the_template_and_changes_nothing_unless_told_to() throws Exception {
    Outcome outcome = triage("staging");
    assertThat(outcome.status()).isZero();
    assertThat(outcome.said())
        .contains("lambda invoke --function-name taskip-quickbooks-staging-triage:live")
        .contains("{\"triage\":{\"apply\":false,\"repaired\":[],\"discard\":[]}}")
        .contains("\"applied\": false");
    assertThat(template.at("Resources.TriageFunction.Properties.FunctionName").toString())
        .endsWith("${AWS::StackName}-triage");
    assertThat(template.at("Globals.Function.AutoPublishAlias")).isEqualTo("live");
  }

  @Test
  void what_it_is_told_reaches_the_function() throws Exception {
    assertThat(
            triage(
                    "dev",
                    "--apply",
                    "--repaired",
                    "internal_error",
                    "--discard",
                    "m-1",
                    "--discard",
                    "m-2")
                .said())
        .contains(
            "{\"triage\":{\"apply\":true,\"repaired\":[\"internal_error\"],"
                + "\"discard\":[\"m-1\",\"m-2\"]}}");
  }

  @Test
  void failure_of_the_function_is_a_failure_of_the_command() throws Exception {
    aws("Unhandled", "{\"errorMessage\":\"no database\"}");
    Outcome outcome = triage("dev");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said()).contains("no database", "/taskip/taskip-quickbooks-dev/triage");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                        | say which",
        "prod                    | no stack_name for prod",
        "dev --force             | there is no --force",
        "dev --discard           | needs a cause or a message id",
        "dev --discard \"],oops\"| needs a cause or a message id"
      })
  void bad_order_is_refused_by_a_sentence(String arguments, String sentence) throws Exception {
    Outcome outcome = triage(arguments == null ? new String[0] : arguments.split(" "));
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.said())
        .contains("infra/triage: ")
        .contains(sentence)
        .doesNotContain("invoke");
  }

  private Outcome triage(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("infra/triage"));
    command.addAll(List.of(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().merge("PATH", bin + ":", (path, own) -> own + path);
    Process running = process.start();
    String said = new String(running.getInputStream().readAllBytes());
    return new Outcome(running.waitFor(), said);
  }

  /** Writes what it was asked to stderr, the answer into the last argument's file. */
  private void aws(String functionError, String answer) throws IOException {
    Path file = bin.resolve("aws");
    Files.writeString(
        file,
        "#!/bin/sh\necho \"$@\" >&2\nfor last; do :; done\necho '"
            + answer
            + "' >\"$last\"\necho "
            + functionError
            + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
