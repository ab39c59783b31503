package io.croupier.testkit.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The legal prices of a market, in hundredths, one by one. */
record Ladder(List<Long> prices) {
  private static final long LOWEST = 101;

  private static final Ladder CLASSIC =
      of(
          List.of(
              new long[] {200, 1},
              new long[] {300, 2},
              new long[] {400, 5},
              new long[] {600, 10},
              new long[] {1_000, 20},
              new long[] {2_000, 50},
              new long[] {3_000, 100},
              new long[] {5_000, 200},
              new long[] {10_000, 500},
              new long[] {100_000, 1_000}));

  private static final Ladder FINEST = of(List.of(new long[] {100_000, 1}));

  private static final Ladder OTHER_EXCHANGE =
      of(
          List.of(
              new long[] {300, 1},
              new long[] {400, 5},
              new long[] {1_000, 10},
              new long[] {2_000, 50},
              new long[] {5_000, 100},
              new long[] {20_000, 200},
              new long[] {100_000, 500}));

  /** Which 64 neighbouring prices, counted from a side's best, a price is among. */
  int page(long price, boolean back) {
    int at = Collections.binarySearch(prices, price);
    return (back ? at : prices.size() - 1 - at) / 64;
  }

  /** The highest legal price that is not above the given one. */
  long down(long price) {
    return prices.stream().filter(legal -> legal <= price).reduce(LOWEST, Math::max);
  }

  /** The price that takes any: the lowest for a back, the highest for a lay. */
  long end(boolean back) {
    return prices.get(back ? 0 : prices.size() - 1);
  }

  boolean has(long price) {
    return Collections.binarySearch(prices, price) >= 0;
  }

  /** The ladder that Genesis gives as data, or the usual one. */
  static Ladder custom(Command genesis) {
    List<long[]> bands = new ArrayList<>();
    if (genesis.fields().get("customLadder") instanceof List<?> rows) {
      for (Object row : rows) {
        Map<?, ?> values = (Map<?, ?>) row;
        bands.add(new long[] {(Long) values.get("upper"), (Long) values.get("step")});
      }
    }
    return bands.isEmpty() ? OTHER_EXCHANGE : of(bands);
  }

  /** Those of a market of LINE. */
  static Ladder lines(long lowest, long highest, long interval) {
    List<Long> lines = new ArrayList<>();
    for (long line = lowest; line <= highest; line += interval) {
      lines.add(line);
    }
    return new Ladder(lines);
  }

  /** The one that a market names. */
  static Ladder named(String name, Ladder custom) {
    return switch (name) {
      case "FINEST" -> FINEST;
      case "CUSTOM" -> custom;
      default -> CLASSIC;
    };
  }

  private static Ladder of(List<long[]> bands) {
    List<Long> prices = new ArrayList<>();
    long price = LOWEST;
    for (long[] band : bands) {
      for (; price < band[0]; price += band[1]) {
        prices.add(price);
      }
    }
    prices.add(price);
    return new Ladder(prices);
  }
}
