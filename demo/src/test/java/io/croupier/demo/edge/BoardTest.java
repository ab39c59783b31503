package io.croupier.demo.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class BoardTest {
  @Test
  void shouldSayALineOfJson() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    board("", out).say("progress", Map.of("part", 0.5));

    assertEquals("{\"say\":\"progress\",\"part\":0.5}\n", text(out));
  }

  @Test
  void shouldHearEveryLineAndThenThatNobodySpeaksAnyMore() {
    Board board = board("{\"do\":\"hash\"}\n{\"do\":\"leave\"}\n", new ByteArrayOutputStream());
    List<Map<String, Object>> heard = new ArrayList<>();
    while (!board.isEnded()) {
      board.poll(heard::add);
    }

    assertEquals(List.of(Map.of("do", "hash"), Map.of("do", "leave")), heard);
  }

  @Test
  void shouldLeaveWhenItHearsSomethingElseThanJson() {
    Board board = board("what?\n", new ByteArrayOutputStream());
    List<Map<String, Object>> heard = new ArrayList<>();
    while (!board.isEnded()) {
      board.poll(heard::add);
    }

    assertEquals("leave", heard.get(0).get("do"));
    assertTrue(heard.get(0).get("because").toString().contains("cannot be read"));
  }

  private static Board board(String in, ByteArrayOutputStream out) {
    return new Board(
        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream out) {
    return out.toString(StandardCharsets.UTF_8).replace("\r", "");
  }
}
