package io.croupier.engine.store;

/**
 * The records of a store that have ended, in the order in which they did. They can still be asked
 * for, until their place is needed: then the one that ended first gives way.
 *
 * <p>Owned by the engine thread.
 */
public final class EndedQueue {
  private final String name;
  private final int[] next;
  private int first;
  private int last;
  private int size;

  /** Makes room for every slot of a store. */
  public EndedQueue(String name, int capacity) {
    this.name = name;
    next = new int[capacity + 1];
  }

  /** Enters a record that has just ended. */
  public void add(int slot) {
    next[slot] = 0;
    if (first == 0) {
      first = slot;
    } else {
      next[last] = slot;
    }
    last = slot;
    size++;
  }

  /** Takes out the record that ended first. */
  public int removeFirst() {
    int slot = first;
    Invariant.check(slot != 0, "no record has ended");
    first = next[slot];
    next[slot] = 0;
    size--;
    if (first == 0) {
      last = 0;
    }
    return slot;
  }

  /** The record that ended first; 0 when there is none. */
  public int first() {
    return first;
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return first == 0;
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store(name, true);
    first = visitor.count("first", 1, first);
    last = visitor.count("last", 1, last);
    size = visitor.count("size", 1, size);
    visitor.ints("next", 1, next, 1, next.length);
  }
}
