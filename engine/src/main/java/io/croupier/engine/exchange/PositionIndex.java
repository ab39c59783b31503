package io.croupier.engine.exchange;

import io.croupier.engine.store.Hash64;
import io.croupier.engine.store.Invariant;
import java.util.Arrays;

/**
 * Finds a position by its key. Open addressing with linear probing and backward-shift deletion; the
 * keys themselves stay with their owner. Never iterated, so its arrangement, which depends on
 * history, shows nowhere; its owner builds it again after a load.
 *
 * <p>Owned by the engine thread.
 */
final class PositionIndex {
  private final long[] keys;
  private final int[] slots;
  private final int mask;

  /** Over {@code keys}, by slot; slot 0 is none. At most half of the places are taken. */
  PositionIndex(long[] keys) {
    this.keys = keys;
    slots = new int[Integer.highestOneBit(keys.length) << 2];
    mask = slots.length - 1;
  }

  /** The slot with this key; 0 when there is none. */
  int get(long key) {
    int at = home(key);
    while (slots[at] != 0 && keys[slots[at]] != key) {
      at = (at + 1) & mask;
    }
    return slots[at];
  }

  /** Enters a slot under its key, which is not there yet. */
  void put(int slot) {
    int at = home(keys[slot]);
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    slots[at] = slot;
  }

  /** Takes a slot out, while its key still stands. */
  void remove(int slot) {
    int hole = home(keys[slot]);
    while (slots[hole] != slot) {
      Invariant.check(slots[hole] != 0, "a position is not in its index");
      hole = (hole + 1) & mask;
    }
    close(hole);
  }

  /** Forgets all. */
  void clear() {
    Arrays.fill(slots, 0);
  }

  private void close(int place) {
    int hole = place;
    for (int at = (hole + 1) & mask; slots[at] != 0; at = (at + 1) & mask) {
      int home = home(keys[slots[at]]);
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        slots[hole] = slots[at];
        hole = at;
      }
    }
    slots[hole] = 0;
  }

  private int home(long key) {
    return (int) Hash64.mix(key) & mask;
  }
}
