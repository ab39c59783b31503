package io.croupier.testkit.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.croupier.testkit.ScenarioHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One scenario file.
 *
 * @param name folder and name, as {@code exchange/dead-heat.txt}
 */
public record Scenario(String name, List<String> lines) {
  private static final String FOLDER = "/scenario";

  /** All scenarios of the testkit, by name. */
  public static List<Scenario> all() {
    try {
      URI folder = Scenario.class.getResource(FOLDER).toURI();
      if (!folder.getScheme().equals("jar")) {
        return in(Path.of(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
        return in(jar.getPath(FOLDER));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Scenario> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(file -> read(folder, file))
          .toList();
    }
  }

  private static Scenario read(Path folder, Path file) {
    try {
      return new Scenario(folder.relativize(file).toString(), Files.readAllLines(file, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs all lines and closes the host.
   *
   * @throws ScenarioError if the host did something else than the scenario says
   */
  public void run(ScenarioHost host) {
    try {
      ScenarioRunner.run(lines, host);
    } catch (ScenarioError e) {
      throw new ScenarioError(name, e);
    }
  }
}
