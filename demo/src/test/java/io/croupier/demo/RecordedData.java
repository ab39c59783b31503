package io.croupier.demo;

import java.nio.file.Path;
import java.util.Optional;

/** Where recorded markets are: named by a setting, else in a folder beside the checkout. */
public final class RecordedData {
  private RecordedData() {}

  /** The folder, whether it exists or not. */
  public static Path folder() {
    return Path.of(
        Optional.ofNullable(System.getProperty("croupier.data"))
            .or(() -> Optional.ofNullable(System.getenv("CROUPIER_DATA")))
            .orElse("../../shared/data"));
  }
}
