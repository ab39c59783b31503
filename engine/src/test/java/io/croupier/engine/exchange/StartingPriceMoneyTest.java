package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.TestEngine;
import io.croupier.engine.ledger.BalanceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random markets that are reconciled and settled, some with a removal between: no unit of money is
 * lost or made, and what rounding leaves is less than a unit for each match. Behind a removal more
 * may be left, never less than nothing: a lay whose price would fall below 1 pays nothing.
 */
@Tag("slow")
class StartingPriceMoneyTest {
  /** -Dcroupier.startingPriceMarkets: how many; the seed is told with what fails. */
  private static final int MARKETS = Integer.getInteger("croupier.startingPriceMarkets", 20_000);

  private static final long SEED = Long.getLong("croupier.seed", 1);
  private static final int ACCOUNTS = 4;
  private static final long CASH = 1_000_000_000_000L;

  private final TestEngine engine = TestEngine.with("settledOrders", 100, "workPerCommand", 500);
  private final List<Long> accounts = new ArrayList<>();
  private final Map<BalanceKind, Long> sums = new HashMap<>();
  private Random random;
  private int matches;
  private boolean cut;
  private int found;
  private int removed;
  private int rounded;

  @Test
  void shouldLoseAndMakeNoMoney() {
    for (int i = 0; i < ACCOUNTS; i++) {
      long account = number(engine.send("OpenAccount", "currency", "GBP").get(0), "accountId");
      accounts.add(account);
      engine.send(
          "Deposit",
          "accountId",
          account,
          "transactionId",
          "%032x".formatted(account),
          "amount",
          CASH,
          "currency",
          "GBP");
    }
    addUp();
    for (int i = 0; i < MARKETS; i++) {
      random = new Random(SEED + i);
      check("seed " + (SEED + i));
    }
    assertTrue(found > MARKETS / 4, "starting prices: " + found);
    assertTrue(removed > MARKETS / 10, "removals: " + removed);
    assertTrue(rounded > MARKETS / 10, "with a rest: " + rounded);
  }

  private void check(String which) {
    long before = sums.getOrDefault(BalanceKind.ROUNDING, 0L);
    matches = 0;
    market();
    addUp();
    assertEquals(0, sums.values().stream().mapToLong(Long::longValue).sum(), which);
    for (BalanceKind empty :
        List.of(BalanceKind.HELD_EXCHANGE, BalanceKind.MARKET_SETTLEMENT, BalanceKind.COMMISSION)) {
      assertEquals(0, sums.getOrDefault(empty, 0L), which + " " + empty);
    }
    long rest = sums.getOrDefault(BalanceKind.ROUNDING, 0L) - before;
    assertTrue(rest >= 0 && (cut || rest <= matches), which + ": " + rest + " of " + matches);
    long players = ACCOUNTS * CASH - sums.get(BalanceKind.ROUNDING);
    assertEquals(players, sums.get(BalanceKind.CASH), which);
    rounded += rest > 0 ? 1 : 0;
  }

  /** What all balances of a kind are together. */
  private void addUp() {
    sums.clear();
    engine
        .engine()
        .balances(
            (kind, owner, currency, decimals, amount, test) -> sums.merge(kind, amount, Long::sum));
  }

  private void market() {
    long market =
        number(
            send("CreateMarket", "currency", "GBP", "runners", 3, "winners", 1, "bspMarket", true),
            "marketId");
    send("OpenMarket", "marketId", market);
    long most = 1L << 2 + random.nextInt(24);
    int middle = 110 + random.nextInt(900);
    for (int i = 2 + random.nextInt(9); i > 0; i--) {
      place(market, most, middle);
    }
    finish(send("ReconcileStartingPrice", "marketId", market));
    cut = random.nextInt(3) == 0;
    if (cut) {
      int factor = random.nextInt(4) == 0 ? 100_000 : 2_500 + random.nextInt(60_000);
      send("RemoveRunner", "marketId", market, "runner", 3, "reductionFactor", factor);
      removed++;
    }
    send("CloseMarket", "marketId", market);
    int winner = 1 + random.nextInt(2);
    send("SetRunnerResult", "marketId", market, "runner", winner, "result", "WINNER");
    settled(engine.send("SettleMarket", "marketId", market));
    for (int slices = 0; slices < 20 && isBusy(); slices++) {
      engine.advance();
    }
  }

  private boolean isBusy() {
    return engine.engine().nextDeadlineNs() <= engine.engine().timestampNs();
  }

  /** Mostly on runner 1: at the starting price, with a limit or not, or resting, or left to it. */
  private void place(long market, long most, int middle) {
    boolean back = random.nextBoolean();
    long amount = 1 + (long) (random.nextDouble() * most);
    int price = Math.max(101, middle - 40 + random.nextInt(81));
    PriceLadder ladder = PriceLadder.CLASSIC;
    int onLadder = ladder.price(ladder.indexAtOrBelow(price));
    Map<String, Object> order = new HashMap<>();
    order.put("accountId", accounts.get(random.nextInt(ACCOUNTS)));
    order.put("marketId", market);
    order.put("runner", random.nextInt(8) == 0 ? 2 : 1);
    order.put("side", back ? "BACK" : "LAY");
    int kind = random.nextInt(4);
    order.put(kind < 2 && !back ? "liability" : "stake", amount);
    if (kind < 2) {
      order.put("orderKind", kind == 0 ? "MARKET_ON_CLOSE" : "LIMIT_ON_CLOSE");
    }
    if (kind != 0) {
      order.put("price", onLadder);
    }
    if (kind == 3) {
      order.put("persistence", "AT_SP");
    }
    List<Object> fields = new ArrayList<>();
    order.forEach(
        (name, value) -> {
          fields.add(name);
          fields.add(value);
        });
    finish(send("PlaceOrder", fields.toArray()));
  }

  private Map<String, Object> send(String command, Object... fields) {
    List<Map<String, Object>> outcomes = engine.send(command, fields);
    for (Map<String, Object> outcome : outcomes) {
      boolean matched = outcome.get("outcome").equals("Matched");
      matches += matched ? 1 : 0;
      boolean price = outcome.get("outcome").equals("StartingPriceReconciled");
      found += price && number(outcome, "startingPrice") > 0 ? 1 : 0;
    }
    return outcomes.get(0);
  }

  private static void finish(Map<String, Object> answer) {
    assertTrue(!answer.get("outcome").equals("Refused"), answer::toString);
  }

  /** The profits of an account's orders are its net. */
  private static void settled(List<Map<String, Object>> outcomes) {
    Map<Object, Long> profits = new HashMap<>();
    for (Map<String, Object> outcome : outcomes) {
      Object account = outcome.get("accountId");
      if (outcome.get("outcome").equals("OrderSettled")) {
        profits.merge(account, number(outcome, "profit"), Long::sum);
      } else if (outcome.get("outcome").equals("MarketSettled")) {
        assertEquals(profits.getOrDefault(account, 0L), number(outcome, "net"), outcome::toString);
      }
    }
  }

  private static long number(Map<String, Object> outcome, String field) {
    return ((Number) outcome.getOrDefault(field, 0L)).longValue();
  }
}
