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
    KnownMarket derby = new KnownMarket(DERBY, "GBP", List.of(0.25, 0.75));
    markets.onShared(asTold(derby.news()));

    assertEquals(List.of(derby), markets.of("GBP"));
    assertEquals(List.of(), markets.of("EUR"));
  }

  @Test
  void shouldKnowOnlyTheLatestChances() throws Exception {
    markets.put(new KnownMarket(DERBY, "GBP", List.of(0.25, 0.75)));
    KnownMarket inPlay = new KnownMarket(DERBY, "GBP", List.of(0.5, 0.5));
    markets.onShared(asTold(inPlay.news()));

    assertEquals(List.of(inPlay), markets.of("GBP"));
  }

  @Test
  void shouldForgetAMarketThatIsOver() throws Exception {
    markets.put(new KnownMarket(DERBY, "GBP", List.of(0.25, 0.75)));
    markets.onShared(asTold(KnownMarket.farewell(DERBY)));

    assertEquals(List.of(), markets.of("GBP"));
  }

  private static Map<String, Object> asTold(Map<String, Object> news) throws Exception {
    return Board.parse(Board.line(news));
  }
}
