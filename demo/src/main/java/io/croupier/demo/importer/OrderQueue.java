package io.croupier.demo.importer;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.function.Consumer;

/** The unmatched orders of one price in order of arrival, as the exchange has them too. */
final class OrderQueue {
  /** An order in the queue. */
  static final class Resting {
    final int order;
    long unmatched;

    Resting(int order, long unmatched) {
      this.order = order;
      this.unmatched = unmatched;
    }
  }

  private final ArrayDeque<Resting> orders = new ArrayDeque<>();
  private long size;

  void add(int order, long stake) {
    orders.addLast(new Resting(order, stake));
    size += stake;
  }

  /** Matches, the earliest order first. */
  void take(long stake) {
    for (long left = stake; left > 0; ) {
      left -= reduce(orders.peekFirst(), left);
    }
  }

  /** Takes away, the latest order first, step by step. */
  void cancel(long stake, OrderSteps steps) {
    for (long left = stake; left > 0; ) {
      Resting last = orders.peekLast();
      long part = reduce(last, left);
      left -= part;
      steps.cancel(last.order, part, last.unmatched);
    }
  }

  /** Removes the orders that the exchange removes by itself. */
  void lapse(BitSet lapsing) {
    orders.removeIf(resting -> lapsing.get(resting.order));
    size = orders.stream().mapToLong(resting -> resting.unmatched).sum();
  }

  /** Hands over the orders, the earliest first. */
  void forEach(Consumer<Resting> action) {
    orders.forEach(action);
  }

  long size() {
    return size;
  }

  private long reduce(Resting resting, long atMost) {
    long part = Math.min(resting.unmatched, atMost);
    resting.unmatched -= part;
    size -= part;
    if (resting.unmatched == 0) {
      orders.remove(resting);
    }
    return part;
  }
}
