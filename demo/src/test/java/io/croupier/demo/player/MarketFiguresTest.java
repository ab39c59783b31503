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
      figures.onMatched(matched(FINAL, side, 500), false);
    }
    assertEquals(Map.of("EUR", 500L), of(MarketKind.GOALS_LINE).get("matched"));
  }

  /** The house lays what one player backs: one match. It backs what another lays: one more. */
  @Test
  void shouldCountWhatTheHouseWasMatchedWith() {
    figures.onMatched(matched(DERBY, "BACK", 200), false);
    figures.onMatched(matched(DERBY, "LAY", 200), true);
    figures.onMatched(matched(DERBY, "LAY", 30), false);
    figures.onMatched(matched(DERBY, "BACK", 30), true);

    Map<?, ?> race = of(MarketKind.STARTING_PRICE_RACE);
    assertEquals(Map.of("GBP", 230L), race.get("matched"));
    assertEquals(Map.of("GBP", 230L), race.get("acrossRunners"));
  }

  @Test
  void shouldNotCountMatchesInMarketsThatAnEarlierProcessHasLeftBehind() {
    figures.onMatched(matched(99, "BACK", 500), false);
    assertEquals(Map.of(), figures.report());
  }

  private static Outcome matched(long market, String side, long stake) {
    return Told.of("Matched", Map.of("marketId", market, "stake", stake, "side", side));
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
