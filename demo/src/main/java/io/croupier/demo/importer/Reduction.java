package io.croupier.demo.importer;

import io.croupier.demo.player.Ladder;

/**
 * What the removal of a runner does to the resting lays of the others.
 *
 * @param factor in 1e-5.
 * @param winners places of the market as it was created.
 */
record Reduction(int factor, int winners) {
  private static final int WHOLE = 100_000;
  private static final int LEAST_OF_WIN = 2_500;
  private static final int LEAST_LAPSING_OF_PLACE = 4_000;
  private static final int EVENS = 100;
  private static final int LOWEST = 101;

  /** Whether those of persistence LAPSE lapse. */
  boolean lapses() {
    return winners == 1 && factor >= LEAST_OF_WIN
        || winners > 1 && factor >= LEAST_LAPSING_OF_PLACE;
  }

  /** Whether prices are cut: of matches, and of those of persistence KEEP. */
  boolean cuts() {
    return winners == 1 && factor >= LEAST_OF_WIN || winners > 1 && factor > 0;
  }

  /** The cut price of a match, in hundredths. */
  int price(int before) {
    int fixed = winners == 1 ? 0 : EVENS;
    long cut = ((long) (before - fixed) * (WHOLE - factor) + WHOLE / 2) / WHOLE;
    return Math.max(LOWEST, fixed + (int) cut);
  }

  /** The cut price of a resting lay: on the ladder. */
  int legalPrice(int before) {
    return Ladder.floor(price(before));
  }
}
