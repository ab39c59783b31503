package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitCodeTest {
  private static final Path PAGE = Path.of("../docs/operating.md");

  @Test
  void shouldBeWhatTheOperatorsReadOfThem() throws IOException {
    List<String> codes =
        Arrays.stream(ExitCode.values())
            .map(code -> "| " + code.code() + " | " + code.meaning() + " |")
            .toList();
    List<String> written =
        Files.readAllLines(PAGE).stream().filter(line -> line.matches("\\| \\d+ \\|.*")).toList();
    assertEquals(codes, written);
  }
}
