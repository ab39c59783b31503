package io.croupier.config.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void shouldEndAsItWouldWhereAllIsWritten() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(written);
    new PrintStream(output, true, StandardCharsets.UTF_8).println("line");
    assertEquals("line" + System.lineSeparator(), written.toString(StandardCharsets.UTF_8));
    assertFalse(output.isCut());
    assertEquals(0, output.exitCode(0));
    assertEquals(1, output.exitCode(1));
  }

  @Test
  void shouldFindNothingWrongWhereNobodyReadsOn() {
    StandardOutput output = failing("Broken pipe");
    assertFalse(output.isCut());
    assertEquals("", said(() -> assertEquals(0, output.exitCode(0))));
  }

  @Test
  void shouldSayThatItIsCutAndNeverEndAsIfAllWereWell() {
    StandardOutput output = failing("No space left on device");
    assertTrue(output.isCut());
    assertEquals(
        "croupier: standard output could not be written (No space left on device): what was printed"
            + " is cut; what was done stays done.",
        said(() -> assertEquals(StandardOutput.CUT, output.exitCode(0))).strip());
    said(() -> assertEquals(1, output.exitCode(1)));
  }

  /** One into which a line was printed that could not be written. */
  private static StandardOutput failing(String message) {
    StandardOutput output =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException(message);
              }
            });
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    out.println("line");
    assertTrue(out.checkError());
    return output;
  }

  private static String said(Runnable call) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      call.run();
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
