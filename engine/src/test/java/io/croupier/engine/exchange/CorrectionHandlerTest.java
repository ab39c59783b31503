package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorrectionHandlerTest {
  private final Exchanges exchange = Exchanges.open(4);

  @Test
  void shouldRefuseToVoidARunnerInOrderOfPrecedence() {
    assertEquals("refused UNKNOWN_MARKET marketId", voidRunner(9, 9));
    assertEquals("refused UNKNOWN_RUNNER runner", voidRunner(exchange.market, 4));
    assertTrue(voidRunner(exchange.market, 1).startsWith("runner 1 VOIDED"));
    assertEquals("refused RUNNER_REMOVED runner", voidRunner(exchange.market, 1));
    market("VoidMarket");
    assertEquals("refused INVALID_TRANSITION none", voidRunner(exchange.market, 1));
  }

  @Test
  void shouldRefuseToVoidMatchesInOrderOfPrecedence() {
    long market = exchange.market;
    assertEquals("refused UNKNOWN_MARKET marketId", voidMatches(9, 9, -1, -1));
    assertEquals("refused UNKNOWN_RUNNER runner", voidMatches(market, 4, -1, -1));
    assertEquals("refused INVALID_AMOUNT from", voidMatches(market, 0, -1, -1));
    assertEquals("refused INVALID_AMOUNT to", voidMatches(market, 3, 5, 5));
    exchange.market(2, 1);
    assertEquals("refused INVALID_TRANSITION none", voidMatches(exchange.market, 0, 5, 6));
  }

  @Test
  void shouldChangeNothingWhereCorrectedResultsAreIncomplete() {
    exchange.place(1, "LAY", 1, 1_000, 300);
    exchange.place(2, "BACK", 1, 1_000, 300);
    settle(1);
    long before = exchange.engine.engine().effectHash();
    assertEquals(
        List.of("refused RESULT_INCOMPLETE marketId"),
        market("ResettleMarket", "results", List.of(Map.of("runner", 1, "result", "LOSER"))));
    assertEquals(before, exchange.engine.engine().effectHash());
  }

  @Test
  void shouldVoidInSlicesAsAtOnce() {
    List<String> atOnce = manyBets(exchange);
    Exchanges slow = Exchanges.open(4, "workPerCommand", 1, "matchesPerCommand", 50);
    List<String> inSlices = manyBets(slow);
    assertEquals(atOnce, inSlices);
    assertEquals(exchange.money(1), slow.money(1));
    assertEquals(exchange.money(2), slow.money(2));
  }

  @Test
  void shouldHoldWhatIsNeededInTheEndWhereABlockComesBetweenTwoSlices() {
    Exchanges slow = Exchanges.open(4, "workPerCommand", 1, "matchesPerCommand", 50);
    slow.place(3, "BACK", 1, 100, 300);
    slow.place(1, "LAY", 1, 20_000, 300);
    slow.place(2, "BACK", 1, 19_900, 300);
    slow.place(1, "LAY", 2, 20_000, 300);
    slow.place(2, "BACK", 2, 20_000, 300);
    slow.place(1, "BACK", 3, 100, 500);
    assertEquals("79900 held 20100", slow.money(1));
    slow.send(1, "LockAccount");
    slow.send("VoidRunner", "marketId", slow.market, "runner", 2);
    assertEquals(List.of(), slow.advance());
    assertEquals(List.of("reduced #6 to 0+0-0-100 ACCOUNT_BLOCKED"), slow.advance());
    assertEquals("79900 held 20100", slow.money(1));
    finish(slow, new ArrayList<>());
    assertEquals("60000 held 40000", slow.money(1));
    assertEquals("80100 held 19900", slow.money(2));
  }

  @Test
  void shouldVoidAllBetsOfARunnerThoughTheMarketClosesMeanwhile() {
    Exchanges slow = new Exchanges("workPerCommand", 1, "matchesPerCommand", 50);
    slow.account();
    slow.account();
    slow.market(3, 1, "closeAt", 3_000_000_000L);
    slow.send("OpenMarket", "marketId", slow.market);
    slow.place(1, "LAY", 1, 100, 300);
    slow.place(2, "BACK", 1, 100, 300);
    slow.place(1, "LAY", 1, 100, 300);
    slow.place(2, "BACK", 2, 100, 300);
    slow.send("VoidRunner", "marketId", slow.market, "runner", 1);
    slow.engine.at(3_000_000_000L);
    List<String> outcomes = new ArrayList<>();
    finish(slow, outcomes);
    assertEquals(
        List.of(
            "market CLOSED v3",
            "reduced #3 to 0+0-0-100 RUNNER_VOIDED",
            "reduced #2 to 0+0-0-0 RUNNER_VOIDED",
            "reduced #4 to 0+0-0-100 MARKET_CLOSED",
            "market CLOSED v4"),
        outcomes);
    assertEquals("100000 held 0", slow.money(1));
    assertEquals("100000 held 0", slow.money(2));
  }

  @Test
  void shouldKeepNoMoreThanItMayAndForgetInSlices() {
    Exchanges small =
        Exchanges.open(4, "settledOrders", 3, "workPerCommand", 2, "matchesPerCommand", 50);
    long first = small.market;
    bet(small);
    settleAll(small);
    small.market(3, 1);
    small.send("OpenMarket", "marketId", small.market);
    bet(small);
    small.send("CloseMarket", "marketId", small.market);
    result(small);
    small.send("SettleMarket", "marketId", small.market);
    assertEquals("market SETTLED v6", resettle(small, first));
    small.advance();
    assertEquals("refused INVALID_TRANSITION none", resettle(small, first));
    assertTrue(small.engine.engine().nextDeadlineNs() != Long.MAX_VALUE);
    small.advance();
    assertEquals(Long.MAX_VALUE, small.engine.engine().nextDeadlineNs());
    assertEquals("market SETTLED v6", resettle(small, small.market));
  }

  private static String resettle(Exchanges exchange, long market) {
    Object results = List.of(Map.of("runner", 1, "result", "WINNER"));
    return exchange.send("ResettleMarket", "marketId", market, "results", results).get(0);
  }

  private static void bet(Exchanges exchange) {
    exchange.place(1, "LAY", 1, 1_000, 300);
    exchange.place(2, "BACK", 1, 1_000, 300);
  }

  private static void settleAll(Exchanges exchange) {
    exchange.send("CloseMarket", "marketId", exchange.market);
    result(exchange);
    exchange.send("SettleMarket", "marketId", exchange.market);
    finish(exchange, new ArrayList<>());
  }

  private static void result(Exchanges exchange) {
    exchange.send("SetRunnerResult", "marketId", exchange.market, "runner", 1, "result", "WINNER");
  }

  private static List<String> manyBets(Exchanges exchange) {
    for (int i = 0; i < 4; i++) {
      exchange.place(1, "LAY", 1 + i % 3, 100, 300);
      exchange.place(2 + i % 3, "BACK", 1 + i % 3, 150, 300);
      exchange.engine.at(2_000_000_000L + i);
    }
    List<String> outcomes = new ArrayList<>();
    Object[] span = {"marketId", exchange.market, "from", 2_000_000_000L, "to", 2_000_000_002L};
    outcomes.addAll(exchange.send("VoidMatches", span));
    finish(exchange, outcomes);
    outcomes.addAll(exchange.send("VoidRunner", "marketId", exchange.market, "runner", 1));
    finish(exchange, outcomes);
    exchange.send("CloseMarket", "marketId", exchange.market);
    finish(exchange, new ArrayList<>());
    exchange.send("SetRunnerResult", "marketId", exchange.market, "runner", 2, "result", "WINNER");
    outcomes.addAll(exchange.send("SettleMarket", "marketId", exchange.market));
    finish(exchange, outcomes);
    Object results =
        List.of(Map.of("runner", 2, "result", "LOSER"), Map.of("runner", 3, "result", "WINNER"));
    outcomes.addAll(
        exchange.send("ResettleMarket", "marketId", exchange.market, "results", results));
    finish(exchange, outcomes);
    return outcomes;
  }

  private static void finish(Exchanges exchange, List<String> outcomes) {
    while (exchange.engine.engine().nextDeadlineNs() != Long.MAX_VALUE) {
      outcomes.addAll(exchange.advance());
    }
  }

  private void settle(int winner) {
    market("CloseMarket");
    market("SetRunnerResult", "runner", winner, "result", "WINNER");
    market("SettleMarket");
  }

  private String voidRunner(long market, int runner) {
    return exchange.send("VoidRunner", "marketId", market, "runner", runner).get(0);
  }

  private String voidMatches(long market, int runner, long from, long to) {
    Object[] fields = {"marketId", market, "runner", runner, "from", from, "to", to};
    return exchange.send("VoidMatches", fields).get(0);
  }

  private List<String> market(String command, Object... more) {
    List<Object> fields = new ArrayList<>(List.of(more));
    fields.addAll(List.of("marketId", exchange.market));
    return exchange.send(command, fields.toArray());
  }
}
