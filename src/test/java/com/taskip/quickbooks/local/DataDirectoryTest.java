package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

  @TempDir Path root;

  @Test
  void data_is_held_by_one_run_at_a_time() throws IOException {
    DataDirectory data = DataDirectory.at(root);
    try (FileChannel held = data.lock("stop it")) {
      assertThat(held.isOpen()).isTrue();
      assertThatThrownBy(() -> DataDirectory.at(root).lock("stop it"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(root.toString());
    }
    data.lock("stop it").close();
  }

  @Test
  void starting_afresh_forgets_what_the_run_kept_and_nothing_of_a_stranger() throws IOException {
    DataDirectory data = DataDirectory.at(root);
    Files.createDirectories(data.resolve("quickbooks").resolve("books"));
    Files.writeString(data.resolve("quickbooks").resolve("books").resolve("journal"), "x");
    Path stranger = Files.writeString(root.resolve("thesis.odt"), "x");
    data.forget("quickbooks", "never-kept");
    assertThat(data.resolve("quickbooks")).doesNotExist();
    assertThat(stranger).exists();
  }

  @Test
  void directory_that_cannot_be_written_is_refused_by_a_sentence() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "x");
    assertThatThrownBy(() -> DataDirectory.at(file.resolve("under-a-file")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("LOCAL_DATA_DIR");
  }
}
