package io.croupier.engine.store;

/**
 * Issues the ids of one kind of record. An id contains the slot of its record and a serial that
 * tells reuse of the slot, so a look-up is an array index and a comparison.
 *
 * <p><b>Guarantees:</b> an id is never issued twice; slot 0 is never issued, so 0 is no id; the
 * slot freed last is issued first; a slot whose serial is spent is never issued again. Ids are
 * below 2^53.
 *
 * <p>Owned by the engine thread.
 */
public final class SlotStore {
  private static final int SLOT_BITS = 24;
  private static final long SLOT_MASK = (1L << SLOT_BITS) - 1;
  private static final int MAX_SERIAL = (1 << 29) - 1;

  /** The greatest number of slots that ids have room for. */
  public static final int MAX_CAPACITY = (1 << SLOT_BITS) - 1;

  private static final int IN_USE = -1;

  private final String name;
  private final int capacity;
  private final int[] serials;
  private final int[] nextFree;
  private int firstFree;
  private int highest;
  private int size;
  private int retired;

  /** Allocates room for {@code capacity} records, 1 to {@link #MAX_CAPACITY}. */
  public SlotStore(String name, int capacity) {
    Invariant.check(capacity >= 1 && capacity <= MAX_CAPACITY, "slot store capacity out of range");
    this.name = name;
    this.capacity = capacity;
    serials = new int[capacity + 1];
    nextFree = new int[capacity + 1];
  }

  /** Takes a slot, 1 to capacity; 0 when all are taken. */
  public int allocate() {
    int slot;
    if (firstFree != 0) {
      slot = firstFree;
      firstFree = nextFree[slot];
    } else if (highest < capacity) {
      slot = ++highest;
    } else {
      return 0;
    }
    nextFree[slot] = IN_USE;
    serials[slot]++;
    size++;
    return slot;
  }

  /** Gives a slot back; its id is stale from now on. */
  public void free(int slot) {
    Invariant.check(inUse(slot), "freed a slot that is not in use");
    size--;
    if (serials[slot] == MAX_SERIAL) {
      nextFree[slot] = 0;
      retired++;
      return;
    }
    nextFree[slot] = firstFree;
    firstFree = slot;
  }

  /** The id of a slot in use. */
  public long id(int slot) {
    return ((long) serials[slot] << SLOT_BITS) | slot;
  }

  /** The slot of an id; 0 when the id is unknown or stale. */
  public int slot(long id) {
    int slot = (int) (id & SLOT_MASK);
    if (slot == 0 || slot > highest || id >>> SLOT_BITS != serials[slot] || !inUse(slot)) {
      return 0;
    }
    return slot;
  }

  public boolean inUse(int slot) {
    return slot > 0 && slot <= highest && nextFree[slot] == IN_USE;
  }

  public boolean isFull() {
    return firstFree == 0 && highest == capacity;
  }

  /** How many slots can still be taken. */
  public int left() {
    return capacity - size - retired;
  }

  /** Highest slot that was ever issued: no array needs a visit beyond it. */
  public int highest() {
    return highest;
  }

  public int size() {
    return size;
  }

  public int capacity() {
    return capacity;
  }

  /** Visits the slots; the owner visits its own fields after this, up to {@link #highest()}. */
  public void accept(StoreVisitor visitor) {
    visitor.store(name, true);
    highest = visitor.count("highest", 1, highest);
    size = visitor.count("size", 1, size);
    retired = visitor.count("retired", 1, retired);
    firstFree = visitor.count("firstFree", 1, firstFree);
    visitor.ints("serials", 1, serials, 1, highest + 1);
    visitor.ints("nextFree", 1, nextFree, 1, highest + 1);
  }

  /** Checks that the free list and the count agree; for tests. */
  public void checkInvariants() {
    int free = 0;
    for (int slot = firstFree; slot != 0; slot = nextFree[slot]) {
      free++;
    }
    int used = 0;
    int spent = 0;
    for (int slot = 1; slot <= highest; slot++) {
      if (inUse(slot)) {
        used++;
      } else if (serials[slot] == MAX_SERIAL) {
        spent++;
      }
    }
    Invariant.check(spent == retired, "retired slots differ from the count");
    Invariant.check(used == size, "slots in use differ from the count");
    Invariant.check(used + free + retired == highest, "slots are lost");
  }
}
