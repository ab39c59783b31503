package io.croupier.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path parent;

  @Test
  void shouldWriteSettingsThatANodeUnderstandsWhateverTheFolderIsCalled() {
    Path named = parent.resolve("a \"quoted\" $name #1");
    try (RunFolder folder = RunFolder.create(named)) {
      Settings settings = Settings.load(folder.settings(), List.of(), new Properties());

      assertEquals(named.resolve("data").toAbsolutePath(), settings.data().toAbsolutePath());
      assertEquals(folder.endpoint(), settings.node().endpoint().toString());
      assertEquals(2, settings.gateways().size());
      assertEquals(folder.providerKeys(), settings.providerKeys().toAbsolutePath());
      assertTrue(Files.exists(settings.providerKeys()), "whoever checks signatures reads it");
    }
    assertTrue(Files.exists(named), "a kept folder stays");
  }

  @Test
  void shouldDeleteATemporaryFolderWithEverythingInIt() throws Exception {
    Path settings;
    try (RunFolder folder = RunFolder.create(null)) {
      settings = folder.settings();
      Files.createDirectories(folder.data().resolve("epoch"));
      Files.writeString(folder.data().resolve("epoch").resolve("x"), "y");
    }
    assertFalse(Files.exists(settings.getParent()));
  }

  @Test
  void shouldRefuseAFolderThatHoldsSomething() throws Exception {
    Files.writeString(parent.resolve("x"), "y");

    DemoException refused =
        assertThrows(DemoException.class, () -> RunFolder.create(parent).close());
    assertTrue(refused.isMistake());
    assertTrue(Files.exists(parent.resolve("x")));
  }
}
