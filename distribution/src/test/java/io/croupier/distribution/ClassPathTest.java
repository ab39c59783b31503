package io.croupier.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The class path of the whole: nothing that reports home, nothing twice. */
class ClassPathTest {

  @Test
  void shouldNotHaveTheClassesThatReportHome() {
    assertThrows(
        ClassNotFoundException.class,
        () -> Class.forName("net.openhft.chronicle.analytics.Analytics"));
    assertEquals(
        List.of(), jars().stream().filter(path -> path.contains("chronicle-analytics")).toList());
  }

  @Test
  void shouldHaveSwitchedOffReportsAndAnnouncements() {
    assertEquals("true", System.getProperty("chronicle.analytics.disable"));
    assertEquals("true", System.getProperty("chronicle.announcer.disable"));
  }

  @Test
  void shouldHaveEachOfTheClassesThatEngineAndGatewayShareOnce() throws Exception {
    Map<String, String> owners = new HashMap<>();
    for (String path : jars()) {
      try (JarFile jar = new JarFile(path)) {
        if (jar.getEntry("org/agrona/DirectBuffer.class") != null) {
          owners.merge("agrona", path, (first, second) -> first + " and " + second);
        }
      }
    }
    assertEquals(1, owners.size());
    assertEquals(false, Objects.requireNonNull(owners.get("agrona")).contains(" and "));
  }

  private static List<String> jars() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
        .filter(path -> path.endsWith(".jar"))
        .toList();
  }
}
