package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionIndexTest {
  private static final int CAPACITY = 60;

  @Test
  void shouldFindWhatAHashMapFindsWhileKeysComeAndGo() {
    long[] keys = new long[CAPACITY + 1];
    PositionIndex index = new PositionIndex(keys);
    Map<Long, Integer> expected = new HashMap<>();
    Random random = new Random(7);
    for (int step = 0; step < 50_000; step++) {
      int slot = 1 + random.nextInt(CAPACITY);
      long key = random.nextInt(200);
      if (expected.containsValue(slot)) {
        expected.remove(keys[slot]);
        index.remove(slot);
      } else if (!expected.containsKey(key)) {
        keys[slot] = key;
        expected.put(key, slot);
        index.put(slot);
      }
      long asked = random.nextInt(200);
      assertEquals(expected.getOrDefault(asked, 0), index.get(asked), "step " + step);
    }
  }
}
