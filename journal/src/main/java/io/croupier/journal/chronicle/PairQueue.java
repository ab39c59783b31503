package io.croupier.journal.chronicle;

import java.util.concurrent.atomic.AtomicLong;

/** Hands pairs (sequence, outcome hash) from the engine thread to the journal thread. */
final class PairQueue {
  private static final int CAPACITY = 1_024;

  private final long[] cells = new long[2 * CAPACITY];
  private final AtomicLong added = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();

  /** Adds a pair; false, and nothing done, when it is full. The engine thread's. */
  boolean offer(long sequence, long hash) {
    long number = added.get();
    if (number - taken.get() == CAPACITY) {
      return false;
    }
    int cell = cell(number);
    cells[cell] = sequence;
    cells[cell + 1] = hash;
    added.setRelease(number + 1);
    return true;
  }

  /** Gives all pairs to {@code consumer}, oldest first. The journal thread's. */
  void drain(PairConsumer consumer) {
    long end = added.getAcquire();
    for (long number = taken.get(); number < end; number++) {
      int cell = cell(number);
      consumer.pair(cells[cell], cells[cell + 1]);
      taken.setRelease(number + 1);
    }
  }

  private static int cell(long number) {
    return 2 * (int) (number % CAPACITY);
  }

  /** Takes one pair. */
  interface PairConsumer {
    void pair(long sequence, long hash);
  }
}
