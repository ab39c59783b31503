package io.croupier.demo.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.croupier.demo.player.MarketKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindTableTest {
  private final Map<MarketKind, KindFigures> kinds = new EnumMap<>(MarketKind.class);

  KindTableTest() {
    Facts oneGateway =
        new Facts(
            Map.of(
                "settled", 2,
                "orders", 1_000,
                "matched", Map.of("GBP", 12_345),
                "startingPrices", 9,
                "withoutStartingPrice", 2,
                "startingPriceOrders", 300,
                "atStartingPrice", Map.of("GBP", 2_300),
                "acrossRunners", Map.of("GBP", 700)));
    Facts other =
        new Facts(Map.of("voided", 1, "orders", 234, "matched", Map.of("EUR", 100, "GBP", 55)));
    kinds.put(
        MarketKind.STARTING_PRICE_RACE, KindFigures.of(oneGateway).plus(KindFigures.of(other)));
    kinds.put(MarketKind.GOALS_LINE, KindFigures.of(other));
  }

  @Test
  void shouldHaveALineForEachKindAndOneForItsStartingPrices() {
    assertEquals(
        List.of(
            "                            settled  voided   orders     matched EUR     matched GBP",
            "races with starting price         2       1    1,234            1.00          124.00",
            "  SP of 9 of 11 runners                          300            0.00           23.00",
            "  across runners                                                0.00            7.00",
            "goals lines                       0       1      234            1.00            0.55",
            "all                               2       2    1,468            2.00          124.55"),
        KindTable.lines(kinds, List.of("EUR", "GBP")));
  }

  @Test
  void shouldHaveThreeLinesForFixedOddsWhereThereWereAny() {
    OddsSums one =
        OddsSums.of(
            new Facts(
                Map.of(
                    "bets", 1_200,
                    "settled", 1_100,
                    "cashOuts", 40,
                    "luckyBonuses", 7,
                    "staked", Map.of("GBP", 500_000),
                    "returned", Map.of("GBP", 410_050))));
    OddsSums other = OddsSums.of(new Facts(Map.of("bets", 3, "staked", Map.of("EUR", 50))));
    assertEquals(
        List.of(
            "fixed odds, staked            1,100            1,203            0.50        5,000.00",
            "  returned, 40 cash-outs                                        0.00        4,100.50",
            "  with a lucky bonus              7                 "),
        KindTable.lines(one.plus(other), List.of("EUR", "GBP")));
    assertEquals(List.of(), KindTable.lines(OddsSums.NOTHING, List.of("EUR", "GBP")));
    assertEquals(1_203L, one.plus(other).json().get("bets"));
  }

  @Test
  void shouldTellAProgramOfStartingPricesOnlyWhereThereAreAny() {
    assertEquals(300L, kinds.get(MarketKind.STARTING_PRICE_RACE).json().get("startingPriceOrders"));
    assertFalse(kinds.get(MarketKind.GOALS_LINE).json().containsKey("startingPrices"));
  }
}
