package io.croupier.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.croupier.testkit.scenario.ScenarioRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Journals for tests, written in the language of scenarios. */
final class TestJournals {
  private TestJournals() {}

  /** One run that ends with a clean stop. */
  static void write(Path path, List<String> lines) {
    ScenarioRunner.run(lines, new TestNode(path));
  }

  /** The run that the expected pages show. */
  static void writeStory(Path path) {
    write(path, resource("story.txt"));
  }

  static List<String> resource(String name) {
    try (InputStream in = TestJournals.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The n-th file, from 0, of one epoch's commands or outcomes. */
  static Path file(Path path, int epoch, String kind, int number) {
    Path folder = path.resolve("epoch-0000000" + epoch).resolve(kind);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith("F.cq4"))
          .sorted()
          .skip(number)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
