package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;

/**
 * What the house takes from a bet in a market with fees for makers and takers, in hundredths of a
 * minor unit, rounded down: from the winner a share of the winnings, from the loser of stake or
 * liability, whichever is less. Rules: docs/rules.md, Fees.
 */
final class Fees {
  private static final int BASIS = 10_000;
  private static final int LAY = 1;

  private Fees() {}

  /** The fee of a matched bet if its runner wins. */
  static long ifWon(int side, long stake, int price, int rate) {
    long winnings = stake * (price - Exposure.SCALE);
    return of(side == LAY ? Math.min(winnings, stake * Exposure.SCALE) : winnings, rate);
  }

  /** The fee of a matched bet if its runner does not win. */
  static long ifLost(int side, long stake, int price, int rate) {
    long atRisk = stake * Exposure.SCALE;
    return of(side == LAY ? atRisk : Math.min(stake * (price - Exposure.SCALE), atRisk), rate);
  }

  /** The most that the matches of an unmatched lay can cost beside its liability. */
  static long unmatchedIfWon(int side, long stake, int price, int rate) {
    return side == LAY ? ifWon(side, stake, price, rate) : 0;
  }

  /** The most that the matches of an unmatched back can cost beside its stake, at any price. */
  static long unmatchedIfLost(int side, long stake, int rate) {
    return side == LAY ? 0 : of(stake * Exposure.SCALE, rate);
  }

  private static long of(long amount, int rate) {
    return rate == 0 ? 0 : Money.floorMulDiv(amount, rate, 0, BASIS);
  }
}
