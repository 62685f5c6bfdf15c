package com.taskip.quickbooks.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WakeUpsTest {

  @Test
  void what_is_written_is_what_is_read() {
    WakeUp wakeUp = WakeUp.exhausted("Zoë's team", List.of(UUID.randomUUID()));
    assertThat(WakeUps.parse(WakeUps.write(wakeUp))).isEqualTo(wakeUp);
    assertThat(WakeUps.parse(WakeUps.write(WakeUp.pull("w")))).isEqualTo(WakeUp.pull("w"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{}", "{\"workspace_id\":\"w\"}", "{\"jobs\":[\"x\"]}", "hello"})
  void what_is_no_wake_up_is_refused(String body) {
    assertThatThrownBy(() -> WakeUps.parse(body)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void any_workspace_id_has_a_group_that_sqs_takes() {
    assertThat(WakeUps.groupOf("Zoë's team / 龍")).matches("[0-9a-f-]{36}");
    assertThat(WakeUps.groupOf("a")).isNotEqualTo(WakeUps.groupOf("b"));
  }

  @Test
  void a_message_carries_no_more_jobs_than_a_batch_takes() {
    List<UUID> jobs = java.util.stream.Stream.generate(UUID::randomUUID).limit(65).toList();
    assertThat(WakeUps.chunks(jobs)).extracting(List::size).containsExactly(30, 30, 5);
  }
}
