package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
  private final Lines lines = new Lines();

  @Test
  void shouldFindEachLineAndNoOther() {
    lines.begin(50, 350, 100);
    assertEquals(4, lines.size());
    for (int line = -200; line <= 600; line++) {
      boolean is = line >= 50 && line <= 350 && (line - 50) % 100 == 0;
      assertEquals(is ? (line - 50) / 100 : PriceLadder.OFF_LADDER, lines.index(line));
    }
    assertEquals(350, lines.price(3));
    assertEquals(1, lines.indexAtOrBelow(249));
    assertEquals(3, lines.indexAtOrBelow(9_999));
  }

  @Test
  void shouldAllowSoManyLines() {
    assertTrue(Lines.areLines(1, 1, 1));
    assertTrue(Lines.areLines(1, 1_000, 1));
    assertFalse(Lines.areLines(1, 1_001, 1));
    assertTrue(Lines.areLines(50, 99_950, 100));
    assertFalse(Lines.areLines(50, 150, 0));
    assertFalse(Lines.areLines(50, 150, -100));
    assertFalse(Lines.areLines(50, 149, 100));
  }

  @ParameterizedTest(name = "line 200, first {0}, then {1}: {2}")
  @CsvSource({
    "-1, 199, 20",
    "-1, 200, 10",
    "-1, 201, 0",
    "199, 201, -20",
    "201, 200, 10",
    "199, 199, 0"
  })
  void shouldTellWhatAnotherResultReturnsMore(int before, int after, long more) {
    lines.begin(100, 300, 100);
    lines.result(before);
    lines.paid();
    lines.result(after);
    assertEquals(more, lines.moreReturned(10, 200));
  }
}
