package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.protocol.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownMarketTest {
  @Test
  void shouldStakeWhatLosesTheRiskAtWorst() {
    assertEquals(1_000, market(MarketKind.RACE).stake(Side.BACK, 500, 1_000));
    assertEquals(250, market(MarketKind.RACE).stake(Side.LAY, 500, 1_000));
    assertEquals(500, market(MarketKind.EACH_WAY_RACE).stake(Side.BACK, 1_100, 1_000));
    // If the runner wins, 200 at 11 each way is lost 2,000 on the win and 400 on the place.
    assertEquals(200, market(MarketKind.EACH_WAY_RACE).stake(Side.LAY, 1_100, 2_400));
    assertEquals(1_000, market(MarketKind.GOALS_LINE).stake(Side.BACK, 250, 1_000));
    assertEquals(1_000, market(MarketKind.GOALS_LINE).stake(Side.LAY, 250, 1_000));
  }

  @Test
  void shouldStakeSomethingWhereTheRiskIsTooSmall() {
    assertEquals(1, market(MarketKind.RACE).stake(Side.LAY, 100_000, 100));
  }

  @Test
  void shouldKnowPricesOfTheLadderAndLines() {
    assertEquals(270, market(MarketKind.RACE).price(1, 1));
    assertEquals(296, market(MarketKind.ASIAN_HANDICAP).price(1, 1.1));
    assertEquals(250, market(MarketKind.GOALS_LINE).price(1, 1));
    assertEquals(50, market(MarketKind.GOALS_LINE).price(1, 0));
    assertEquals(950, market(MarketKind.GOALS_LINE).price(1, 9));
  }

  @Test
  void shouldTakeOrdersAtTheStartingPriceUntilItIsInPlay() {
    assertTrue(market(MarketKind.STARTING_PRICE_RACE).takesStartingPrice());
    assertFalse(market(MarketKind.RACE).takesStartingPrice());
    assertFalse(
        new KnownMarket(1, MarketKind.STARTING_PRICE_RACE, "GBP", List.of(2.0), List.of(), true)
            .takesStartingPrice());
  }

  @Test
  void shouldRiskWhatTheOtherSideDoesWhereThereIsAStartingPrice() {
    KnownMarket race =
        new KnownMarket(
            1, MarketKind.STARTING_PRICE_RACE, "GBP", List.of(5.0, 1.25), List.of(), false);

    assertEquals(250, race.risk(Side.BACK, 1, 1_000));
    assertEquals(1_000, race.risk(Side.LAY, 1, 1_000));
    assertEquals(1_000, race.risk(Side.BACK, 2, 1_000));
    assertEquals(250, race.risk(Side.LAY, 2, 1_000));
    assertEquals(1_000, market(MarketKind.RACE).risk(Side.BACK, 1, 1_000));
  }

  private static KnownMarket market(MarketKind kind) {
    return new KnownMarket(1, kind, "GBP", List.of(2.7), List.of(), false);
  }
}
