package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.Engine;
import io.croupier.engine.TestEngine;
import io.croupier.engine.ledger.BalanceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random commands with so little work in each that markets and accounts are always in the middle of
 * something. After each command every list, total, result and hold is checked against the orders,
 * and what was told to the public against the books.
 */
@Tag("slow")
class RandomExchangeTest {
  private static final int ACCOUNTS = 6;
  private static final int COMMANDS = 4_000;
  private static final String[] MARKET_COMMANDS = {
    "OpenMarket",
    "OpenMarket",
    "OpenMarket",
    "SuspendMarket",
    "TurnInPlay",
    "ReconcileStartingPrice",
    "CloseMarket",
    "SettleMarket",
    "SettleMarket",
    "VoidMarket"
  };

  /** Around the thresholds of removals. */
  private static final int[] FACTORS = {0, 2_499, 2_500, 3_999, 4_000, 16_200, 45_000, 100_000};

  private Random random;
  private TestEngine engine;
  private TestEngine copy;
  private final List<Long> accounts = new ArrayList<>();
  private final List<Long> markets = new ArrayList<>();
  private final List<Long> settled = new ArrayList<>();
  private final List<Long> orders = new ArrayList<>();
  private final Map<Long, Long> owners = new HashMap<>();
  private static final Map<String, Integer> ALL_SEEN = new TreeMap<>();
  private final Map<Long, PublicBook> books = new HashMap<>();
  private long house;
  private long now = 1;

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldKeepEverythingInStep(long seed) {
    random = new Random(seed);
    engine =
        TestEngine.with(
            "orders",
            60,
            "settledOrders",
            30,
            "markets",
            8,
            "runners",
            48,
            "workPerCommand",
            3,
            "matchesPerCommand",
            4,
            "gateways",
            1,
            "commandWindow",
            16);
    for (int i = 0; i < ACCOUNTS; i++) {
      openAccount();
    }
    Map<String, Object> opened =
        engine.send("OpenAccount", "currency", "GBP", "accountKind", "HOUSE").get(0);
    house = Exchanges.number(opened, "accountId");
    market();
    for (int i = 0; i < COMMANDS; i++) {
      if (i % 500 == 250) {
        copy = engine.copy();
        assertEquals(engine.engine().stateHash(), copy.engine().stateHash());
      }
      now += random.nextInt(3);
      act();
    }
    finish();
  }

  @AfterAll
  static void shouldHaveSeenEverything() {
    assertTrue(
        ALL_SEEN
            .keySet()
            .containsAll(
                List.of(
                    "Matched",
                    "MarketSettled",
                    "OrderSettled",
                    "OrderReduced",
                    "OrderReplaced",
                    "OrdersProcessed",
                    "MatchVoided",
                    "RunnerChanged",
                    "Refused RUNNER_REMOVED",
                    "OrderRepriced",
                    "StartingPriceReconciled",
                    "Matched of the house",
                    "Refused WORK_PENDING",
                    "Refused INSUFFICIENT_FUNDS",
                    "Refused CAPACITY")),
        ALL_SEEN::toString);
  }

  /** -Dcroupier.seeds: how many. */
  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("croupier.seeds", 4));
  }

  private void act() {
    int dice = random.nextInt(100);
    if (dice < 30) {
      place();
    } else if (dice < 50) {
      placeAtStartingPrice();
    } else if (dice < 60) {
      long order = any(orders);
      send("CancelOrder", "accountId", owner(order), "orderId", order, "reduceBy", small());
    } else if (dice < 73) {
      long order = any(orders);
      send("ReplaceOrder", "accountId", owner(order), "orderId", order, "price", price());
    } else if (dice < 77) {
      market();
    } else if (dice < 79) {
      correct();
    } else if (dice < 80) {
      send("CancelAllOrders", "accountId", any(accounts));
    } else if (dice < 82) {
      send("CancelAllOrders", "accountId", any(accounts), "marketId", any(markets));
    } else if (dice < 87) {
      send(random.nextInt(6) == 0 ? "LockAccount" : "UnlockAccount", "accountId", any(accounts));
    } else if (dice < 90) {
      send("SetSwitches", "accountId", any(accounts), "bet", random.nextInt(6) > 0);
    } else {
      advance();
    }
  }

  private void place() {
    send(
        "PlaceOrder",
        "accountId",
        any(accounts),
        "marketId",
        any(markets),
        "runner",
        1 + random.nextInt(3),
        "side",
        random.nextBoolean() ? "BACK" : "LAY",
        "stake",
        1 + random.nextInt(500),
        "price",
        price(),
        "persistence",
        List.of("KEEP", "LAPSE", "AT_SP").get(random.nextInt(3)));
  }

  private void placeAtStartingPrice() {
    boolean back = random.nextBoolean();
    boolean limited = random.nextBoolean();
    send(
        "PlaceOrder",
        "accountId",
        any(accounts),
        "marketId",
        any(markets),
        "runner",
        1 + random.nextInt(3),
        "side",
        back ? "BACK" : "LAY",
        back ? "stake" : "liability",
        1 + random.nextInt(500),
        "orderKind",
        limited ? "LIMIT_ON_CLOSE" : "MARKET_ON_CLOSE",
        "price",
        limited ? price() : 0);
  }

  /** Voids bets that stand, or corrects what was settled. */
  private void correct() {
    boolean late = !settled.isEmpty() && random.nextBoolean();
    long market = any(late ? settled : markets);
    switch (random.nextInt(late ? 4 : 2)) {
      case 0 -> {
        long from = Math.max(0, now - random.nextInt(4_000));
        long to = now + 1 - random.nextInt(100);
        int runner = random.nextInt(4);
        send("VoidMatches", "marketId", market, "from", from, "to", to, "runner", runner);
      }
      case 1 -> {
        int runner = 1 + random.nextInt(3);
        if (random.nextInt(4) == 0) {
          send("VoidRunner", "marketId", market, "runner", runner);
        } else {
          int factor = FACTORS[random.nextInt(FACTORS.length)];
          send("RemoveRunner", "marketId", market, "runner", runner, "reductionFactor", factor);
        }
      }
      case 2 ->
          send(
              "ResettleMarket",
              "marketId",
              market,
              "results",
              List.of(
                  Map.of("runner", 1 + random.nextInt(3), "result", "WINNER"),
                  Map.of("runner", 1 + random.nextInt(3), "result", "LOSER")));
      default -> send("VoidMarket", "marketId", market);
    }
  }

  private void market() {
    if (markets.size() < 2 || random.nextInt(5) == 0) {
      boolean crosses = random.nextBoolean();
      int runners = 2 + random.nextInt(crosses ? 2 : 4);
      boolean fees = !crosses && random.nextBoolean();
      send(
          "CreateMarket",
          "currency",
          "GBP",
          "runners",
          runners,
          "winners",
          crosses ? 1 : random.nextInt(runners),
          "crossMatching",
          crosses,
          "commissionBasisPoints",
          fees ? 0 : random.nextInt(1_000),
          "feeModel",
          fees ? "MAKER_TAKER" : "NET_WINNINGS",
          "makerBp",
          fees ? random.nextInt(400) : 0,
          "takerBp",
          fees ? random.nextInt(400) : 0,
          "bspMarket",
          !fees,
          "closeAt",
          random.nextInt(3) == 0 ? now + 1 + random.nextInt(900) : 0);
      send("OpenMarket", "marketId", markets.isEmpty() ? 1 : markets.get(markets.size() - 1));
    } else if (random.nextInt(3) == 0) {
      String result = random.nextBoolean() ? "WINNER" : "LOSER";
      send(
          "SetRunnerResult",
          "marketId",
          any(markets),
          "runner",
          1 + random.nextInt(3),
          "result",
          result);
    } else {
      String command = MARKET_COMMANDS[random.nextInt(MARKET_COMMANDS.length)];
      if (command.equals("SuspendMarket")) {
        send(command, "marketId", any(markets), "lapse", random.nextBoolean());
      } else {
        send(command, "marketId", any(markets));
      }
    }
  }

  /** Unlocks nobody, voids what is left, and looks for money that is still held. */
  private void finish() {
    while (engine.engine().nextDeadlineNs() <= now) {
      advance();
    }
    markets.addAll(settled);
    for (long market : List.copyOf(markets)) {
      send("VoidMarket", "marketId", market);
      while (engine.engine().nextDeadlineNs() <= now) {
        advance();
      }
    }
    Engine core = engine.engine();
    core.balances(
        (kind, owner, currency, decimals, amount, test) -> {
          if (kind == BalanceKind.HELD_EXCHANGE || kind == BalanceKind.MARKET_SETTLEMENT) {
            assertEquals(0, amount, kind + " of " + owner);
          }
          boolean mayBeBelow = kind == BalanceKind.PAYMENT_CLEARING || kind == BalanceKind.CASH;
          assertTrue(amount >= 0 || mayBeBelow, kind + " " + amount);
        });
  }

  private void openAccount() {
    Map<String, Object> opened = engine.send("OpenAccount", "currency", "GBP").get(0);
    long account = Exchanges.number(opened, "accountId");
    accounts.add(account);
    send(
        "Deposit",
        "accountId",
        account,
        "transactionId",
        String.format("%032x", account),
        "amount",
        1_500,
        "currency",
        "GBP");
  }

  private void send(String command, Object... fields) {
    engine.at(now);
    long before = engine.engine().effectHash();
    List<Map<String, Object>> outcomes = engine.send(command, fields);
    note(outcomes);
    checkMarketData();
    if (outcomes.size() == 1 && outcomes.get(0).get("outcome").equals("Refused")) {
      assertEquals(before, engine.engine().effectHash(), "a refused " + command);
    }
    if (copy != null) {
      copy.at(now);
      copy.send(command, fields);
      assertEquals(engine.engine().stateHash(), copy.engine().stateHash(), command);
    }
  }

  private void advance() {
    engine.at(now);
    note(engine.advance());
    checkMarketData();
    if (copy != null) {
      copy.at(now);
      copy.advance();
      assertEquals(engine.engine().stateHash(), copy.engine().stateHash(), "AdvanceTime");
    }
  }

  /** What was told, added up, is what there is. */
  private void checkMarketData() {
    List<Map<String, Object>> messages = engine.marketData();
    PublicBook.apply(books, engine);
    for (Map<String, Object> message : messages) {
      long market = (Long) message.get("marketId");
      PublicBook told = books.get(market);
      assertEquals(PublicBook.asked(engine, market).toString(), told.toString());
      assertEquals(told.levelsOfBooks(), told.levels());
    }
  }

  private void note(List<Map<String, Object>> outcomes) {
    for (Map<String, Object> outcome : outcomes) {
      String name = (String) outcome.get("outcome");
      if (name.equals("Refused")) {
        name += " " + outcome.get("reason");
      }
      boolean ofHouse = name.equals("Matched") && Exchanges.number(outcome, "accountId") == house;
      ALL_SEEN.merge(ofHouse ? "Matched of the house" : name, 1, Integer::sum);
      switch (name) {
        case "OrderAccepted" -> remember(outcome, "orderId");
        case "OrderReplaced" -> remember(outcome, "newOrderId");
        case "MarketChanged" -> rememberMarket(outcome);
        case "Refused UNKNOWN_ORDER" -> orders.remove(Exchanges.number(outcome, "concerns"));
        case "Refused UNKNOWN_MARKET" -> forgetMarket(Exchanges.number(outcome, "concerns"));
        default -> {}
      }
    }
  }

  private void remember(Map<String, Object> outcome, String field) {
    long order = Exchanges.number(outcome, field);
    orders.add(order);
    owners.put(order, Exchanges.number(outcome, "accountId"));
  }

  private void forgetMarket(long market) {
    markets.remove(market);
    settled.remove(market);
  }

  private void rememberMarket(Map<String, Object> outcome) {
    long market = Exchanges.number(outcome, "marketId");
    boolean isFinal = List.of("SETTLED", "VOIDED").contains(outcome.get("status"));
    if (isFinal) {
      markets.remove(market);
      settled.remove(market);
      if (outcome.get("status").equals("SETTLED")) {
        settled.add(market);
      }
    } else if (!markets.contains(market)) {
      markets.add(market);
    }
  }

  /** Mostly the account whose order it is. */
  private long owner(long order) {
    return random.nextInt(20) == 0 ? any(accounts) : owners.getOrDefault(order, 0L);
  }

  private long any(List<Long> ids) {
    return ids.isEmpty() ? 1 : ids.get(random.nextInt(ids.size()));
  }

  private long small() {
    return random.nextInt(200);
  }

  private int price() {
    return 200 + 2 * random.nextInt(8);
  }
}
