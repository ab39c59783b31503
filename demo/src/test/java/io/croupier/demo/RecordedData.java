package io.croupier.demo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where recorded markets are: named by a setting, else in a folder beside the checkout. */
public final class RecordedData {
  private RecordedData() {}

  /** A recorded market; the test that asks for it is skipped where there is none. */
  public static Path file(String name) {
    Path file = folder().resolve("betfair-stream").resolve(name);
    assumeTrue(
        Files.exists(file),
        () ->
            "no recorded markets: set -Drecorded.markets to the folder with betfair-stream/"
                + name);
    return file;
  }

  private static Path folder() {
    return Path.of(
        Optional.ofNullable(System.getProperty("recorded.markets"))
            .or(() -> Optional.ofNullable(System.getenv("CROUPIER_DATA")))
            .orElse("../../shared/data"));
  }
}
