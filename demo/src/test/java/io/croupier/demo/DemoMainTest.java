package io.croupier.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes in a call are told in a sentence, before any process is started. */
class DemoMainTest {
  @TempDir Path folder;

  @Test
  void shouldSayThatThereIsNoSuchRecording() {
    assertMistake(
        "There is no file nowhere.json.gz; name a recording (*.json.gz).",
        () -> Mains.run(new DemoMain(), "--market", "nowhere.json.gz"));
  }

  @Test
  void shouldSayThatAFileIsNoRecording() throws Exception {
    Path file = Files.writeString(folder.resolve("text"), "text");
    assertMistake(
        "is not compressed with gzip",
        () -> Mains.run(new DemoMain(), "--market", file.toString()));
  }

  @Test
  void shouldSayThatAFolderIsNotEmpty() throws Exception {
    Files.writeString(folder.resolve("x"), "y");
    assertMistake(
        "There is something in " + folder + " already",
        () -> Mains.run(new DemoMain(), "--keep", folder.toString()));
  }

  @Test
  void shouldSayThatAnOptionIsUnknownOrSenseless() {
    assertMistake(
        "Unknown option: '--fast'; ./croupier demo --help tells more.",
        () -> Mains.run(new DemoMain(), "--fast"));
    assertMistake(
        "--seconds, --players and --rate must be 1 or more.",
        () -> Mains.run(new DemoMain(), "--seconds", "0"));
  }

  @Test
  void shouldSayThatOptionsOfPlayersMeanNothingToARecording() {
    for (String option : new String[] {"--seconds", "--players", "--rate", "--seed", "--kill"}) {
      assertMistake(
          option + " is for simulated players; leave --market out.",
          () -> Mains.run(new DemoMain(), "--market", "nowhere.json.gz", option, "3"));
    }
  }

  @Test
  void shouldSayWhatAnEdgeLacks() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "not hex");
    String[] call = {"--node", "127.0.0.1:1", "--gateway", "1", "--key-file", key.toString()};
    assertMistake("must hold 32 or more hex digits", () -> Mains.run(new EdgeMain(), call));
    Files.writeString(key, "00".repeat(16));
    String conf = Files.writeString(folder.resolve("conf"), "providerKeys = nowhere").toString();
    String[] configured =
        Stream.concat(Stream.of(call), Stream.of("--config", conf)).toArray(String[]::new);
    assertMistake(
        "The file of keys " + folder.resolve("nowhere"),
        () -> Mains.run(new EdgeMain(), configured));
    assertMistake("Missing required options", () -> Mains.run(new EdgeMain()));
  }

  private static void assertMistake(String sentence, IntSupplier call) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    int code;
    try {
      code = call.getAsInt();
    } finally {
      System.setErr(before);
    }
    String text = said.toString(StandardCharsets.UTF_8);
    assertTrue(text.startsWith("croupier: ") && text.contains(sentence), text);
    assertEquals(Mains.MISTAKE, code);
  }
}
