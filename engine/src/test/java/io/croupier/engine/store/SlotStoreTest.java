package io.croupier.engine.store;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotStoreTest {
  private final SlotStore store = new SlotStore("records", 3);

  @Test
  void shouldNeverIssueSlotZeroNorMoreThanTheCapacity() {
    assertEquals(List.of(1, 2, 3, 0), List.of(allocate(), allocate(), allocate(), allocate()));
  }

  @Test
  void shouldNotKnowTheIdOfAFreedSlotEvenWhenTheSlotIsUsedAgain() {
    int slot = store.allocate();
    long stale = store.id(slot);
    store.free(slot);
    int again = store.allocate();
    assertAll(
        () -> assertEquals(slot, again),
        () -> assertNotEquals(stale, store.id(again)),
        () -> assertEquals(0, store.slot(stale)),
        () -> assertEquals(again, store.slot(store.id(again))));
  }

  @Test
  void shouldNotKnowIdsThatItNeverIssued() {
    store.allocate();
    for (long id : new long[] {0, -1, 1, 2, Long.MIN_VALUE, Long.MAX_VALUE, 4L << 24 | 1}) {
      assertEquals(0, store.slot(id), () -> "id " + id);
    }
  }

  @Test
  void shouldStopWhenAFreeSlotIsFreed() {
    int slot = store.allocate();
    store.free(slot);
    assertThrows(Invariant.Broken.class, () -> store.free(slot));
  }

  @Test
  void shouldNeverIssueAnIdTwiceInARandomHistory() {
    SlotStore random = new SlotStore("random", 50);
    Set<Long> issued = new HashSet<>();
    List<Integer> used = new ArrayList<>();
    Random choice = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      if (used.isEmpty() || (choice.nextBoolean() && !random.isFull())) {
        int slot = random.allocate();
        used.add(slot);
        assertTrue(issued.add(random.id(slot)), "an id was issued twice");
      } else {
        random.free(used.remove(choice.nextInt(used.size())));
      }
      random.checkInvariants();
    }
    assertEquals(used.size(), random.size());
  }

  private int allocate() {
    return store.allocate();
  }
}
