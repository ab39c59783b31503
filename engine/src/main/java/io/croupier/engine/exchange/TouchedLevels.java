package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;

/**
 * The price levels that the command at hand has touched, each once, with what was there before: a
 * list for each market, in the order in which they were touched first. Lives for one command.
 *
 * <p>A table leads from a level to its place in the list. An entry of it counts only where the list
 * agrees, so the table needs no clearing, and nothing is ever read in its order.
 *
 * <p>Owned by the engine thread.
 */
final class TouchedLevels {
  /** No level. */
  static final int NONE = -1;

  private static final int SIDE_BITS = 1;
  private static final int INDEX_BITS = 17;
  private static final long SCRAMBLER = 0x9E3779B97F4A7C15L;

  private final long[] keys;
  private final long[] before;
  private final int[] next;
  private final int[] slots;
  private final int[] table;
  private final int shift;
  private final int[] firstOfMarket;
  private final int[] lastOfMarket;
  private int count;

  /** Makes room for {@code capacity} levels of markets in so many slots. */
  TouchedLevels(int capacity, int marketLimit) {
    keys = new long[capacity];
    before = new long[capacity];
    next = new int[capacity];
    slots = new int[capacity];
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * capacity - 1);
    table = new int[1 << bits];
    shift = Long.SIZE - bits;
    firstOfMarket = new int[marketLimit + 1];
    lastOfMarket = new int[marketLimit + 1];
  }

  /** A market is touched for the first time in this command: none of its levels is yet. */
  void begin(int market) {
    firstOfMarket[market] = NONE;
  }

  /** A level has changed; only the first time counts. */
  void add(int market, int row, int side, int index, long sizeBefore) {
    long key = ((long) row << SIDE_BITS | side) << INDEX_BITS | index;
    int slot = find(key);
    if (table[slot] < count && slots[table[slot]] == slot) {
      return;
    }
    Invariant.check(count < keys.length, "a command touched more levels than one may");
    int level = count++;
    table[slot] = level;
    slots[level] = slot;
    keys[level] = key;
    before[level] = sizeBefore;
    next[level] = NONE;
    if (firstOfMarket[market] == NONE) {
      firstOfMarket[market] = level;
    } else {
      next[lastOfMarket[market]] = level;
    }
    lastOfMarket[market] = level;
  }

  /** The level of a market that was touched first; NONE when none was. */
  int first(int market) {
    return firstOfMarket[market];
  }

  int next(int level) {
    return next[level];
  }

  int row(int level) {
    return (int) (keys[level] >>> INDEX_BITS + SIDE_BITS);
  }

  int side(int level) {
    return (int) (keys[level] >>> INDEX_BITS) & 1;
  }

  /** The price index. */
  int index(int level) {
    return (int) keys[level] & (1 << INDEX_BITS) - 1;
  }

  /** What was unmatched there before the command. */
  long before(int level) {
    return before[level];
  }

  /** The command is over. */
  void clear() {
    count = 0;
  }

  /** Where the table has a key, or would have it. */
  private int find(long key) {
    int slot = (int) (key * SCRAMBLER >>> shift);
    while (table[slot] < count && slots[table[slot]] == slot && keys[table[slot]] != key) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }
}
