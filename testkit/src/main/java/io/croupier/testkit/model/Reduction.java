package io.croupier.testkit.model;

import java.math.BigInteger;

/**
 * What a removed runner does to the prices of the others.
 *
 * @param winners of the market as it was created
 * @param factor in hundred-thousandths of the market
 */
record Reduction(int winners, long factor) {
  private static final BigInteger WHOLE = BigInteger.valueOf(100_000);
  private static final BigInteger HALF = BigInteger.valueOf(50_000);

  /** Lays of the other runners that are not to be kept lapse. */
  boolean endsLays() {
    return winners == 1 && factor >= 2_500 || winners >= 2 && factor >= 4_000;
  }

  boolean cutsPrices() {
    return winners == 1 && factor >= 2_500 || winners >= 2 && factor > 0;
  }

  /** What is left of the liability of a lay at the starting price, on a runner of this factor. */
  BigInteger liability(BigInteger before, long own) {
    BigInteger whole = winners == 1 ? WHOLE.subtract(Money.of(own)) : WHOLE;
    BigInteger left = whole.subtract(Money.of(factor));
    return left.signum() <= 0 ? BigInteger.ZERO : before.multiply(left).divide(whole);
  }

  /** What is left of what a back at the starting price wins. */
  BigInteger winnings(BigInteger stake, BigInteger winnings) {
    BigInteger of = winners == 1 ? stake.add(winnings) : winnings;
    BigInteger left = of.multiply(WHOLE.subtract(Money.of(factor))).divide(WHOLE);
    return winners == 1 ? left.subtract(stake).max(BigInteger.ZERO) : left;
  }

  /** A price in hundredths after the cut, rounded up, at least 1.01. */
  long cutUp(long price) {
    long whole = winners == 1 ? price : price - 100;
    BigInteger left = Money.of(whole).multiply(WHOLE.subtract(Money.of(factor)));
    return Math.max(101, price - whole + Money.ceiling(left, WHOLE).longValueExact());
  }

  /** A price in hundredths after the cut, rounded half up, at least 1.01. */
  long cut(long price) {
    long whole = winners == 1 ? price : price - 100;
    BigInteger left = Money.of(whole).multiply(WHOLE.subtract(Money.of(factor)));
    long rounded = left.add(HALF).divide(WHOLE).longValueExact();
    return Math.max(101, price - whole + rounded);
  }
}
