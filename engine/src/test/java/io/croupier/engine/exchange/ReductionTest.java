package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class ReductionTest {
  @Test
  void shouldCutTheWholePriceInAWinMarket() {
    assertEquals(721, Reduction.price(860, 1, 16_200));
    assertEquals(750, Reduction.price(1_000, 1, 25_000));
    assertEquals(413, Reduction.price(750, 1, 45_000));
  }

  @Test
  void shouldCutTheProfitInAPlaceMarket() {
    assertEquals(625, Reduction.price(800, 3, 25_000));
  }

  @Test
  void shouldNeverFallBelowTheLowestPrice() {
    assertEquals(101, Reduction.price(150, 1, 50_000));
    assertEquals(101, Reduction.price(100_000, 1, Reduction.WHOLE));
    assertEquals(101, Reduction.price(100_000, 2, Reduction.WHOLE));
    assertEquals(101, Reduction.price(101, 1, 0));
  }

  @Test
  void shouldCutWhatOrdersAtTheStartingPriceWinAndRisk() {
    assertEquals(10_000, Reduction.liability(20_000, 1, 50_000, 0));
    assertEquals(7_500, Reduction.liability(20_000, 1, 50_000, 20_000));
    assertEquals(10_000, Reduction.liability(20_000, 3, 50_000, 20_000));
    assertEquals(0, Reduction.liability(20_000, 1, 50_000, 50_000));
    assertEquals(0, Reduction.liability(20_000, 1, 1, Reduction.WHOLE));
    assertEquals(0, Reduction.liability(20_000, 1, 0, Reduction.WHOLE));
    assertEquals(0, Reduction.liability(20_000, 3, Reduction.WHOLE, 0));
    assertEquals(2_000, Reduction.winnings(1_000, 5_000, 1, 50_000));
    assertEquals(2_500, Reduction.winnings(1_000, 5_000, 3, 50_000));
    assertEquals(0, Reduction.winnings(1_000, 500, 1, 50_000));
  }

  @Test
  void shouldRoundThePriceOfATakenLayUp() {
    assertEquals(721, Reduction.price(860, 1, 16_200));
    assertEquals(721, Reduction.priceUp(860, 1, 16_200));
    assertEquals(720, Reduction.price(859, 1, 16_200));
    assertEquals(720, Reduction.priceUp(859, 1, 16_200));
    assertEquals(751, Reduction.priceUp(1_001, 1, 25_000));
    assertEquals(751, Reduction.price(1_001, 1, 25_000));
    assertEquals(753, Reduction.priceUp(1_003, 1, 25_000));
    assertEquals(752, Reduction.price(1_003, 1, 25_000));
    assertEquals(101, Reduction.priceUp(150, 1, 50_000));
    assertEquals(625, Reduction.priceUp(800, 3, 25_000));
    assertEquals(626, Reduction.priceUp(801, 3, 25_000));
  }

  @Test
  void shouldCutFromItsThresholdOn() {
    assertFalse(Reduction.cuts(1, 2_499));
    assertTrue(Reduction.cuts(1, 2_500));
    assertFalse(Reduction.cuts(3, 0));
    assertTrue(Reduction.cuts(3, 1));
    assertFalse(Reduction.cuts(0, 50_000));
  }

  @Test
  void shouldLapseLaysFromTheirThresholdOn() {
    assertFalse(Reduction.lapsesLays(1, 2_499));
    assertTrue(Reduction.lapsesLays(1, 2_500));
    assertFalse(Reduction.lapsesLays(2, 3_999));
    assertTrue(Reduction.lapsesLays(2, 4_000));
    assertFalse(Reduction.lapsesLays(0, 50_000));
  }

  @Test
  void shouldRoundHalfUpLikeDecimalFractions() {
    for (int factor = 0; factor <= Reduction.WHOLE; factor += 997) {
      for (int price = 101; price <= 100_000; price += 101) {
        BigDecimal rest = BigDecimal.ONE.subtract(BigDecimal.valueOf(factor, 5));
        BigDecimal odds = BigDecimal.valueOf(price, 2);
        BigDecimal win = odds.multiply(rest);
        BigDecimal place = odds.subtract(BigDecimal.ONE).multiply(rest).add(BigDecimal.ONE);
        assertEquals(hundredths(win), Reduction.price(price, 1, factor));
        assertEquals(hundredths(place), Reduction.price(price, 4, factor));
      }
    }
  }

  private static int hundredths(BigDecimal price) {
    return Math.max(101, price.setScale(2, RoundingMode.HALF_UP).unscaledValue().intValueExact());
  }
}
