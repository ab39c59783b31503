package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a correction leaves is what there would be without the mistake, to the unit. */
class ResettlementTest {
  private static final int ACCOUNTS = 5;
  private static final int ORDERS = 40;
  private static final long START = 1_000_000_000L;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldPayWhatTheRightResultPays(long seed) {
    List<List<Map<String, Object>>> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      results.add(new World(seed).drawResults(seed * 31 + i));
    }
    for (List<Map<String, Object>> wrong : results) {
      World corrected = new World(seed);
      corrected.settle(wrong);
      for (List<Map<String, Object>> right : results) {
        World direct = new World(seed);
        direct.settle(right);
        corrected.send("ResettleMarket", "results", right);
        assertEquals(direct.balances(), corrected.balances());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldReturnWhatAVoidReturns(long seed) {
    World direct = new World(seed);
    direct.send("VoidMarket");
    World corrected = new World(seed);
    corrected.settle(corrected.drawResults(seed));
    corrected.voidWithASecondOperator();
    assertEquals(direct.balances(), corrected.balances());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldVoidMatchesAfterSettlementAsBefore(long seed) {
    Object[] span = {"from", START + 5, "to", START + 25, "runner", (int) seed % 2};
    World direct = new World(seed);
    List<Map<String, Object>> results = direct.drawResults(seed);
    direct.send("VoidMatches", span);
    direct.settle(results);
    World corrected = new World(seed);
    corrected.settle(results);
    corrected.send("VoidMatches", span);
    assertEquals(direct.balances(), corrected.balances());
    assertTrue(corrected.seen("voided match"), "no match was voided");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldResettleAMarketWithAVoidRunner(long seed) {
    World direct = new World(seed);
    World corrected = new World(seed);
    for (World world : List.of(direct, corrected)) {
      world.send("VoidRunner", "runner", 1);
    }
    List<Map<String, Object>> right = direct.drawResults(seed + 100);
    right.remove(0);
    List<Map<String, Object>> wrong = corrected.drawResults(seed);
    wrong.remove(0);
    direct.settle(right);
    corrected.settle(wrong);
    corrected.send("ResettleMarket", "results", right);
    assertEquals(direct.balances(), corrected.balances());
  }

  /** A market with the same bets for the same seed, in slices of a size that the seed draws. */
  private static final class World {
    private final Exchanges exchange;
    private final List<String> seen = new ArrayList<>();
    private final int runners;
    private final int winners;

    World(long seed) {
      Random random = new Random(seed);
      runners = 2 + random.nextInt(4);
      winners = random.nextInt(runners);
      boolean fees = random.nextBoolean();
      exchange = new Exchanges("workPerCommand", 1 + random.nextInt(7));
      for (int i = 0; i < ACCOUNTS; i++) {
        exchange.account();
      }
      exchange.market(
          runners,
          winners,
          "commissionBasisPoints",
          fees ? 0 : 1 + random.nextInt(900),
          "feeModel",
          fees ? "MAKER_TAKER" : "NET_WINNINGS",
          "makerBp",
          fees ? random.nextInt(300) : 0,
          "takerBp",
          fees ? random.nextInt(300) : 0);
      send("OpenMarket");
      for (int i = 0; i < ORDERS; i++) {
        exchange.engine.at(START + i);
        exchange.place(
            1 + random.nextInt(ACCOUNTS),
            random.nextBoolean() ? "BACK" : "LAY",
            1 + random.nextInt(runners),
            1 + random.nextInt(5_000),
            150 + random.nextInt(49));
      }
    }

    List<Map<String, Object>> drawResults(long seed) {
      Random random = new Random(seed);
      List<Map<String, Object>> results = new ArrayList<>();
      for (int runner = 1; runner <= runners; runner++) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("runner", runner);
        if (winners == 0 && random.nextBoolean()) {
          result.put("result", "LOSER");
        } else {
          result.put("position", 1 + random.nextInt(runners));
        }
        results.add(result);
      }
      return results;
    }

    void settle(List<Map<String, Object>> results) {
      send("CloseMarket");
      for (Map<String, Object> result : results) {
        List<Object> fields = new ArrayList<>();
        result.forEach((name, value) -> fields.addAll(List.of(name, value)));
        send("SetRunnerResult", fields.toArray());
      }
      send("SettleMarket");
    }

    void send(String command, Object... fields) {
      List<Object> all = new ArrayList<>(List.of(fields));
      all.addAll(List.of("marketId", exchange.market));
      List<String> outcomes = exchange.send(command, all.toArray());
      assertTrue(!outcomes.get(0).startsWith("refused"), () -> command + " " + outcomes);
      seen.addAll(outcomes);
      advance();
    }

    void voidWithASecondOperator() {
      Object[] fields = {"marketId", exchange.market, "actorId", 1};
      Object sequence = exchange.engine.send("VoidMarket", fields).get(0).get("sequence");
      exchange.send("ApproveCommand", "sequence", sequence, "actorId", 2);
      advance();
    }

    private void advance() {
      while (exchange.engine.engine().nextDeadlineNs() != Long.MAX_VALUE) {
        seen.addAll(exchange.advance());
      }
    }

    boolean seen(String begin) {
      return seen.stream().anyMatch(outcome -> outcome.startsWith(begin));
    }

    Map<String, Long> balances() {
      Map<String, Long> balances = new TreeMap<>();
      exchange
          .engine
          .engine()
          .balances(
              (kind, owner, currency, decimals, amount, test) ->
                  balances.put(kind + " " + owner + " " + currency, amount));
      balances.values().removeIf(amount -> amount == 0);
      return balances;
    }
  }
}
