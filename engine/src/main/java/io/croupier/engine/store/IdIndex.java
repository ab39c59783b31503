package io.croupier.engine.store;

/**
 * Finds a slot by a foreign 128-bit key and a source. Open addressing with linear probing and
 * backward-shift deletion; both halves of the key and the source are compared. Never iterated.
 *
 * <p><b>Guarantees:</b> one slot for each key; no allocation after construction. The arrangement
 * depends on history, so it is rebuilt from its owner and neither saved nor hashed.
 *
 * <p>Owned by the engine thread.
 */
public final class IdIndex {
  private final long[] highs;
  private final long[] lows;
  private final long[] sources;
  private final int[] slots;
  private final int mask;
  private int size;

  /** Makes room for {@code capacity} keys at a load of at most one half. */
  public IdIndex(int capacity) {
    int length = Integer.highestOneBit(Math.max(4, capacity)) << 2;
    highs = new long[length];
    lows = new long[length];
    sources = new long[length];
    slots = new int[length];
    mask = length - 1;
  }

  /** The slot of a key; 0 when there is none. */
  public int get(long source, long high, long low) {
    int at = home(source, high, low);
    while (slots[at] != 0) {
      if (lows[at] == low && highs[at] == high && sources[at] == source) {
        return slots[at];
      }
      at = (at + 1) & mask;
    }
    return 0;
  }

  /** Enters a key that is not there yet. */
  public void put(long source, long high, long low, int slot) {
    Invariant.check(slot != 0 && size < mask / 2 + 1, "id index is full");
    int at = home(source, high, low);
    while (slots[at] != 0) {
      at = (at + 1) & mask;
    }
    set(at, source, high, low, slot);
    size++;
  }

  /** Takes a key out; nothing happens when it is not there. */
  public void remove(long source, long high, long low) {
    int at = home(source, high, low);
    while (slots[at] != 0) {
      if (lows[at] == low && highs[at] == high && sources[at] == source) {
        close(at);
        size--;
        return;
      }
      at = (at + 1) & mask;
    }
  }

  /** Forgets all keys. */
  public void clear() {
    for (int at = 0; at <= mask; at++) {
      slots[at] = 0;
    }
    size = 0;
  }

  public int size() {
    return size;
  }

  private void close(int hole) {
    int at = hole;
    slots[hole] = 0;
    while (true) {
      at = (at + 1) & mask;
      if (slots[at] == 0) {
        return;
      }
      int home = home(sources[at], highs[at], lows[at]);
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        set(hole, sources[at], highs[at], lows[at], slots[at]);
        slots[at] = 0;
        hole = at;
      }
    }
  }

  private void set(int at, long source, long high, long low, int slot) {
    sources[at] = source;
    highs[at] = high;
    lows[at] = low;
    slots[at] = slot;
  }

  private int home(long source, long high, long low) {
    return (int) Hash64.mix(Hash64.mix(source ^ high) ^ low) & mask;
  }
}
