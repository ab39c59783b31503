package io.croupier.engine.ledger;

/**
 * A sum of products of 63 bits, exact in 128 bits, at least 0 whenever it is divided.
 *
 * <p>One thread.
 */
public final class WideSum {
  private long high;
  private long low;

  /** Begins again with 0. */
  public void clear() {
    high = 0;
    low = 0;
  }

  /** Adds {@code a} × {@code b}. */
  public void add(long a, long b) {
    long productLow = a * b;
    low += productLow;
    high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(low, productLow) < 0 ? 1 : 0);
  }

  /** Takes {@code a} × {@code b} off. */
  public void subtract(long a, long b) {
    add(-a, b);
  }

  public boolean isNegative() {
    return high < 0;
  }

  public boolean isZero() {
    return (high | low) == 0;
  }

  /**
   * ⌊sum / divisor⌋ of a sum of at least 0.
   *
   * @param divisor above 0; the quotient must fit 63 bits
   */
  public long divide(long divisor) {
    return Money.floorDivide(high, low, divisor);
  }
}
