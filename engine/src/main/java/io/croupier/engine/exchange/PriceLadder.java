package io.croupier.engine.exchange;

import java.util.Arrays;

/**
 * The legal prices of a market and their positions on the ladder, the price indexes from 0 on.
 * Prices are decimal odds in hundredths; both look-ups are one array access.
 *
 * <p>Immutable; any thread. But the lines of a market are of another kind: {@link Lines}.
 */
public class PriceLadder {
  /** No index: the price is not on the ladder. */
  public static final int OFF_LADDER = -1;

  /** The lowest price of every ladder, and the highest that any may have. */
  public static final int LOWEST = 101;

  public static final int HIGHEST = 100_000;

  /** The most bands of a ladder given as data. */
  public static final int MAX_BANDS = 32;

  /** 350 prices from 1.01 to 1000, as the largest exchange publishes them. */
  public static final PriceLadder CLASSIC =
      of(
          new int[] {200, 300, 400, 600, 1_000, 2_000, 3_000, 5_000, 10_000, 100_000},
          new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000});

  /** Every hundredth from 1.01 to 1000: 99,900 prices. */
  public static final PriceLadder FINEST = of(new int[] {HIGHEST}, new int[] {1});

  private final int[] prices;
  private final int[] indexes;

  PriceLadder(int[] prices) {
    this.prices = prices;
    indexes = new int[prices[prices.length - 1] + 1];
    Arrays.fill(indexes, OFF_LADDER);
    for (int index = 0; index < prices.length; index++) {
      indexes[prices[index]] = index;
    }
  }

  /**
   * A ladder of bands: from 1.01 in steps of {@code steps[0]} to {@code uppers[0]}, from there in
   * steps of {@code steps[1]} to {@code uppers[1]} and so on; see {@link #isLadder}.
   */
  public static PriceLadder of(int[] uppers, int[] steps) {
    int[] prices = new int[size(uppers, steps)];
    int index = 0;
    int price = LOWEST;
    for (int band = 0; band < uppers.length; band++) {
      for (; price < uppers[band]; price += steps[band]) {
        prices[index++] = price;
      }
    }
    prices[index] = price;
    return new PriceLadder(prices);
  }

  /**
   * Whether bands make a ladder: 1 to {@link #MAX_BANDS} of them, each above the one before, none
   * above {@link #HIGHEST}, each a whole number of its steps long.
   */
  public static boolean isLadder(int[] uppers, int[] steps) {
    int lower = LOWEST;
    for (int band = 0; band < uppers.length; band++) {
      int upper = uppers[band];
      boolean whole =
          upper > lower
              && upper <= HIGHEST
              && steps[band] > 0
              && (upper - lower) % steps[band] == 0;
      if (!whole) {
        return false;
      }
      lower = upper;
    }
    return uppers.length >= 1 && uppers.length <= MAX_BANDS;
  }

  /** The index of a price; OFF_LADDER when it is none of the legal ones. */
  public int index(int price) {
    return price < 0 || price >= indexes.length ? OFF_LADDER : indexes[price];
  }

  /** The index of the highest legal price that is not above a price of at least 1.01. */
  int indexAtOrBelow(int price) {
    int at = Math.min(price, indexes.length - 1);
    while (indexes[at] == OFF_LADDER) {
      at--;
    }
    return indexes[at];
  }

  /** The price of an index, 0 to {@link #size()} - 1. */
  public int price(int index) {
    return prices[index];
  }

  public int size() {
    return prices.length;
  }

  private static int size(int[] uppers, int[] steps) {
    int size = 1;
    int lower = LOWEST;
    for (int band = 0; band < uppers.length; band++) {
      size += (uppers[band] - lower) / steps[band];
      lower = uppers[band];
    }
    return size;
  }
}
