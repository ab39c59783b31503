package io.croupier.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in a call are told in a sentence, before any process is started. */
class ChaosMainTest {
  @Test
  void shouldSayThatATimeIsNone() {
    assertMistake("--time needs a number and s, m or h, such as 10m, not '10'.", "--time", "10");
    assertMistake("--time needs a number and s, m or h, such as 10m, not '0s'.", "--time", "0s");
  }

  @Test
  void shouldSayThatALevelOrARateIsNone() {
    assertMistake("Invalid value for option '--durability'", "--durability", "paper");
    assertMistake("--rate must be from 1 to 2000.", "--rate", "0");
  }

  @Test
  void shouldSayAtOnceThatAReportCannotBeWritten(@TempDir Path folder) {
    String text = folder.toString();
    assertMistake(text + " is a folder; name a file for the report.", "--report", text);
    Path none = folder.resolve("none");
    assertMistake(
        "Nothing can be written to the folder " + none + ": name another for the report.",
        "--report",
        none.resolve("page.html").toString());
  }

  @Test
  void shouldSayAtOnceThatAFolderIsNotEmpty(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("x"), "y");
    assertMistake("There is something in " + folder + " already", "--keep", folder.toString());
  }

  private static void assertMistake(String sentence, String... args) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertEquals(2, Mains.run(new ChaosMain(), args));
    } finally {
      System.setErr(before);
    }
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("croupier: " + sentence), text);
    assertEquals(1, text.lines().count(), text);
  }
}
