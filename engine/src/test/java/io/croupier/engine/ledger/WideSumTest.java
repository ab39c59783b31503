package io.croupier.engine.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideSumTest {
  private final WideSum sum = new WideSum();

  @Test
  void shouldAddTakeOffAndDivideExactlyAsBigIntegersDo() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      sum.clear();
      BigInteger expected = BigInteger.ZERO;
      for (int j = random.nextInt(5); j >= 0; j--) {
        long a = random.nextLong() >> (2 + random.nextInt(61));
        long b = random.nextLong() >>> (3 + random.nextInt(60));
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        if (random.nextBoolean()) {
          sum.add(a, b);
          expected = expected.add(product);
        } else {
          sum.subtract(a, b);
          expected = expected.subtract(product);
        }
        check(expected, (random.nextLong() >>> (1 + random.nextInt(62))) + 1);
      }
    }
  }

  private void check(BigInteger expected, long divisor) {
    assertEquals(expected.signum() < 0, sum.isNegative());
    assertEquals(expected.signum() == 0, sum.isZero());
    BigInteger quotient = expected.divide(BigInteger.valueOf(divisor));
    if (expected.signum() >= 0 && quotient.bitLength() < 63) {
      assertEquals(quotient.longValueExact(), sum.divide(divisor));
    }
  }

  @Test
  void shouldCarryFromTheLowerHalfToTheHigherOne() {
    sum.add(1L << 62, 4);
    assertEquals(1L << 54, sum.divide(1L << 10), "2^64 / 2^10");
    sum.subtract(1L << 62, 4);
    assertTrue(sum.isZero());
  }
}
