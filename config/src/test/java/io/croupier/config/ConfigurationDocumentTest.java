package io.croupier.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void shouldStandInTheDocsAsItIsGenerated() throws IOException {
    String generated = ConfigurationDocument.text();
    if (Boolean.getBoolean("croupier.write.docs")) {
      Files.writeString(PAGE, generated);
    }
    String written = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    assertEquals(generated, written, "docs/configuration.md is out of date: run ./croupier format");
  }
}
