package io.croupier.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds, it is settings or mistakes, and nothing else comes out. */
class GarbledSettingsTest {
  private static final int ROUNDS = 300;
  private static final String MARKS = "{}[]=:,.\"#$+-0123456789 \nabz\\/*?";

  @TempDir Path folder;

  @Test
  void shouldRefuseGarbledFilesOnlyWithMistakes() throws IOException {
    Random random = new Random(7);
    Path file = folder.resolve("garbled.conf");
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Files.writeString(file, garble(sample(), random));
      try {
        assertFalse(Settings.load(file, List.of(), new Properties()).echo().isEmpty());
      } catch (SettingsException e) {
        assertFalse(e.mistakes().isEmpty());
        refused++;
      }
    }
    assertTrue(refused > ROUNDS / 10, refused + " refused");
  }

  private static String sample() throws IOException {
    try (InputStream in = GarbledSettingsTest.class.getResourceAsStream("/croupier.conf")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^ *#.*\n", "");
    }
  }

  private static String garble(String text, Random random) {
    StringBuilder garbled = new StringBuilder(text);
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(garbled.length());
      switch (random.nextInt(3)) {
        case 0 -> garbled.deleteCharAt(at);
        case 1 -> garbled.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
        default -> garbled.insert(at, MARKS.charAt(random.nextInt(MARKS.length())));
      }
    }
    return garbled.toString();
  }
}
