package io.croupier.engine.odds;

import io.croupier.engine.store.StoreVisitor;

/**
 * Slots in the order in which they came; any can be taken out.
 *
 * <p>Owned by the engine thread.
 */
final class OldestFirst {
  private final String name;
  private final int[] next;
  private final int[] previous;
  private int first;
  private int last;

  /** Makes room for every slot of a store. */
  OldestFirst(String name, int capacity) {
    this.name = name;
    next = new int[capacity + 1];
    previous = new int[capacity + 1];
  }

  void add(int slot) {
    next[slot] = 0;
    previous[slot] = last;
    if (last == 0) {
      first = slot;
    } else {
      next[last] = slot;
    }
    last = slot;
  }

  void remove(int slot) {
    if (previous[slot] == 0) {
      first = next[slot];
    } else {
      next[previous[slot]] = next[slot];
    }
    if (next[slot] == 0) {
      last = previous[slot];
    } else {
      previous[next[slot]] = previous[slot];
    }
    next[slot] = 0;
    previous[slot] = 0;
  }

  /** The oldest; 0 when there is none. */
  int first() {
    return first;
  }

  /** The one that came next; 0 when it is the last. */
  int next(int slot) {
    return next[slot];
  }

  void accept(StoreVisitor visitor) {
    visitor.store(name, true);
    first = visitor.count("first", 1, first);
    last = visitor.count("last", 1, last);
    visitor.ints("next", 1, next, 1, next.length);
    visitor.ints("previous", 1, previous, 1, previous.length);
  }
}
