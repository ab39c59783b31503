package io.croupier.engine.limit;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.LimitPeriod;

/**
 * What has happened lately, for each row a few figures over each period, kept in slots of UTC time
 * that are written over when they are older than any period. Rules: docs/rules.md, Limits, Windows.
 *
 * <p>What is asked for is added up anew each time: no more than 169 slots. What goes out counts
 * until the end of its slot is a period old, what comes back only until its start is.
 *
 * <p>Owned by the engine thread.
 */
final class Windows {
  /** Figures of each row. */
  static final int FIGURES = 4;

  static final int PERIODS = 3;

  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long HOUR_NS = 60 * MINUTE_NS;
  private static final long DAY_NS = 24 * HOUR_NS;
  private static final long[] SLOT_NS = {15 * MINUTE_NS, HOUR_NS, 6 * HOUR_NS};

  /** Slots that a period touches at most: MONTH has up to 31 days. */
  private static final int[] SLOTS = {97, 169, 125};

  private static final int[] FIRST = {0, 97, 97 + 169};
  private static final int OF_FIGURE = 97 + 169 + 125;

  private final long[] amounts;

  /** By row, figure and period: the latest slot that was written, counted from 1970 on. */
  private final long[] latest;

  /** Makes room for {@code rows} rows, numbered from 1. */
  Windows(int rows) {
    amounts = new long[(rows + 1) * FIGURES * OF_FIGURE];
    latest = new long[(rows + 1) * FIGURES * PERIODS];
  }

  /** Adds to a figure, at a time that is not before any so far. */
  void add(int row, int figure, long amount, long now) {
    for (int period = 0; period < PERIODS; period++) {
      addTo(row, figure, period, amount, now / SLOT_NS[period]);
    }
  }

  /** Adds a span of time, in nanoseconds, to the slots that it was in. */
  void addTime(int row, int figure, long from, long to) {
    for (int period = 0; period < PERIODS; period++) {
      long length = SLOT_NS[period];
      long end = to / length;
      long slot = Math.max(from / length, end - SLOTS[period] + 1);
      for (; slot <= end; slot++) {
        long begin = Math.max(from, slot * length);
        // Not (slot + 1) * length, which may be no time any more.
        long over = slot == end ? to : slot * length + length;
        addTo(row, figure, period, over - begin, slot);
      }
    }
  }

  private void addTo(int row, int figure, int period, long amount, long slot) {
    int ring = row * FIGURES + figure;
    int at = ring * OF_FIGURE + FIRST[period];
    int size = SLOTS[period];
    int newest = ring * PERIODS + period;
    long cleared = Math.max(latest[newest], slot - size);
    while (cleared < slot) {
      cleared++;
      amounts[at + (int) (cleared % size)] = 0;
    }
    latest[newest] = slot;
    amounts[at + (int) (slot % size)] += amount;
  }

  /** What has gone out in the period that ends now. */
  long out(int row, int figure, int period, long now) {
    return sum(row, figure, period, firstSlot(period, now));
  }

  /** What has come back in the period that ends now. */
  long back(int row, int figure, int period, long now) {
    return sum(row, figure, period, firstSlot(period, now) + 1);
  }

  /** Where the first slot begins that counts in full. */
  static long begin(int period, long now) {
    return firstSlot(period, now) * SLOT_NS[period];
  }

  private static long firstSlot(int period, long now) {
    return Math.floorDiv(periodBefore(period, now), SLOT_NS[period]);
  }

  private static long periodBefore(int period, long now) {
    if (period == LimitPeriod.DAY.value()) {
      return now - DAY_NS;
    }
    return period == LimitPeriod.WEEK.value() ? now - 7 * DAY_NS : Calendar.monthBefore(now);
  }

  private long sum(int row, int figure, int period, long from) {
    int ring = row * FIGURES + figure;
    int at = ring * OF_FIGURE + FIRST[period];
    int size = SLOTS[period];
    long newest = latest[ring * PERIODS + period];
    long sum = 0;
    for (long slot = Math.max(0, Math.max(from, newest - size + 1)); slot <= newest; slot++) {
      sum += amounts[at + (int) (slot % size)];
    }
    return sum;
  }

  /** Visits what {@code rows} rows have. */
  void accept(StoreVisitor visitor, int rows) {
    visitor.store("limit windows", true);
    visitor.longs("amounts", 1, amounts, 0, (rows + 1) * FIGURES * OF_FIGURE);
    visitor.longs("latest", 1, latest, 0, (rows + 1) * FIGURES * PERIODS);
  }
}
