package io.croupier.engine.store;

/**
 * Records of a store in a list for each owner, in the order in which they were added; any can be
 * taken out.
 *
 * <p>Owned by the engine thread.
 */
public final class OwnerLists {
  private final String name;
  private final int[] first;
  private final int[] last;
  private final int[] next;
  private final int[] previous;

  /** Makes room for every slot of a store, and for so many owners. */
  public OwnerLists(String name, int capacity, int owners) {
    this.name = name;
    first = new int[owners + 1];
    last = new int[owners + 1];
    next = new int[capacity + 1];
    previous = new int[capacity + 1];
  }

  /** The record of an owner that was added first; 0 when there is none. */
  public int first(int owner) {
    return first[owner];
  }

  /** The one that was added next; 0 when it is the last. */
  public int next(int slot) {
    return next[slot];
  }

  /** Adds a record that is in no list. */
  public void add(int owner, int slot) {
    int before = last[owner];
    previous[slot] = before;
    next[slot] = 0;
    last[owner] = slot;
    if (before == 0) {
      first[owner] = slot;
    } else {
      next[before] = slot;
    }
  }

  /** Takes a record out of its owner's list. */
  public void remove(int owner, int slot) {
    int before = previous[slot];
    int behind = next[slot];
    if (before == 0) {
      first[owner] = behind;
    } else {
      next[before] = behind;
    }
    if (behind == 0) {
      last[owner] = before;
    } else {
      previous[behind] = before;
    }
  }

  /** Visits every field, of records those below an end. */
  public void accept(StoreVisitor visitor, int end) {
    visitor.store(name, true);
    visitor.ints("first", 1, first, 1, first.length);
    visitor.ints("last", 1, last, 1, last.length);
    visitor.ints("next", 1, next, 1, end);
    visitor.ints("previous", 1, previous, 1, end);
  }
}
