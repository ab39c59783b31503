package io.croupier.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdIndexTest {
  private record Key(long source, long high, long low) {}

  @Test
  void shouldAgreeWithAHashMapOverARandomHistoryOfFewKeys() {
    IdIndex index = new IdIndex(64);
    Map<Key, Integer> expected = new HashMap<>();
    ArrayDeque<Integer> free = new ArrayDeque<>();
    for (int slot = 1; slot <= 64; slot++) {
      free.add(slot);
    }
    Random choice = new Random(11);
    for (int i = 0; i < 200_000; i++) {
      Key key = new Key(choice.nextInt(2), choice.nextInt(4), choice.nextInt(16));
      if (expected.containsKey(key)) {
        int slot = expected.remove(key);
        index.remove(slot);
        free.add(slot);
      } else if (expected.size() < 64) {
        int slot = free.remove();
        index.put(key.source, key.high, key.low, slot);
        expected.put(key, slot);
      }
      Key asked = new Key(choice.nextInt(2), choice.nextInt(4), choice.nextInt(16));
      int found = index.get(asked.source, asked.high, asked.low);
      assertEquals(expected.getOrDefault(asked, 0), found);
      assertEquals(expected.size(), index.size());
    }
  }

  @Test
  void shouldCompareBothHalvesAndTheSource() {
    IdIndex index = new IdIndex(4);
    index.put(1, 2, 3, 4);
    assertEquals(0, index.get(1, 2, 4) + index.get(1, 3, 3) + index.get(2, 2, 3));
  }

  @Test
  void shouldForgetAllKeys() {
    IdIndex index = new IdIndex(4);
    index.put(1, 2, 3, 4);
    index.clear();
    assertEquals(0, index.get(1, 2, 3) + index.size());
    index.put(1, 2, 3, 1);
    assertEquals(1, index.get(1, 2, 3));
  }

  @Test
  void shouldTakeNoSlotThatItHasNoPlaceFor() {
    IdIndex index = new IdIndex(4);
    assertThrows(Invariant.Broken.class, () -> index.put(1, 2, 3, 5));
    assertThrows(Invariant.Broken.class, () -> index.put(1, 2, 3, 0));
  }
}
