package io.croupier.engine.odds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.croupier.engine.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Worked examples of docs/rules.md, Fixed odds, on a whole engine. */
class BetMoneyTest {
  private static final long BEGIN = 1_000_000;

  private final TestEngine engine = TestEngine.with("workPerCommand", 3);
  private final long alice = number(engine.send("OpenAccount", "currency", "GBP"), "accountId");

  BetMoneyTest() {
    engine.send(
        "Deposit",
        "accountId",
        alice,
        "transactionId",
        "00000000000000000000000000000001",
        "amount",
        BEGIN,
        "currency",
        "GBP");
  }

  @Test
  void shouldPayYankee() {
    place("YANKEE", 30, 400, 400, 400, 400);
    settleAll(4, "WON");
    assertEquals(BEGIN - 330 + 18_240, cash());
  }

  @Test
  void shouldPayHalfResults() {
    place("SINGLE", 1_000, 500);
    settle(1, "HALF_WON");
    assertEquals(BEGIN - 1_000 + 3_000, cash());
    settle(1, "HALF_LOST");
    assertEquals(BEGIN - 1_000 + 500, cash());
  }

  @Test
  void shouldPayDeadHeat() {
    place("SINGLE", 1_000, 500);
    settle(1, "WON", "winShare", 1, "winShareOf", 2);
    assertEquals(BEGIN - 1_000 + 2_500, cash());
  }

  @Test
  void shouldCutByRuleFourWhatWasTakenBefore() {
    price(1, 2, 400);
    place("SINGLE", 1_000, 500);
    settle(1, 2, "WITHDRAWN", "price", 400);
    assertNull(find(engine.query("QuerySelection", "marketId", 1, "runner", 1)).get("price"));
    price(1, 1, 450);
    placeAt("SINGLE", 1_000, 450);
    settle(1, "WON");
    assertEquals(BEGIN - 2_000 + 4_000 + 4_500, cash());
  }

  @Test
  void shouldPayPlaces() {
    engine.send("SetPrice", "marketId", 1, "runner", 1, "price", 900, "placeDivisor", 4);
    Map<String, Object> leg =
        Map.of("marketId", 1, "runner", 1, "price", 900, "placeDivisor", 4, "consent", "NONE");
    bet("SINGLE", 1_000, List.of(leg), "eachWay", true);
    settle(1, "PLACED");
    assertEquals(BEGIN - 2_000 + 3_000, cash());
    settle(1, "WON");
    assertEquals(BEGIN - 2_000 + 12_000, cash());
  }

  @Test
  void shouldCashOut() {
    long bet = place("SINGLE", 10_000, 300);
    price(1, 1, 200);
    Map<String, Object> offer = find(engine.query("QueryCashOut", "betId", bet));
    assertEquals(15_000L, offer.get("amount"));
    accept(bet, 4_000, 2);
    assertEquals(BEGIN - 10_000 + 6_000, cash());
    settle(1, "WON");
    assertEquals(BEGIN - 10_000 + 6_000 + 18_000, cash());
  }

  @Test
  void shouldRefuseCashOutAtOldPrices() {
    long bet = place("SINGLE", 10_000, 300);
    price(1, 1, 200);
    price(1, 1, 210);
    assertEquals("PRICE_CHANGED", accept(bet, 0, 2).get("reason"));
    accept(bet, 0, 3);
    settle(1, "WON");
    assertEquals(BEGIN - 10_000 + 14_285, cash());
  }

  @Test
  void shouldSettleLegsInAnyOrderAndAgain() {
    place("ACCUMULATOR", 1_000, 200, 300, 150);
    settle(2, "LOST");
    assertEquals(BEGIN - 1_000, cash());
    settle(3, "WON");
    settle(2, "VOID");
    settle(1, "WON");
    assertEquals(BEGIN - 1_000 + 3_000, cash());
    settle(2, "WON");
    assertEquals(BEGIN - 1_000 + 9_000, cash());
    settle(1, "LOST");
    assertEquals(BEGIN - 1_000, cash());
  }

  @Test
  void shouldNotPayMoreThanTheLimit() {
    price(1, 1, 500);
    engine.send(
        "SetOddsLimits", "marketId", 1, "payoutLimit", 2_000, "currency", "GBP", "runner", 1);
    placeAt("SINGLE", 1_000, 500);
    settle(1, "WON");
    assertEquals(BEGIN - 1_000 + 2_000, cash());
  }

  @Test
  void shouldSettleManyBetsInSlices() {
    price(1, 1, 200);
    for (int i = 0; i < 10; i++) {
      placeAt("SINGLE", 100, 200);
    }
    settle(1, "WON");
    assertEquals(BEGIN - 1_000 + 600, cash());
    assertEquals("WORK_PENDING", settle(1, "LOST").get("reason"));
    engine.copy().advance();
    for (int slice = 0; slice < 3; slice++) {
      engine.advance();
    }
    assertEquals(BEGIN + 1_000, cash());
  }

  @Test
  void shouldGiveWayToNewSelections() {
    TestEngine small = TestEngine.with("selections", 1, "bets", 1);
    small.send("SetPrice", "marketId", 1, "runner", 1, "price", 200);
    assertEquals(
        "CAPACITY", find(small.send("SetPrice", "marketId", 2, "runner", 1)).get("reason"));
    small.send("SettleSelection", "marketId", 1, "runner", 1, "result", "WON");
    assertEquals(
        "PriceChanged", find(small.send("SetPrice", "marketId", 2, "runner", 1)).get("outcome"));
    assertEquals(
        "UNKNOWN_MARKET",
        find(small.query("QuerySelection", "marketId", 1, "runner", 1)).get("reason"));
  }

  /** Prices runner 1 of as many markets, and takes them. */
  private long place(String kind, long stake, int... prices) {
    for (int i = 0; i < prices.length; i++) {
      price(i + 1, 1, prices[i]);
    }
    return placeAt(kind, stake, prices);
  }

  private long placeAt(String kind, long stake, int... prices) {
    List<Map<String, Object>> legs = new ArrayList<>();
    for (int i = 0; i < prices.length; i++) {
      legs.add(Map.of("marketId", i + 1, "runner", 1, "price", prices[i]));
    }
    return bet(kind, stake, legs, "eachWay", false);
  }

  private long bet(
      String kind, long stake, List<Map<String, Object>> legs, String name, Object value) {
    List<Map<String, Object>> outcomes =
        engine.send(
            "PlaceBet",
            "accountId",
            alice,
            "stake",
            stake,
            "currency",
            "GBP",
            "betKind",
            kind,
            name,
            value,
            "legs",
            legs);
    assertEquals("BetAccepted", outcomes.get(0).get("outcome"), outcomes.toString());
    return number(outcomes, "betId");
  }

  private Map<String, Object> accept(long bet, long stake, int version) {
    List<Map<String, Object>> versions = List.of(Map.of("priceVersion", version));
    return find(
        engine.send(
            "AcceptCashOut",
            "accountId",
            alice,
            "betId",
            bet,
            "stake",
            stake,
            "versions",
            versions));
  }

  private void price(int market, int runner, int price) {
    engine.send("SetPrice", "marketId", market, "runner", runner, "price", price);
  }

  private void settleAll(int markets, String result) {
    for (int market = 1; market <= markets; market++) {
      settle(market, result);
    }
  }

  private Map<String, Object> settle(int market, String result, Object... more) {
    return settle(market, 1, result, more);
  }

  private Map<String, Object> settle(int market, int runner, String result, Object... more) {
    List<Object> fields =
        new ArrayList<>(List.of("marketId", market, "runner", runner, "result", result));
    fields.addAll(List.of(more));
    return find(engine.send("SettleSelection", fields.toArray()));
  }

  private long cash() {
    return number(engine.query("QueryWallet", "accountId", alice, "currency", "GBP"), "cash");
  }

  private static Map<String, Object> find(List<Map<String, Object>> outcomes) {
    return outcomes.get(0);
  }

  private static long number(List<Map<String, Object>> outcomes, String field) {
    return ((Number) outcomes.get(0).get(field)).longValue();
  }
}
