package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long LONG_AGO = 3_000_000_000L;

  private final StringWriter written = new StringWriter();

  @Test
  void shouldShowHowFarItCameAndTakeTheLineAwayAtTheEnd() {
    Progress progress = progress(true, LONG_AGO);
    progress.at(512);
    String line = written.toString();
    assertTrue(line.matches("\rreplayed 512 commands in \\d+ s, \\d+ a second"), line);
    progress.end();
    String rest = written.toString().substring(line.length());
    assertTrue(rest.matches("\r +\r") && rest.length() > line.length(), rest);
  }

  @Test
  void shouldShowNothingAfterItsEnd() {
    Progress progress = progress(true, LONG_AGO);
    progress.end();
    progress.at(512);
    assertEquals("", written.toString());
  }

  @Test
  void shouldShowNothingBeforeItIsTime() {
    progress(true, -1_000 * LONG_AGO).at(512);
    assertEquals("", written.toString());
  }

  @Test
  void shouldShowNothingWhereNobodyWantsIt() {
    progress(false, LONG_AGO).at(512);
    assertEquals("", written.toString());
  }

  /** One that began so many nanoseconds ago. */
  private Progress progress(boolean wanted, long nanosAgo) {
    return new Progress(new PrintWriter(written), wanted, System.nanoTime() - nanosAgo);
  }
}
