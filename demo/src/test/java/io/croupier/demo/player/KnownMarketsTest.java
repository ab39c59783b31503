package io.croupier.demo.player;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.demo.edge.Board;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownMarketsTest {
  private static final long DERBY = 1L << 40;

  private final KnownMarkets markets = new KnownMarkets();

  @Test
  void shouldKnowAMarketThatTheOtherGatewayHasTold() throws Exception {
    KnownMarket derby = derby(false, 4.0, 1.25);
    markets.onShared(asTold(derby.news()));

    assertEquals(List.of(derby), markets.of("GBP"));
    assertEquals(List.of(), markets.of("EUR"));
  }

  @Test
  void shouldKnowOnlyTheLatestPrices() throws Exception {
    markets.put(derby(false, 4.0, 1.25));
    KnownMarket inPlay = derby(true, 2.0, 2.0);
    markets.onShared(asTold(inPlay.news()));

    assertEquals(List.of(inPlay), markets.of("GBP"));
  }

  @Test
  void shouldNotBetInAMarketThatIsOverButKnowWhatItWas() throws Exception {
    KnownMarket derby = derby(true, 4.0, 1.25);
    markets.put(derby);
    markets.onShared(asTold(KnownMarket.farewell(DERBY)));

    assertEquals(List.of(), markets.of("GBP"));
    assertEquals(derby, markets.get(DERBY));
    assertEquals("Comet", markets.runner(DERBY, 2));
    assertEquals("races", markets.kind(DERBY));
    assertEquals("2", markets.runner(DERBY + 1, 2), "of a market of which nothing is known");
    assertEquals("", markets.kind(DERBY + 1));
  }

  private static KnownMarket derby(boolean inPlay, Double... fair) {
    return new KnownMarket(
        DERBY, MarketKind.RACE, "GBP", List.of(fair), List.of("Arrow", "Comet"), inPlay);
  }

  private static Map<String, Object> asTold(Map<String, Object> news) throws Exception {
    return Board.parse(Board.line(news));
  }
}
