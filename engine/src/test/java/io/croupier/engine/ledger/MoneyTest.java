package io.croupier.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void shouldMultiplyAndDivideExactlyAsBigIntegersDo() {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      long a = random.nextLong() >> random.nextInt(64);
      long b = random.nextLong() >> (16 + random.nextInt(47));
      long c = random.nextLong() >> random.nextInt(64);
      long divisor = (random.nextLong() >>> (1 + random.nextInt(62))) + 1;
      BigInteger numerator = big(a).multiply(big(b)).add(big(c));
      BigInteger floor = floorDivide(numerator, big(divisor));
      if (floor.bitLength() < 63) {
        assertEquals(floor.longValueExact(), Money.floorMulDiv(a, b, c, divisor));
        long rest = numerator.subtract(floor.multiply(big(divisor))).longValueExact();
        assertEquals(rest, Money.floorMulMod(a, b, c, divisor));
      }
    }
  }

  @Test
  void shouldRoundDownTowardsLessAlsoBelowZero() {
    assertEquals(-4, Money.floorMulDiv(-7, 1, 0, 2));
    assertEquals(3, Money.floorMulDiv(7, 1, 0, 2));
    assertEquals(1L << 62, Money.floorMulDiv(1L << 62, 1L << 40, 0, 1L << 40));
    assertEquals(-(1L << 62), Money.floorMulDiv(-(1L << 62), 1L << 40, 0, 1L << 40));
    assertEquals(1L << 62, Money.floorMulDiv(1L << 62, 2, 0, 2), "between 2^63 and 2^64");
  }

  @Test
  void shouldDivideUp() {
    assertEquals(0, Money.divideUp(0, 100));
    assertEquals(1, Money.divideUp(1, 100));
    assertEquals(1, Money.divideUp(100, 100));
    assertEquals(2, Money.divideUp(101, 100));
  }

  @Test
  void shouldTakeAmountsOfOneToTheGreatestThatJsonHoldsExactly() {
    assertFalse(Money.isAmount(0));
    assertTrue(Money.isAmount(1));
    assertTrue(Money.isAmount(9_007_199_254_740_991L));
    assertFalse(Money.isAmount(9_007_199_254_740_992L));
  }

  private static BigInteger floorDivide(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
