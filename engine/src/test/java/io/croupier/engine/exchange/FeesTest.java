package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeesTest {
  private static final int BACK = 0;
  private static final int LAY = 1;

  @Test
  void shouldTakeAShareOfWinningsFromWinnersAndOfWhatWasAtRiskFromLosers() {
    assertEquals(2_760, Fees.ifWon(BACK, 1_000, 376, 100));
    assertEquals(1_000, Fees.ifLost(BACK, 1_000, 376, 100));
    assertEquals(1_000, Fees.ifWon(LAY, 1_000, 376, 100));
    assertEquals(1_000, Fees.ifLost(LAY, 1_000, 376, 100));
  }

  @Test
  void shouldTakeTheLesserOfStakeAndLiabilityFromLosers() {
    assertEquals(500, Fees.ifLost(BACK, 1_000, 150, 100));
    assertEquals(500, Fees.ifWon(LAY, 1_000, 150, 100));
  }

  @Test
  void shouldRoundDownToHundredths() {
    assertEquals(0, Fees.ifWon(BACK, 1, 101, 9_999));
    assertEquals(1, Fees.ifWon(BACK, 1, 101, 10_000));
  }

  @Test
  void shouldNeverTakeMoreFromMatchesThanTheUnmatchedOrderHeld() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      int price = 101 + random.nextInt(1_000);
      int higher = price + random.nextInt(1_000);
      long first = 1L + random.nextInt(100_000);
      long second = 1L + random.nextInt(100_000);
      int most = random.nextInt(10_001);
      int rate = random.nextInt(most + 1);
      assertTrue(
          Fees.ifLost(BACK, first, higher, rate) + Fees.unmatchedIfLost(BACK, second, most)
              <= Fees.unmatchedIfLost(BACK, first + second, most));
      assertTrue(
          Fees.ifWon(LAY, first, price, rate) + Fees.unmatchedIfWon(LAY, second, higher, most)
              <= Fees.unmatchedIfWon(LAY, first + second, higher, most));
    }
  }

  @Test
  void shouldStayExactForTheLargestStakes() {
    long stake = 1L << 44;
    BigInteger winnings = BigInteger.valueOf(stake).multiply(BigInteger.valueOf(99_900));
    BigInteger fee =
        winnings.multiply(BigInteger.valueOf(9_999)).divide(BigInteger.valueOf(10_000));
    assertEquals(fee.longValueExact(), Fees.ifWon(BACK, stake, 100_000, 9_999));
  }
}
