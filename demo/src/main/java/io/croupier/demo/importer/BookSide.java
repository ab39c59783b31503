package io.croupier.demo.importer;

import io.croupier.demo.importer.OrderQueue.Resting;
import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * One side of a runner: what the recording says, and the orders that were placed to have it so.
 * Resting lays are best at the highest price, resting backs at the lowest.
 */
final class BookSide {
  private final Side side;
  private final NavigableMap<Integer, Long> recorded;
  private final NavigableMap<Integer, OrderQueue> queues;

  BookSide(Side side) {
    this.side = side;
    Comparator<Integer> bestFirst =
        side == Side.LAY ? Collections.reverseOrder() : Comparator.naturalOrder();
    recorded = new TreeMap<>(bestFirst);
    queues = new TreeMap<>(bestFirst);
  }

  Side side() {
    return side;
  }

  /** Takes over what the recording says now. */
  void record(List<PriceSize> levels, boolean image) {
    if (image) {
      recorded.clear();
    }
    for (PriceSize level : levels) {
      if (level.size() == 0) {
        recorded.remove(level.price());
      } else {
        recorded.put(level.price(), level.size());
      }
    }
  }

  /** The recording's levels, the best first. */
  List<PriceSize> recorded() {
    List<PriceSize> levels = new ArrayList<>(recorded.size());
    recorded.forEach((price, size) -> levels.add(new PriceSize(price, size)));
    return levels;
  }

  /** Prices at which there is more unmatched stake than recorded, the best first. */
  List<PriceSize> falls() {
    List<PriceSize> falls = new ArrayList<>();
    queues.forEach(
        (price, queue) -> {
          long fall = queue.size() - recorded.getOrDefault(price, 0L);
          if (fall > 0) {
            falls.add(new PriceSize(price, fall));
          }
        });
    return falls;
  }

  /** Prices at which there is less unmatched stake than recorded, the best first. */
  List<PriceSize> rises() {
    List<PriceSize> rises = new ArrayList<>();
    recorded.forEach(
        (price, size) -> {
          OrderQueue queue = queues.get(price);
          long rise = size - (queue == null ? 0 : queue.size());
          if (rise > 0) {
            rises.add(new PriceSize(price, rise));
          }
        });
    return rises;
  }

  void add(int price, int order, long stake) {
    queues.computeIfAbsent(price, p -> new OrderQueue()).add(order, stake);
  }

  void take(int price, long stake) {
    queues.get(price).take(stake);
    forgetIfEmpty(price);
  }

  void cancel(int price, long stake, OrderSteps steps) {
    queues.get(price).cancel(stake, steps);
    forgetIfEmpty(price);
  }

  void lapse(BitSet lapsing) {
    queues.values().forEach(queue -> queue.lapse(lapsing));
    queues.values().removeIf(queue -> queue.size() == 0);
  }

  /** Orders of KEEP take their cut price; each price's queue is in the order of arrival. */
  void reprice(Reduction reduction, BitSet lapsing) {
    record Moved(int price, Resting order) {}
    List<Moved> all = new ArrayList<>();
    queues.forEach(
        (price, queue) ->
            queue.forEach(
                order -> {
                  boolean lapses = lapsing.get(order.order);
                  all.add(new Moved(lapses ? price : reduction.legalPrice(price), order));
                }));
    queues.clear();
    all.sort(Comparator.comparingInt(moved -> moved.order().order));
    all.forEach(moved -> add(moved.price(), moved.order().order, moved.order().unmatched));
  }

  /** Everything is gone: the market closed, or the runner was removed. */
  void clear() {
    recorded.clear();
    queues.clear();
  }

  boolean isBest(int price) {
    return !queues.isEmpty() && queues.firstKey() == price;
  }

  /** Whether an order of this side at a price would rest in front of all others here. */
  boolean isBestOrBetter(int price) {
    return queues.isEmpty() || queues.comparator().compare(price, queues.firstKey()) <= 0;
  }

  /** Whether an incoming order of the other side at a price would be matched here. */
  boolean isMetBy(int price) {
    return !queues.isEmpty() && queues.comparator().compare(queues.firstKey(), price) <= 0;
  }

  private void forgetIfEmpty(int price) {
    if (queues.get(price).size() == 0) {
      queues.remove(price);
    }
  }
}
