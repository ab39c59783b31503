package io.croupier.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void shouldPrintTheLastBookOnceWhereNothingIsShownInPlace() {
    ProgressLine line = new ProgressLine(out, false);
    line.phase("starts");
    line.book(List.of("empty"));
    line.book(List.of("1.01:5", "1.02:7"));
    line.end();
    line.end();

    assertEquals("starts\n1.01:5\n1.02:7\n", printed());
  }

  @Test
  void shouldDrawBookAndProgressInPlaceWithoutBreakingLines() {
    ProgressLine line = new ProgressLine(out, true);
    line.book(List.of("above", "below"));
    line.phase("half");
    line.phase("whole");

    String second = printed().substring(printed().indexOf("half"));
    assertTrue(second.contains("\u001b[?7h\r\u001b[2A\u001b[?7labove\u001b[K\nbelow"), second);
  }

  @Test
  void shouldLeaveNothingBelowABookThatIsShorterThanTheOneBefore() {
    ProgressLine line = new ProgressLine(out, true);
    line.book(List.of("one", "two", "three"));
    line.phase("plays");
    line.book(List.of("one"));
    line.phase("plays");

    assertTrue(printed().endsWith("one\u001b[K\nplays\u001b[J\u001b[?7h"), printed());
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
