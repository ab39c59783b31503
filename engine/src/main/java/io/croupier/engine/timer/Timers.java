package io.croupier.engine.timer;

import io.croupier.engine.store.Invariant;
import io.croupier.engine.store.StoreVisitor;
import java.util.Map;

/**
 * Deadlines of objects, in a binary heap with a total order: deadline, then number of setting. Each
 * object has one handle for each kind of timer, so a timer is found and taken out without a search.
 *
 * <p><b>Guarantees:</b> timers come out in that order on every machine; no allocation after
 * construction; there is always room.
 *
 * <p>Owned by the engine thread.
 */
public final class Timers {
  /** The deadline of no timer. */
  public static final long NEVER = Long.MAX_VALUE;

  /** The greatest time that a command can have. */
  private static final long LAST_TIME = NEVER - 1;

  private static final TimerKind[] KINDS = TimerKind.values();

  private final transient int[] firstHandle;
  private final long[] deadlines;
  private final long[] settings;
  private final int[] places;
  private final int[] heap;
  private int size;
  private long setCount;

  /** Makes room for a timer of each kind on each object, of which there are so many by kind. */
  public Timers(Map<TimerKind, Integer> capacities) {
    firstHandle = new int[KINDS.length + 1];
    int handles = 1;
    for (TimerKind kind : KINDS) {
      firstHandle[kind.ordinal()] = handles;
      handles += capacities.get(kind);
    }
    firstHandle[KINDS.length] = handles;
    deadlines = new long[handles];
    settings = new long[handles];
    places = new int[handles];
    heap = new int[handles];
  }

  /** The time a period after another; at most the greatest time that there is. */
  public static long after(long timestampNs, long periodNs) {
    return timestampNs + Math.min(periodNs, LAST_TIME - timestampNs);
  }

  /** Sets the timer of an object, in place of the one it had. */
  public void set(TimerKind kind, int slot, long deadlineNs) {
    clear(kind, slot);
    int handle = handle(kind, slot);
    deadlines[handle] = deadlineNs;
    settings[handle] = ++setCount;
    place(handle, ++size);
    up(size);
  }

  /** Takes the timer of an object away; nothing happens when it has none. */
  public void clear(TimerKind kind, int slot) {
    int place = places[handle(kind, slot)];
    if (place != 0) {
      removeAt(place);
    }
  }

  /** Deadline of the timer of an object, which has one. */
  public long deadlineNs(TimerKind kind, int slot) {
    return deadlines[handle(kind, slot)];
  }

  /** Deadline of the first timer; {@link #NEVER} when there is none. */
  public long nextDeadlineNs() {
    return size == 0 ? NEVER : deadlines[heap[1]];
  }

  /** Whether there is a timer whose deadline has come. */
  public boolean isDue(long now) {
    return size > 0 && deadlines[heap[1]] <= now;
  }

  /** Kind of the first timer. */
  public TimerKind nextKind() {
    int kind = 0;
    while (heap[1] >= firstHandle[kind + 1]) {
      kind++;
    }
    return KINDS[kind];
  }

  /** Slot of the first timer's object. */
  public int nextSlot() {
    return heap[1] - firstHandle[nextKind().ordinal()] + 1;
  }

  /** Takes the first timer out. */
  public void removeNext() {
    removeAt(1);
  }

  /** Visits every field. */
  public void accept(StoreVisitor visitor) {
    visitor.store("timers", true);
    size = visitor.count("size", 1, size);
    setCount = visitor.value("setCount", 1, setCount);
    visitor.ints("heap", 1, heap, 1, size + 1);
    visitor.longs("deadlines", 1, deadlines, 1, deadlines.length);
    visitor.longs("settings", 1, settings, 1, settings.length);
    visitor.ints("places", 1, places, 1, places.length);
  }

  /** Checks the order of the heap; for tests. */
  public void checkInvariants() {
    for (int place = 2; place <= size; place++) {
      Invariant.check(!before(heap[place], heap[place / 2]), "timer heap out of order");
      Invariant.check(places[heap[place]] == place, "timer is not where it says");
    }
  }

  private int handle(TimerKind kind, int slot) {
    return firstHandle[kind.ordinal()] + slot - 1;
  }

  private void removeAt(int place) {
    int removed = heap[place];
    int moved = heap[size--];
    places[removed] = 0;
    deadlines[removed] = 0;
    settings[removed] = 0;
    if (moved != removed) {
      place(moved, place);
      up(place);
      down(places[moved]);
    }
  }

  private void up(int from) {
    int handle = heap[from];
    int place = from;
    while (place > 1 && before(handle, heap[place / 2])) {
      place(heap[place / 2], place);
      place /= 2;
    }
    place(handle, place);
  }

  private void down(int from) {
    int handle = heap[from];
    int place = from;
    while (2 * place <= size) {
      int child = 2 * place;
      if (child < size && before(heap[child + 1], heap[child])) {
        child++;
      }
      if (!before(heap[child], handle)) {
        break;
      }
      place(heap[child], place);
      place = child;
    }
    place(handle, place);
  }

  private boolean before(int a, int b) {
    return deadlines[a] < deadlines[b]
        || (deadlines[a] == deadlines[b] && settings[a] < settings[b]);
  }

  private void place(int handle, int place) {
    heap[place] = handle;
    places[handle] = place;
  }
}
