package io.croupier.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @Test
  void shouldStandInTheDocsAsItIsGenerated() throws IOException {
    String generated = ConfigurationDocument.text();
    if (Boolean.getBoolean("croupier.write.docs")) {
      Files.writeString(PAGE, generated);
    }
    List<String> written = Files.exists(PAGE) ? Files.readAllLines(PAGE) : List.of();
    Iterator<String> line = written.iterator();
    String advice = "docs/configuration.md is out of date: run ./croupier format";
    generated.lines().forEach(l -> assertEquals(l, line.hasNext() ? line.next() : "", advice));
    assertEquals(generated.lines().count(), written.size(), advice);
  }
}
