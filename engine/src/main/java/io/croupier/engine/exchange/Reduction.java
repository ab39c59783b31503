package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;

/**
 * What the removal of a runner does to the prices of the others. A reduction factor is the share of
 * the market that the runner had, in 1e-5. Rules: docs/rules.md, Removal.
 */
final class Reduction {
  /** A factor of one whole. */
  static final int WHOLE = 100_000;

  private static final int ONE = 100;
  private static final int LOWEST = 101;

  /** From here on prices of a market with one winner are cut, and its lays lapse. */
  private static final int LEAST_OF_WIN = 2_500;

  /** From here on lays of a market with several winners lapse. */
  private static final int LEAST_OF_PLACE = 4_000;

  private Reduction() {}

  /** Whether prices are cut: not where any number of runners may win, for those do not compete. */
  static boolean cuts(int winners, int factor) {
    return winners == 1 ? factor >= LEAST_OF_WIN : winners != 0 && factor > 0;
  }

  /** Whether unmatched lays lapse that are not kept. */
  static boolean lapsesLays(int winners, int factor) {
    return winners == 1 ? factor >= LEAST_OF_WIN : winners != 0 && factor >= LEAST_OF_PLACE;
  }

  /** A price that is cut, in hundredths, rounded up; never below 1.01. */
  static int priceUp(int price, int winners, int factor) {
    int fixed = winners == 1 ? 0 : ONE;
    long cut = (long) (price - fixed) * (WHOLE - factor);
    return Math.max(LOWEST, fixed + (int) Money.divideUp(cut, WHOLE));
  }

  /** What is left of the winnings of a back at the starting price. */
  static long winnings(long stake, long winnings, int winners, int factor) {
    if (winners == 1) {
      return Math.max(0, Money.floorMulDiv(stake + winnings, WHOLE - factor, 0, WHOLE) - stake);
    }
    return Money.floorMulDiv(winnings, WHOLE - factor, 0, WHOLE);
  }

  /**
   * What is left of the liability of a lay at the starting price, on a runner with a factor of its
   * own: with one winner the removed one had its share of what the others have with this one out.
   */
  static long liability(long liability, int winners, int factor, int own) {
    int whole = winners == 1 ? WHOLE - own : WHOLE;
    return factor >= whole ? 0 : Money.floorMulDiv(liability, whole - factor, 0, whole);
  }

  /** A price that is cut, in hundredths, rounded half up; never below 1.01. */
  static int price(int price, int winners, int factor) {
    int fixed = winners == 1 ? 0 : ONE;
    long cut = (long) (price - fixed) * (WHOLE - factor);
    long rounded = (2 * cut + WHOLE) / (2L * WHOLE);
    return Math.max(LOWEST, fixed + (int) rounded);
  }
}
