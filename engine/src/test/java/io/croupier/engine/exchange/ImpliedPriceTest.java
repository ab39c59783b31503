package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImpliedPriceTest {
  private static final int CASES = 20_000;
  private static final long SEED = 31L;
  private static final int BACK = 0;
  private static final int LAY = 1;
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private final ImpliedPrice implied = new ImpliedPrice();

  @Test
  void shouldRoundDownToBackAndUpToLay() {
    assertEquals(210, price(BACK, 190));
    assertEquals(212, price(LAY, 190));
  }

  @Test
  void shouldTakeAPriceOfTheLadderAsItIs() {
    assertEquals(200, price(BACK, 200));
    assertEquals(200, price(LAY, 200));
    assertEquals(300, price(BACK, 300, 300));
    assertEquals(300, price(LAY, 300, 300));
  }

  @Test
  void shouldHaveNoneWhereTheOthersTakeAll() {
    assertEquals(0, price(BACK, 200, 200));
    assertEquals(0, price(LAY, 101, 10_000));
  }

  @Test
  void shouldEndWithTheLadder() {
    assertEquals(100_000, price(BACK, 200, 201, 40_300));
    assertEquals(0, price(LAY, 200, 201, 40_300));
    assertEquals(0, price(BACK, 100_000));
    assertEquals(101, price(LAY, 100_000));
  }

  /** Every price of the ladder is tried, in fractions without end. */
  @Test
  void shouldBeWhatASlowSearchFinds() {
    Random random = new Random(SEED);
    int found = 0;
    for (int i = 0; i < CASES; i++) {
      int[] prices = new int[1 + random.nextInt(ImpliedPrice.MOST_RUNNERS - 1)];
      for (int j = 0; j < prices.length; j++) {
        int most = random.nextInt(3) == 0 ? 100_000 : 100 * (prices.length + 2);
        prices[j] = 101 + random.nextInt(most - 100);
        prices[j] = PriceLadder.CLASSIC.price(PriceLadder.CLASSIC.indexAtOrBelow(prices[j]));
      }
      int side = random.nextInt(2);
      int expected = search(side, prices);
      assertEquals(expected, price(side, prices), () -> side + " " + Arrays.toString(prices));
      found += expected == 0 ? 0 : 1;
    }
    assertTrue(found > CASES / 4, "too few cases with a price: " + found);
  }

  private static int search(int side, int... prices) {
    BigInteger all = BigInteger.ONE;
    for (int price : prices) {
      all = all.multiply(BigInteger.valueOf(price));
    }
    BigInteger left = all;
    for (int price : prices) {
      left = left.subtract(all.multiply(HUNDRED).divide(BigInteger.valueOf(price)));
    }
    int best = 0;
    for (int i = 0; i < PriceLadder.CLASSIC.size(); i++) {
      int price = PriceLadder.CLASSIC.price(i);
      int order = BigInteger.valueOf(price).multiply(left).compareTo(all.multiply(HUNDRED));
      if (left.signum() > 0 && side == BACK && order <= 0) {
        best = price;
      } else if (left.signum() > 0 && side == LAY && order >= 0 && best == 0) {
        best = price;
      }
    }
    return best;
  }

  private int price(int side, int... prices) {
    implied.begin();
    for (int price : prices) {
      implied.add(price);
    }
    int index = implied.index(PriceLadder.CLASSIC, side);
    return index == PriceLadder.OFF_LADDER ? 0 : PriceLadder.CLASSIC.price(index);
  }
}
