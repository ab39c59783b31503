package io.croupier.testkit.model;

/** The legal prices, in hundredths. */
final class Ladder {
  private static final int[][] STEPS = {
    {101, 200, 1},
    {200, 300, 2},
    {300, 400, 5},
    {400, 600, 10},
    {600, 1_000, 20},
    {1_000, 2_000, 50},
    {2_000, 3_000, 100},
    {3_000, 5_000, 200},
    {5_000, 10_000, 500},
    {10_000, 100_000, 1_000},
    {100_000, 100_001, 1},
  };

  private Ladder() {}

  static boolean has(long price) {
    for (int[] step : STEPS) {
      if (price >= step[0] && price < step[1]) {
        return (price - step[0]) % step[2] == 0;
      }
    }
    return false;
  }
}
