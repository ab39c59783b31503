package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfitSumTest {
  private static final int BACK = 0;
  private static final int LAY = 1;
  private final ProfitSum sum = new ProfitSum();

  @BeforeEach
  void begin() {
    sum.begin();
  }

  /** Stake in minor units, price in hundredths, share of the win, profit in minor units. */
  @ParameterizedTest(name = "back {0} @{1}, {2} of {3}: {4}")
  @CsvSource({
    "30000, 400, 1, 3, 10000",
    "1000, 1100, 1, 2, 4500",
    "6000, 600, 1, 3, 6000",
    "6000, 600, 3, 3, 30000",
    "6000, 600, 0, 3, -6000",
    "100, 101, 1, 1, 1",
    "17592186044416, 100000, 256, 256, 17574593858371584"
  })
  void shouldPayABackItsShareAndALayTheOpposite(
      long stake, int price, int share, int of, long profit) {
    assertEquals(profit, sum.add(BACK, stake, stake * price, share, 0, 1, of));
    assertEquals(-profit, sum.add(LAY, stake, stake * price, share, 0, 1, of));
    assertEquals(0, sum.net());
    assertEquals(0, sum.rounding(of));
  }

  @Test
  void shouldRoundTheNetOfThreeSmallLaysDownOnce() {
    assertEquals(-13, sum.add(LAY, 33, 33 * 137, 1, 0, 1, 1));
    assertEquals(-12, sum.add(LAY, 33, 33 * 137, 1, 0, 1, 1));
    assertEquals(-12, sum.add(LAY, 33, 33 * 137, 1, 0, 1, 1));
    assertEquals(-37, sum.net());
    assertEquals(370_000, sum.rounding(1));
  }

  @Test
  void shouldRoundTheBackersOfThoseLaysDownEach() {
    assertEquals(12, sum.add(BACK, 33, 33 * 137, 1, 0, 1, 1));
    assertEquals(210_000, sum.rounding(1));
  }

  /** The worked example: 2 at 10, a fifth of the odds for a place. */
  @ParameterizedTest(name = "parts {0} and {1} of 5: {2}")
  @CsvSource({"6, 4, 2160", "1, 4, 160", "0, 0, -400"})
  void shouldBetTheStakeOfAnEachWayOrderTwice(int share, int ofStake, long profit) {
    assertEquals(profit, sum.add(BACK, 200, 200_000, share, ofStake, 2, 5));
    assertEquals(-profit, sum.add(LAY, 200, 200_000, share, ofStake, 2, 5));
  }

  @Test
  void shouldCarryTheFractionOfBothPartsOfAnEachWayOrderOn() {
    assertEquals(-3, sum.add(BACK, 2, 2 * 110, 1, 2, 2, 3 * 2));
    assertEquals(-3, sum.add(BACK, 2, 2 * 110, 1, 2, 2, 3 * 2));
    assertEquals(-6, sum.net());
    assertEquals(66_666, sum.rounding(3 * 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldEqualExactFractionsRoundedDownOnce(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int denominator = 1 + random.nextInt(256);
      BigInteger divisor = BigInteger.valueOf(100L * denominator);
      BigInteger exact = BigInteger.ZERO;
      long profits = 0;
      sum.begin();
      for (int order = 0; order < 10; order++) {
        int side = random.nextInt(2);
        long stake = 1 + (random.nextLong() >>> 1) % (1L << random.nextInt(1, 41));
        int price = 101 + random.nextInt(99_900);
        int share = random.nextInt(denominator + 1);
        BigInteger result =
            BigInteger.valueOf(stake * price)
                .multiply(BigInteger.valueOf(share))
                .subtract(BigInteger.valueOf(stake).multiply(divisor));
        exact = side == BACK ? exact.add(result) : exact.subtract(result);
        profits += sum.add(side, stake, stake * price, share, 0, 1, denominator);
      }
      BigInteger[] whole = floor(exact, divisor);
      assertEquals(whole[0].longValueExact(), sum.net(), "net of round " + round);
      assertEquals(sum.net(), profits, "profits of round " + round);
      long millionths =
          whole[1].multiply(BigInteger.valueOf(1_000_000)).divide(divisor).longValueExact();
      assertEquals(millionths, sum.rounding(denominator), "rounding of round " + round);
    }
  }

  private static BigInteger[] floor(BigInteger value, BigInteger divisor) {
    BigInteger rest = value.mod(divisor);
    return new BigInteger[] {value.subtract(rest).divide(divisor), rest};
  }
}
