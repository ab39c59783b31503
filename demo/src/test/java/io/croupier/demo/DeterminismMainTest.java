package io.croupier.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Mistakes in a call are told in a sentence, before any process is started. */
class DeterminismMainTest {
  @Test
  void shouldSayThatANumberOfCommandsIsNone() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertEquals(2, Mains.run(new DeterminismMain(), "--commands", "3"));
    } finally {
      System.setErr(before);
    }
    String text = said.toString(StandardCharsets.UTF_8);
    assertEquals("croupier: --commands must be from 10 to 1000000.", text.strip());
    assertTrue(text.lines().count() == 1, text);
  }
}
