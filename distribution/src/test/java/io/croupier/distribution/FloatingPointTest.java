package io.croupier.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Money and prices are whole numbers: no binary fraction in the engine. */
class FloatingPointTest {

  @Test
  void shouldUseNoFloatAndNoDoubleInTheEngine() throws IOException {
    List<String> found = new ArrayList<>();
    Path classes = SourceTree.classes("engine");
    if (Files.exists(classes)) {
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
          found.addAll(FloatingPointScan.scan(Files.readAllBytes(file)));
        }
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void shouldFindAFractionInsideAMethodBody() throws IOException {
    assertFalse(FloatingPointScan.scan(classFileOf(Sample.class)).isEmpty());
  }

  private static byte[] classFileOf(Class<?> type) throws IOException {
    try (InputStream in =
        type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  static final class Sample {
    long half(long amount) {
      return (long) (amount * 0.5);
    }
  }
}
