package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketDataTest {
  private final Exchanges exchange = Exchanges.open(4);

  @Test
  void shouldBeNoOnesOutcomeButCountedInTheNodesStream() {
    long before = exchange.engine.engine().gatewaySequence(0);
    exchange.place(1, "BACK", 1, 1_000, 300);
    Map<String, Object> delta = exchange.engine.marketData().get(0);
    assertEquals(0L, delta.get("gatewayId"));
    assertEquals(before + 1, delta.get("gatewaySequence"));
    assertEquals(1L, delta.get("index"));
    assertEquals(false, delta.get("answer"));
    assertEquals(before + 1, exchange.engine.engine().gatewaySequence(0));
  }

  @Test
  void shouldTellALevelOnceWithItsFinalSizeHoweverOftenItChanges() {
    exchange.place(1, "LAY", 1, 100, 300);
    exchange.place(2, "LAY", 1, 200, 300);
    exchange.place(3, "LAY", 1, 300, 290);
    exchange.place(4, "BACK", 1, 350, 290);
    assertEquals(List.of("runner 1 350@290", "LAY 300: 0", "LAY 290: 250"), rows());
  }

  @Test
  void shouldSayNothingOfALevelThatIsAsItWas() {
    exchange.place(1, "BACK", 1, 100, 300);
    exchange.place(2, "BACK", 1, 100, 310);
    exchange.send(2, "ReplaceOrder", "orderId", exchange.order(2), "price", 300);
    assertEquals(List.of("BACK 310: 0", "BACK 300: 200"), rows());
    exchange.send(2, "CancelOrder", "orderId", exchange.order(2));
    assertEquals(List.of(), rows());
  }

  @Test
  void shouldTellALevelOnceWhereOneLayComesAndAnotherGoes() {
    keptLay(1, 100, 400);
    keptLay(2, 200, 300);
    exchange.send(
        "RemoveRunner", "marketId", exchange.market, "runner", 3, "reductionFactor", 25_000);
    assertEquals(List.of("LAY 400: 0", "LAY 300: 100", "LAY 224: 200"), rows());
  }

  @Test
  void shouldSayNothingOfALevelWhoseLaysAreOnlyPutInAnotherOrder() {
    keptLay(1, 100, 101);
    keptLay(2, 200, 300);
    exchange.send(
        "RemoveRunner", "marketId", exchange.market, "runner", 3, "reductionFactor", 25_000);
    assertEquals(List.of("LAY 300: 0", "LAY 224: 200"), rows());
  }

  private void keptLay(int account, long stake, int price) {
    exchange.send(
        account,
        "PlaceOrder",
        "marketId",
        exchange.market,
        "runner",
        1,
        "side",
        "LAY",
        "stake",
        stake,
        "price",
        price,
        "persistence",
        "KEEP");
  }

  @Test
  void shouldNumberTheMessagesOfAMarketThatTookTheSlotOfAnotherFromOne() {
    Exchanges one = Exchanges.open(2, "markets", 1);
    one.place(1, "LAY", 1, 100, 300);
    one.place(2, "BACK", 1, 100, 300);
    one.send("VoidMarket", "marketId", one.market);
    one.engine.send("AdvanceTime");
    one.market(2, 1);
    Map<String, Object> image = one.engine.marketData().get(0);
    assertEquals(1L, image.get("dataVersion"));
    assertEquals("IMAGE", image.get("kind"));
    assertEquals(
        List.of(Map.of("tradedVolume", 0L, "runner", 1L), Map.of("tradedVolume", 0L, "runner", 2L)),
        image.get("runners"));
  }

  @Test
  void shouldTellLongChangesInSeveralMessages() {
    Exchanges large =
        Exchanges.open(2, "orders", 2_000, "workPerCommand", 2_000, "outcomesPerCommand", 12_000);
    large.market(2, 1, "ladder", "FINEST");
    large.send("OpenMarket", "marketId", large.market);
    for (int i = 0; i < 1_600; i++) {
      large.place(1, "BACK", 1 + i % 2, 1, 200 + i);
    }
    PublicBook image = PublicBook.asked(large.engine, large.market);
    assertEquals(1_600, image.levels().size());
    assertEquals(
        image.levels().size(), PublicBook.asked(large.engine, large.market).levels().size());
    large.send("CloseMarket", "marketId", large.market);
    List<Map<String, Object>> deltas = large.engine.marketData();
    assertEquals(3, deltas.size());
    Set<Object> gone = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      assertEquals(1_603L + i, deltas.get(i).get("dataVersion"));
      assertEquals(i < 2, deltas.get(i).get("more"));
      List<?> rows = (List<?>) deltas.get(i).get("levels");
      assertEquals(i < 2 ? 750 : 100, rows.size());
      gone.addAll(rows);
    }
    assertEquals(1_600, gone.size());
    assertTrue(PublicBook.asked(large.engine, large.market).levels().isEmpty());
  }

  /** What the last command changed, in words. */
  private List<String> rows() {
    return exchange.engine.marketData().stream()
        .flatMap(
            delta ->
                Stream.concat(
                    ((List<?>) delta.get("runners")).stream().map(MarketDataTest::runner),
                    ((List<?>) delta.get("levels")).stream().map(MarketDataTest::level)))
        .toList();
  }

  private static String runner(Object row) {
    Map<?, ?> runner = (Map<?, ?>) row;
    return "runner %s %s@%s"
        .formatted(runner.get("runner"), runner.get("tradedVolume"), runner.get("lastPrice"));
  }

  private static String level(Object row) {
    Map<?, ?> level = (Map<?, ?>) row;
    return "%s %s: %s".formatted(level.get("side"), level.get("price"), level.get("size"));
  }
}
