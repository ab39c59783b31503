package io.croupier.demo.importer;

import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares books of the node with those of the recording, level by level, and counts. */
final class BookComparison {
  private static final int TOLD = 5;

  private final List<String> differences = new ArrayList<>();
  private long levels;
  private long different;

  /** Compares one runner's book after a line of the recording. */
  void compare(int line, MarketImporter recording, Book book) {
    for (Side side : List.of(Side.BACK, Side.LAY)) {
      List<PriceSize> expected = recording.recorded(book.runner(), side);
      List<PriceSize> found = book.levels(side);
      if (expected.equals(found)) {
        levels += expected.size();
      } else {
        explain(line, book.runner(), side, sizes(expected), sizes(found));
      }
    }
  }

  long levels() {
    return levels;
  }

  long different() {
    return different;
  }

  /** The first differences, in a sentence each. */
  List<String> differences() {
    return differences;
  }

  private void explain(
      int line, int runner, Side side, Map<Integer, Long> expected, Map<Integer, Long> found) {
    Map<Integer, Long> all = new TreeMap<>(found);
    all.putAll(expected);
    for (Iterator<Integer> prices = all.keySet().iterator(); prices.hasNext(); levels++) {
      int price = prices.next();
      long wanted = expected.getOrDefault(price, 0L);
      long there = found.getOrDefault(price, 0L);
      if (wanted != there) {
        different++;
        tell(line, runner, side, price, wanted, there);
      }
    }
  }

  private void tell(int line, int runner, Side side, int price, long wanted, long there) {
    if (differences.size() < TOLD) {
      differences.add(
          String.format(
              Locale.ROOT,
              "Line %d, runner %d, %s at %.2f: recorded %.2f, in the book %.2f.",
              line,
              runner,
              side,
              price / 100.0,
              wanted / 100.0,
              there / 100.0));
    }
  }

  private static Map<Integer, Long> sizes(List<PriceSize> levels) {
    Map<Integer, Long> sizes = new TreeMap<>();
    levels.forEach(level -> sizes.merge(level.price(), level.size(), Long::sum));
    return sizes;
  }
}
