package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private static final String OPEN = "{\"command\":\"OpenAccount\",\"currency\":\"GBP\"}";

  @TempDir private Path folder;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  @ParameterizedTest
  @ValueSource(strings = {"accounts", "exchange", "bad-lines"})
  void shouldAnswerAConversationAsRecorded(String name) {
    List<String> errors = new ArrayList<>();
    try (Batch batch = open("data")) {
      for (String line : lines(name + ".in.jsonl")) {
        try {
          if (!line.isBlank()) {
            batch.accept(line);
          }
        } catch (BadLineException e) {
          errors.add(e.getMessage());
        }
      }
    }
    assertEquals(lines(name + ".out.jsonl"), printed());
    assertEquals(lines(name + ".errors.txt"), errors);
  }

  @Test
  void shouldPrintWhatALineCausesBeforeTheNextLineIsRead() {
    try (Batch batch = open("data")) {
      batch.accept(OPEN);
      assertEquals(1, printed().size());
      assertTrue(printed().get(0).endsWith("\"last\":true}"), printed().get(0));
    }
  }

  @Test
  void shouldGoOnWhereTheRunBeforeEnded() {
    try (Batch batch = open("data")) {
      batch.accept(at("2031-01-01T00:00:00Z"));
    }
    try (Batch batch = open("data")) {
      batch.accept(OPEN);
      String second = printed().get(1);
      assertTrue(second.contains("\"commandSequence\":3"), second);
      assertTrue(second.contains("\"commandId\":2"), second);
      assertTrue(second.contains("\"timestampNs\":1924992000000000000"), second);
      assertThrows(BadLineException.class, () -> batch.accept(at("2030-12-31T00:00:00Z")));
    }
  }

  @Test
  void shouldGiveTheSameAnswersInOneRunAsInARunForEachLine() {
    List<String> lines = lines("accounts.in.jsonl").stream().filter(l -> !l.isBlank()).toList();
    try (Batch batch = open("one")) {
      lines.forEach(batch::accept);
    }
    List<String> inOne = printed();
    bytes.reset();
    for (String line : lines) {
      try (Batch batch = open("many")) {
        batch.accept(line);
      }
    }
    assertEquals(inOne, printed());
  }

  @Test
  void shouldJournalNothingForABadLine() {
    for (int run = 0; run < 2; run++) {
      try (Batch batch = open("data")) {
        assertThrows(BadLineException.class, () -> batch.accept("{\"command\":\"Nothing\"}"));
      }
    }
    try (Batch batch = open("data")) {
      batch.accept(OPEN);
    }
    assertTrue(printed().get(0).contains("\"commandSequence\":2"), printed().get(0));
  }

  @Test
  void shouldLetTheFirstLineOfANewJournalBeOfAnyTime() {
    try (Batch batch = open("data")) {
      batch.accept(at("1971-01-01T00:00:00Z"));
      assertTrue(printed().get(0).contains("\"timestampNs\":31536000000000000"));
    }
  }

  @Test
  void shouldLetTimeComeBeforeItAnswersAQuery() {
    try (Batch batch = open("data")) {
      batch.accept(OPEN);
      batch.accept(
          "{\"command\":\"OpenSession\",\"accountId\":16777217,"
              + "\"expiresAt\":\"2000-01-01T00:00:05Z\"}");
      bytes.reset();
      batch.accept(
          "{\"command\":\"QuerySession\",\"sessionId\":16777217,\"at\":\"2000-01-01T00:00:05Z\"}");
    }
    List<String> printed = printed();
    assertEquals(2, printed.size(), "" + printed);
    assertTrue(printed.get(0).contains("\"state\":\"EXPIRED\""), printed.get(0));
    assertTrue(printed.get(0).contains("\"commandId\":0"), printed.get(0));
    assertTrue(printed.get(1).contains("\"asOfSequence\""), printed.get(1));
    assertTrue(printed.get(1).contains("\"state\":\"EXPIRED\""), printed.get(1));
  }

  @Test
  void shouldRefuseTheEndOfTime() {
    try (Batch batch = open("data")) {
      assertThrows(
          BadLineException.class,
          () -> batch.accept("{\"command\":\"AdvanceTime\",\"at\":9223372036854775807}"));
      batch.accept("{\"command\":\"AdvanceTime\",\"at\":9223372036854775806}");
    }
    assertTrue(printed().get(0).contains("TimeAdvanced"), "" + printed());
  }

  @Test
  void shouldAnswerWithAWholePageWhereGenesisAllowsTheFewestOutcomes() {
    try (Batch batch = open("data")) {
      batch.accept(
          "{\"command\":\"Genesis\",\"workPerCommand\":1,\"matchesPerCommand\":1,"
              + "\"outcomesPerCommand\":135}");
      batch.accept(OPEN);
      batch.accept(
          "{\"command\":\"Deposit\",\"accountId\":16777217,\"amount\":10000,"
              + "\"currency\":\"GBP\",\"transactionId\":\"00000000000000000000000000000001\"}");
      batch.accept(
          "{\"command\":\"CreateMarket\",\"currency\":\"GBP\",\"runners\":2,\"winners\":1}");
      batch.accept("{\"command\":\"OpenMarket\",\"marketId\":16777217}");
      for (int i = 0; i < 120; i++) {
        batch.accept(
            "{\"command\":\"PlaceOrder\",\"accountId\":16777217,\"marketId\":16777217,\"runner\":1,"
                + "\"side\":\"BACK\",\"price\":300,\"stake\":1}");
      }
      bytes.reset();
      batch.accept("{\"command\":\"QueryOrders\",\"accountId\":16777217,\"marketId\":16777217}");
    }
    assertEquals(101, printed().size());
    assertTrue(printed().get(0).contains("\"count\":100"), printed().get(0));
  }

  @Test
  void shouldSayWhatWasCutWhereTheRunBeforeDidNotStop() throws IOException {
    try (Batch batch = open("data")) {
      batch.accept(OPEN);
    }
    List<String> said = new ArrayList<>();
    new Batch(folder.resolve("data"), out, said::add).close();
    assertEquals(List.of(), said);
    spoilTheStop(folder.resolve("data/epoch-00000002/commands"));
    new Batch(folder.resolve("data"), out, said::add).close();
    assertEquals(1, said.size());
    assertTrue(
        said.get(0).startsWith("The journal ends without a stop at sequence 2"), said.get(0));
  }

  @Test
  void shouldRefuseAFolderThatAnotherOneHas() {
    try (Batch batch = open("data")) {
      batch.accept(OPEN);
      StartException refused = assertThrows(StartException.class, () -> open("data"));
      assertEquals(ExitCode.LOCKED, refused.exitCode());
      assertTrue(refused.getMessage().contains("" + ProcessHandle.current().pid()));
    }
  }

  /** Alters the last byte of the last frame in a folder with one file. */
  private static void spoilTheStop(Path commands) throws IOException {
    try (Stream<Path> files = Files.list(commands)) {
      Path file = files.filter(path -> path.toString().endsWith(".cq4")).findAny().orElseThrow();
      byte[] content = Files.readAllBytes(file);
      int last = content.length - 1;
      while (content[last] == 0) {
        last--;
      }
      content[last]++;
      Files.write(file, content);
    }
  }

  private Batch open(String name) {
    return new Batch(folder.resolve(name), out, report -> {});
  }

  private static String at(String time) {
    return "{\"command\":\"OpenAccount\",\"currency\":\"GBP\",\"at\":\"" + time + "\"}";
  }

  private List<String> printed() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> lines(String name) {
    try (InputStream in = BatchTest.class.getResourceAsStream("/batch/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
