package io.croupier.config;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a settings file holds, it is settings or mistakes; so is whatever an option says: the
 * first line of an input is one, the rest is the file.
 */
class SettingsFuzzTest {
  static Stream<byte[]> seeds() {
    return Stream.of(
            "node.id=3\ndata = state\ngateways = [{ id = 1, key = \"0123456789abcdef\" }]\n",
            "aeron={dir=x}\njournal { durability = disk, reserve = 256MiB }\nclock.tick=10ms\n",
            "genesis.accounts=10\ngenesis { currencies = [{ code = GBP, digits = 2 }] }\n",
            "x=\"${y}\"\na = ${?b}, include \"c\"\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void shouldBeSettingsOrMistakes(byte[] input) throws IOException {
    String[] parts = new String(input, StandardCharsets.UTF_8).split("\n", 2);
    Path file = Files.createTempFile("settings", ".conf");
    try {
      Files.writeString(file, parts.length == 1 ? "" : parts[1]);
      assertFalse(Settings.load(file, List.of(parts[0]), new Properties()).echo().isEmpty());
    } catch (SettingsException e) {
      assertFalse(e.mistakes().isEmpty());
    } finally {
      Files.delete(file);
    }
  }
}
