package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.croupier.engine.store.Invariant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TouchedLevelsTest {
  private static final int CAPACITY = 300;

  private record Level(int row, int side, int index) {}

  private final TouchedLevels levels = new TouchedLevels(CAPACITY);

  @Test
  void shouldKeepEachLevelOnceWithTheFirstBeforeAndTheLastAfter() {
    Random random = new Random(3);
    for (int command = 0; command < 500; command++) {
      Map<Level, long[]> expected = new LinkedHashMap<>();
      int touches = random.nextInt(command % 20 == 0 ? 2 * CAPACITY : 12);
      for (int i = 0; i < touches && expected.size() < CAPACITY; i++) {
        Level level =
            new Level(1 + random.nextInt(4), random.nextInt(2), random.nextInt(40) * 2_497);
        long before = random.nextInt(3);
        long after = random.nextInt(3);
        expected.computeIfAbsent(level, none -> new long[] {before, 0})[1] = after;
        levels.add(level.row, level.side, level.index, before, after);
      }
      check(expected);
      levels.clear();
    }
  }

  private void check(Map<Level, long[]> expected) {
    List<Level> found = new ArrayList<>();
    for (int i = 0; i < levels.count(); i++) {
      Level level = new Level(levels.row(i), levels.side(i), levels.index(i));
      found.add(level);
      assertEquals(expected.get(level)[1], levels.after(i));
      assertEquals(expected.get(level)[0] != expected.get(level)[1], levels.differs(i));
    }
    assertEquals(List.copyOf(expected.keySet()), found);
  }

  @Test
  void shouldTakeNoMoreThanItHasRoomFor() {
    for (int index = 0; index < CAPACITY; index++) {
      levels.add(1, 0, index, 0, 1);
    }
    levels.add(1, 0, 7, 1, 2);
    assertThrows(Invariant.Broken.class, () -> levels.add(1, 1, 7, 0, 1));
  }
}
