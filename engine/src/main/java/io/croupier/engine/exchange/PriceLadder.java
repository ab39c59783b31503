package io.croupier.engine.exchange;

import java.util.Arrays;

/**
 * The legal prices of a market and their positions on the ladder, the price indexes from 0 on.
 * Prices are decimal odds in hundredths; both look-ups are one array access.
 *
 * <p>Immutable; any thread.
 */
public final class PriceLadder {
  /** No index: the price is not on the ladder. */
  public static final int OFF_LADDER = -1;

  /** 350 prices from 1.01 to 1000: bands of (first price, step), the last price ends the ladder. */
  public static final PriceLadder CLASSIC =
      new PriceLadder(
          new int[][] {
            {101, 1},
            {200, 2},
            {300, 5},
            {400, 10},
            {600, 20},
            {1_000, 50},
            {2_000, 100},
            {3_000, 200},
            {5_000, 500},
            {10_000, 1_000}
          },
          100_000);

  private final int[] prices;
  private final short[] indexes;

  private PriceLadder(int[][] bands, int last) {
    prices = new int[size(bands, last)];
    indexes = new short[last + 1];
    Arrays.fill(indexes, (short) OFF_LADDER);
    int index = 0;
    for (int band = 0; band < bands.length; band++) {
      for (int price = bands[band][0]; price < end(bands, band, last); price += bands[band][1]) {
        prices[index] = price;
        indexes[price] = (short) index++;
      }
    }
  }

  /** The index of a price; OFF_LADDER when it is none of the legal ones. */
  public int index(int price) {
    return price < 0 || price >= indexes.length ? OFF_LADDER : indexes[price];
  }

  /** The price of an index, 0 to {@link #size()} - 1. */
  public int price(int index) {
    return prices[index];
  }

  public int size() {
    return prices.length;
  }

  private static int size(int[][] bands, int last) {
    int size = 0;
    for (int band = 0; band < bands.length; band++) {
      size += (end(bands, band, last) - bands[band][0] + bands[band][1] - 1) / bands[band][1];
    }
    return size;
  }

  private static int end(int[][] bands, int band, int last) {
    return band + 1 < bands.length ? bands[band + 1][0] : last + 1;
  }
}
