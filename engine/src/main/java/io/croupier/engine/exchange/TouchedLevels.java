package io.croupier.engine.exchange;

import io.croupier.engine.store.Invariant;

/**
 * The price levels that the command at hand has touched, each once, with what was there before and
 * what is there now, in the order in which they were touched first. Lives for one command.
 *
 * <p>A few levels are found by looking through them. For more there is a table that leads from a
 * level to its place in the list. An entry of it counts only where the list agrees, so the table
 * needs no clearing, and nothing is ever read in its order.
 *
 * <p>Owned by the engine thread.
 */
final class TouchedLevels {
  /** No level. */
  static final int NONE = -1;

  private static final int FEW = 8;
  private static final int SIDE_BITS = 1;
  private static final int INDEX_BITS = 17;
  private static final long SCRAMBLER = 0x9E3779B97F4A7C15L;

  private static final int BEFORE = 1;
  private static final int AFTER = 2;
  private static final int NEXT = 3;
  private static final int WORD_BITS = 2;

  /**
   * One level after the other: row, side and price index; before; after; the next of its market.
   */
  private final long[] words;

  private final int capacity;
  private final int[] table;
  private final int[] slots;
  private final int shift;
  private int count;

  /** Makes room for {@code capacity} levels. */
  TouchedLevels(int capacity) {
    this.capacity = capacity;
    words = new long[capacity << WORD_BITS];
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * capacity - 1);
    table = new int[1 << bits];
    slots = new int[capacity];
    shift = Long.SIZE - bits;
  }

  /** A level has changed. */
  void add(int row, int side, int index, long before, long after) {
    long key = ((long) row << SIDE_BITS | side) << INDEX_BITS | index;
    int level = find(key);
    if (level == NONE) {
      level = append(key, before);
    }
    words[(level << WORD_BITS) + AFTER] = after;
  }

  private int append(long key, long before) {
    Invariant.check(count < capacity, "a command touched more levels than one may");
    int level = count;
    int at = level << WORD_BITS;
    words[at] = key;
    words[at + BEFORE] = before;
    if (level >= FEW) {
      enterInTable(level);
    }
    count++;
    return level;
  }

  int count() {
    return count;
  }

  int row(int level) {
    return (int) (words[level << WORD_BITS] >>> INDEX_BITS + SIDE_BITS);
  }

  int side(int level) {
    return (int) (words[level << WORD_BITS] >>> INDEX_BITS) & 1;
  }

  /** The price index. */
  int index(int level) {
    return (int) words[level << WORD_BITS] & (1 << INDEX_BITS) - 1;
  }

  /** What is unmatched there now. */
  long after(int level) {
    return words[(level << WORD_BITS) + AFTER];
  }

  /** Whether that is not what it was before the command. */
  boolean differs(int level) {
    int at = level << WORD_BITS;
    return words[at + BEFORE] != words[at + AFTER];
  }

  /** The next level of a list that the caller makes. */
  int next(int level) {
    return (int) words[(level << WORD_BITS) + NEXT];
  }

  void next(int level, int next) {
    words[(level << WORD_BITS) + NEXT] = next;
  }

  /** The command is over. */
  void clear() {
    count = 0;
  }

  private int find(long key) {
    int few = Math.min(count, FEW);
    for (int level = 0; level < few; level++) {
      if (words[level << WORD_BITS] == key) {
        return level;
      }
    }
    return count > FEW ? findInTable(key) : NONE;
  }

  private int findInTable(long key) {
    int slot = slot(key);
    while (isTaken(slot)) {
      if (words[table[slot] << WORD_BITS] == key) {
        return table[slot];
      }
      slot = slot + 1 & table.length - 1;
    }
    return NONE;
  }

  private void enterInTable(int level) {
    int slot = slot(words[level << WORD_BITS]);
    while (isTaken(slot)) {
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = level;
    slots[level] = slot;
  }

  private int slot(long key) {
    return (int) (key * SCRAMBLER >>> shift);
  }

  /** Whether a level behind the first few is there: an entry of an earlier command is none. */
  private boolean isTaken(int slot) {
    int level = table[slot];
    return level >= FEW && level < count && slots[level] == slot;
  }
}
