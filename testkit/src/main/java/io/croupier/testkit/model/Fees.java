package io.croupier.testkit.model;

import java.math.BigInteger;

/** Shares in basis points, in hundredths of a minor unit, rounded down. */
final class Fees {
  private static final BigInteger ALL = BigInteger.valueOf(10_000);
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private Fees() {}

  static BigInteger of(BigInteger amount, long rate) {
    return amount.multiply(BigInteger.valueOf(rate)).divide(ALL);
  }

  /** What unmatched stake can cost beside its own loss. */
  static BigInteger ofUnmatched(Market market, boolean back, long price, BigInteger stake) {
    BigInteger stakes = stake.multiply(HUNDRED);
    BigInteger winnings = stake.multiply(BigInteger.valueOf(price - 100));
    long higher = Math.max(market.makerBp, market.takerBp);
    return of(back ? stakes : stakes.min(winnings), higher);
  }
}
