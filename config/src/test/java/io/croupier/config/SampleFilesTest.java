package io.croupier.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigValue;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleFilesTest {
  @Test
  void shouldHoldEveryKeyInTheSampleWithItsDefault() {
    Settings ofFile = Settings.load(sample("croupier.conf"), List.of(), new Properties());
    assertEquals(withoutPlaces(Settings.defaults()), withoutPlaces(ofFile));
    assertEquals(
        List.of(),
        ofFile.echo().stream().filter(line -> !line.contains("croupier.conf:")).toList());
  }

  @Test
  void shouldDescribeEveryKeyAndEveryGroupItsKeysNeedOne() {
    Set<String> bare = new TreeSet<>();
    for (ReadKey key : SettingsLoader.keys()) {
      ConfigValue value = Groups.value(Sources.defaults().root(), key.name());
      if (value.origin().comments().isEmpty()) {
        bare.add(key.name());
      }
    }
    assertEquals(Set.of(), bare);
  }

  @Test
  void shouldLoadTheOtherSamplesWhichChangeOnlyWhatTheySay() {
    for (String name : List.of("low-latency.conf", "durable.conf")) {
      Settings settings = Settings.load(sample(name), List.of(), new Properties());
      assertNotEquals(Settings.defaults(), settings);
      assertTrue(settings.echo().stream().anyMatch(line -> line.contains(name)));
    }
  }

  private static String withoutPlaces(Settings settings) {
    return settings.echo().stream()
        .map(line -> line.replaceAll(" {2}#.*", ""))
        .collect(Collectors.joining("\n"));
  }

  private static Path sample(String name) {
    try {
      return Path.of(Objects.requireNonNull(SampleFilesTest.class.getResource("/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
