package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.demo.edge.Outcome;
import io.croupier.demo.edge.Told;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketFiguresTest {
  private static final long DERBY = 1;
  private static final long FINAL = 2;

  private final KnownMarkets markets = new KnownMarkets();
  private final MarketFigures figures = new MarketFigures(markets);

  MarketFiguresTest() {
    markets.put(market(DERBY, MarketKind.STARTING_PRICE_RACE, "GBP"));
    markets.put(market(FINAL, MarketKind.GOALS_LINE, "EUR"));
  }

  @Test
  void shouldCountOrdersByTheKindOfTheirMarket() {
    figures.onOrder(markets.get(DERBY), false);
    figures.onOrder(markets.get(DERBY), true);
    figures.onOrder(markets.get(FINAL), false);

    assertEquals(2L, of(MarketKind.STARTING_PRICE_RACE).get("orders"));
    assertEquals(1L, of(MarketKind.STARTING_PRICE_RACE).get("startingPriceOrders"));
    assertEquals(1L, of(MarketKind.GOALS_LINE).get("orders"));
  }

  @Test
  void shouldCountEachMatchOnce() {
    for (String side : List.of("BACK", "LAY")) {
      figures.onMatched(Told.of("Matched", Map.of("marketId", FINAL, "stake", 500, "side", side)));
    }
    assertEquals(Map.of("EUR", 500L), of(MarketKind.GOALS_LINE).get("matched"));
  }

  @Test
  void shouldCountWhatWasMatchedByTheStartingPriceWithWhatWasTakenFromTheBook() {
    // 400 of SP backs, and 100 of resting backs: the SP lays share both.
    figures.onReconciled(reconciled(5_000_000_000L, 400, 500));
    // 300 of SP backs take 200 of resting lays.
    figures.onReconciled(reconciled(3_000_000_000L, 300, 100));
    figures.onReconciled(reconciled(0, 0, 0));

    Map<?, ?> race = of(MarketKind.STARTING_PRICE_RACE);
    assertEquals(2L, race.get("startingPrices"));
    assertEquals(1L, race.get("withoutStartingPrice"));
    assertEquals(Map.of("GBP", 800L), race.get("atStartingPrice"));
  }

  @Test
  void shouldCountMarketsThatHaveEndedOverOrNot() {
    markets.remove(FINAL);
    figures.onEnded(ended(FINAL, "SETTLED"));
    figures.onEnded(ended(DERBY, "VOIDED"));

    assertEquals(1L, of(MarketKind.GOALS_LINE).get("settled"));
    assertEquals(1L, of(MarketKind.STARTING_PRICE_RACE).get("voided"));
  }

  private Map<?, ?> of(MarketKind kind) {
    return (Map<?, ?>) figures.report().get(kind.name());
  }

  private static KnownMarket market(long id, MarketKind kind, String currency) {
    return new KnownMarket(id, kind, currency, List.of(2.0), List.of(), false);
  }

  private static Outcome reconciled(long price, long backs, long lays) {
    return Told.of(
        "StartingPriceReconciled",
        Map.of("marketId", DERBY, "startingPrice", price, "backStake", backs, "layStake", lays));
  }

  private static Outcome ended(long market, String status) {
    return Told.of("MarketChanged", Map.of("marketId", market, "status", status));
  }
}
