package com.taskip.quickbooks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {

  @TempDir Path dir;

  @Test
  void keys_are_made_once_and_kept() throws IOException {
    LocalKeys made = LocalKeys.in(dir);
    String encryptionKey = made.tokenEncryptionKey();
    String signingKey = Files.readString(made.signingKey());

    LocalKeys found = LocalKeys.in(dir);
    assertThat(found.tokenEncryptionKey()).isEqualTo(encryptionKey);
    assertThat(Files.readString(found.signingKey())).isEqualTo(signingKey);
    assertThat(Base64.getDecoder().decode(encryptionKey)).hasSize(32);
  }

  @Test
  void half_a_key_left_by_a_kill_is_not_taken_for_one() throws IOException {
    Files.writeString(dir.resolve("token-encryption-key.draft"), "AAAA");
    assertThat(Base64.getDecoder().decode(LocalKeys.in(dir).tokenEncryptionKey())).hasSize(32);
  }
}
