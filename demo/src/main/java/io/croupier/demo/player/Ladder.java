package io.croupier.demo.player;

/** The CLASSIC prices, in hundredths. */
public final class Ladder {
  private static final int[] UPPER = {
    200, 300, 400, 600, 1_000, 2_000, 3_000, 5_000, 10_000, 100_000
  };
  private static final int[] STEP = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000};
  private static final int LOWEST = 101;

  private Ladder() {}

  /** The legal price at or below a price; the lowest or highest one beyond the ends. */
  static int atOrBelow(double price) {
    return floor((int) Math.max(LOWEST, Math.min(UPPER[UPPER.length - 1], price * 100)));
  }

  /** The legal price at or below one that lies between the lowest and the highest. */
  public static int floor(int hundredths) {
    int band = 0;
    while (hundredths > UPPER[band]) {
      band++;
    }
    return hundredths - hundredths % STEP[band];
  }
}
