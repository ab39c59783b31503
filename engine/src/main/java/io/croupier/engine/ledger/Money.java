package io.croupier.engine.ledger;

/**
 * Exact integer arithmetic for money, with products of 128 bits and named rounding.
 *
 * <p>Any thread.
 */
public final class Money {
  /** The greatest amount of a command or a balance: exact in JSON. */
  public static final long MAX_AMOUNT = (1L << 53) - 1;

  private Money() {}

  /** Whether a command's amount is in 1 to 2^53 - 1. */
  public static boolean isAmount(long amount) {
    return amount >= 1 && amount <= MAX_AMOUNT;
  }

  /** ⌈numerator / denominator⌉ for a numerator of at least 0 and a denominator above 0. */
  public static long divideUp(long numerator, long denominator) {
    return numerator / denominator + (numerator % denominator == 0 ? 0 : 1);
  }

  /**
   * ⌊(a × b + c) / divisor⌋, exact for products of up to 128 bits.
   *
   * @param divisor above 0; the quotient must fit 63 bits
   */
  public static long floorMulDiv(long a, long b, long c, long divisor) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    long sum = low + c;
    high += (c >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    return floorDivide(high, sum, divisor);
  }

  /** (a × b + c) mod divisor, 0 to divisor - 1; goes with {@link #floorMulDiv}. */
  public static long floorMulMod(long a, long b, long c, long divisor) {
    return a * b + c - floorMulDiv(a, b, c, divisor) * divisor;
  }

  /** ⌊number of 128 bits / divisor⌋; the divisor is above 0, the quotient must fit 63 bits. */
  static long floorDivide(long high, long low, long divisor) {
    if (high == low >> 63) {
      return Math.floorDiv(low, divisor);
    }
    if (high >= 0) {
      return divideUnsigned(high, low, divisor, 0);
    }
    long negatedLow = -low;
    long negatedHigh = ~high + (low == 0 ? 1 : 0);
    return -divideUnsigned(negatedHigh, negatedLow, divisor, 1);
  }

  /** Long division bit by bit of a 128-bit number at least 0; rounds up when {@code up} is 1. */
  private static long divideUnsigned(long high, long low, long divisor, int up) {
    long remainder = 0;
    long quotient = 0;
    for (int bit = 127; bit >= 0; bit--) {
      // A shift counts modulo 64.
      long next = (bit >= 64 ? high : low) >>> bit & 1;
      remainder = remainder << 1 | next;
      quotient <<= 1;
      if (Long.compareUnsigned(remainder, divisor) >= 0) {
        remainder -= divisor;
        quotient |= 1;
      }
    }
    return up == 1 && remainder != 0 ? quotient + 1 : quotient;
  }
}
