package io.croupier.engine.store;

/**
 * Finds a slot by a foreign 128-bit key and a source. Open addressing with linear probing and
 * backward-shift deletion; both halves of the key and the source are compared. Never iterated.
 *
 * <p>The table has one word for an entry: 32 bits of the key's digest and the slot. The keys lie by
 * slot beside it, and are looked at only where those bits agree, so that a key that is not there
 * costs one look into memory, and one that is there two.
 *
 * <p><b>Guarantees:</b> one slot for each key; no allocation after construction. The arrangement
 * depends on history, so it is rebuilt from its owner and neither saved nor hashed.
 *
 * <p>Owned by the engine thread.
 */
public final class IdIndex {
  private static final int HIGH = 0;
  private static final int LOW = 1;
  private static final int SOURCE = 2;
  private static final int KEY_BITS = 2;
  private static final long EMPTY = 0;

  private final long[] table;
  private final long[] keys;
  private final int capacity;
  private final int mask;
  private int size;

  /** Makes room for {@code capacity} keys, of slots from 1 to it, at a load of at most one half. */
  public IdIndex(int capacity) {
    this.capacity = capacity;
    table = new long[Integer.highestOneBit(Math.max(4, capacity) - 1) << 2];
    keys = new long[capacity + 1 << KEY_BITS];
    mask = table.length - 1;
  }

  /** The slot of a key; 0 when there is none. */
  public int get(long source, long high, long low) {
    return slot(table[place(digest(source, high, low), source, high, low)]);
  }

  /** Enters a key that is not there yet. */
  public void put(long source, long high, long low, int slot) {
    Invariant.check(slot > 0 && slot <= capacity, "a slot has no place in an id index");
    Invariant.check(size < capacity, "id index is full");
    int digest = digest(source, high, low);
    int at = digest & mask;
    while (table[at] != EMPTY) {
      at = at + 1 & mask;
    }
    table[at] = (long) digest << Integer.SIZE | slot;
    int key = slot << KEY_BITS;
    keys[key + HIGH] = high;
    keys[key + LOW] = low;
    keys[key + SOURCE] = source;
    size++;
  }

  /** Takes a key out; nothing happens when it is not there. */
  public void remove(long source, long high, long low) {
    int at = place(digest(source, high, low), source, high, low);
    if (table[at] != EMPTY) {
      close(at);
      size--;
    }
  }

  /** Forgets all keys. */
  public void clear() {
    for (int at = 0; at <= mask; at++) {
      table[at] = EMPTY;
    }
    size = 0;
  }

  public int size() {
    return size;
  }

  /** Where a key stands in the table, or would stand. */
  private int place(int digest, long source, long high, long low) {
    int at = digest & mask;
    while (table[at] != EMPTY) {
      if (digest(table[at]) == digest && isKey(slot(table[at]), source, high, low)) {
        return at;
      }
      at = at + 1 & mask;
    }
    return at;
  }

  private boolean isKey(int slot, long source, long high, long low) {
    int key = slot << KEY_BITS;
    return keys[key + LOW] == low && keys[key + HIGH] == high && keys[key + SOURCE] == source;
  }

  private void close(int entry) {
    int hole = entry;
    int at = entry;
    table[hole] = EMPTY;
    while (true) {
      at = at + 1 & mask;
      if (table[at] == EMPTY) {
        return;
      }
      int home = digest(table[at]) & mask;
      if ((at - home & mask) >= (at - hole & mask)) {
        table[hole] = table[at];
        table[at] = EMPTY;
        hole = at;
      }
    }
  }

  private static int slot(long entry) {
    return (int) entry;
  }

  private static int digest(long entry) {
    return (int) (entry >>> Integer.SIZE);
  }

  private static int digest(long source, long high, long low) {
    return (int) Hash64.mix(Hash64.mix(source ^ high) ^ low);
  }
}
