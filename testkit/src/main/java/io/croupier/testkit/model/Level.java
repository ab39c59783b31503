package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A price of a side of a runner; in the order of an image: the best price of a side first. */
record Level(int runner, boolean back, long price) implements Comparable<Level> {
  private static final Comparator<Level> ORDER =
      Comparator.comparingInt(Level::runner)
          .thenComparing(level -> !level.back)
          .thenComparingLong(level -> level.back ? level.price : -level.price);

  static Level of(Order order) {
    return new Level(order.runner, order.back, order.price);
  }

  /** All levels of a market that have unmatched stake, and how much. */
  static SortedMap<Level, BigInteger> all(Market market) {
    SortedMap<Level, BigInteger> levels = new TreeMap<>();
    for (Position position : market.positions.values()) {
      for (Order order : position.orders) {
        if (order.rests()) {
          levels.merge(of(order), order.unmatched, BigInteger::add);
        }
      }
    }
    return levels;
  }

  /** Its number as a place in an image. */
  long place() {
    return (long) runner << 18 | (back ? 0 : 1L << 17) | price;
  }

  Map<String, Object> row(BigInteger size) {
    return Map.of(
        "size",
        size.longValueExact(),
        "price",
        price,
        "runner",
        (long) runner,
        "side",
        back ? "BACK" : "LAY");
  }

  @Override
  public int compareTo(Level other) {
    return ORDER.compare(this, other);
  }
}
