package io.croupier.engine.store;

/**
 * Finds a slot by a foreign 128-bit key and a source, both halves of the key and the source
 * compared. Chains of slots: a table of their first ones, and the rest by links that lie with the
 * keys, by slot. Never iterated.
 *
 * <p>A word of the table, or of a link, is a slot and, in the bits above it, some of its key's
 * digest, so that a key that is not there costs one look into memory, and one that is there two. A
 * slot knows what stands before and behind it, so it is taken out without a look for it; why that
 * counts: docs/decisions/085-what-rounds-cost.md.
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

  /** Two ints: the slot before it in its chain, and the word behind it; 0 where there is none. */
  private static final int LINKS = 3;

  private static final int ROW_BITS = 2;
  private static final long INT = 0xFFFF_FFFFL;
  private static final long SOURCE_FACTOR = 0x9E3779B97F4A7C15L;
  private static final long HIGH_FACTOR = 0xC2B2AE3D27D4EB4FL;

  private final int[] table;
  private final long[] rows;
  private final int capacity;
  private final int mask;
  private final int slotMask;
  private int size;

  /** Makes room for {@code capacity} keys, of slots from 1 to it, at a load of at most one half. */
  public IdIndex(int capacity) {
    this.capacity = capacity;
    table = new int[Integer.highestOneBit(Math.max(4, capacity) - 1) << 2];
    rows = new long[capacity + 1 << ROW_BITS];
    mask = table.length - 1;
    slotMask = (Integer.highestOneBit(capacity) << 1) - 1;
  }

  /** The slot of a key; 0 when there is none. */
  public int get(long source, long high, long low) {
    long digest = digest(source, high, low);
    int tag = tag(digest);
    int word = table[(int) digest & mask];
    while (word != 0) {
      int slot = word & slotMask;
      if ((word & ~slotMask) == tag && isKey(slot, source, high, low)) {
        return slot;
      }
      word = next(slot);
    }
    return 0;
  }

  /** Enters a key that is not there yet. */
  public void put(long source, long high, long low, int slot) {
    Invariant.check(slot > 0 && slot <= capacity, "a slot has no place in an id index");
    Invariant.check(size < capacity, "id index is full");
    long digest = digest(source, high, low);
    int at = (int) digest & mask;
    int word = tag(digest) | slot;
    int behind = table[at];
    table[at] = word;
    int row = slot << ROW_BITS;
    rows[row + HIGH] = high;
    rows[row + LOW] = low;
    rows[row + SOURCE] = source;
    rows[row + LINKS] = behind & INT;
    if (behind != 0) {
      setBefore(behind & slotMask, slot);
    }
    size++;
  }

  /** Takes the key of a slot out, which is there. */
  public void remove(int slot) {
    int row = slot << ROW_BITS;
    long links = rows[row + LINKS];
    int before = (int) (links >>> Integer.SIZE);
    int behind = (int) links;
    if (before == 0) {
      long digest = digest(rows[row + SOURCE], rows[row + HIGH], rows[row + LOW]);
      table[(int) digest & mask] = behind;
    } else {
      setNext(before, behind);
    }
    if (behind != 0) {
      setBefore(behind & slotMask, before);
    }
    size--;
  }

  /** Forgets all keys. */
  public void clear() {
    for (int at = 0; at <= mask; at++) {
      table[at] = 0;
    }
    size = 0;
  }

  public int size() {
    return size;
  }

  private boolean isKey(int slot, long source, long high, long low) {
    int row = slot << ROW_BITS;
    return rows[row + LOW] == low && rows[row + HIGH] == high && rows[row + SOURCE] == source;
  }

  private int next(int slot) {
    return (int) rows[(slot << ROW_BITS) + LINKS];
  }

  private void setNext(int slot, int word) {
    int at = (slot << ROW_BITS) + LINKS;
    rows[at] = rows[at] & ~INT | word & INT;
  }

  private void setBefore(int slot, int before) {
    int at = (slot << ROW_BITS) + LINKS;
    rows[at] = (long) before << Integer.SIZE | rows[at] & INT;
  }

  private int tag(long digest) {
    return (int) (digest >>> Integer.SIZE) & ~slotMask;
  }

  private static long digest(long source, long high, long low) {
    return Hash64.mix((source * SOURCE_FACTOR + high) * HIGH_FACTOR + low);
  }
}
