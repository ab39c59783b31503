package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  void shouldRefuseAFolderThatAnotherOneHas() {
    try (Batch batch = open("data")) {
      batch.accept(OPEN);
      StartException refused = assertThrows(StartException.class, () -> open("data"));
      assertEquals(ExitCode.LOCKED, refused.exitCode());
      assertTrue(refused.getMessage().contains("" + ProcessHandle.current().pid()));
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
