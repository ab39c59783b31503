package io.croupier.engine.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossMatchingTest {
  /** -Dcroupier.crossMatches: cases. */
  private static final int CASES = Integer.getInteger("croupier.crossMatches", 300);

  private static final long SEED = Long.getLong("croupier.seed", 77L);
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  private final Random random = new Random(SEED);
  private Exchanges exchange;
  private long house;
  private int takenLess;

  /** One resting order of each other runner, one that comes in: every way to match it is tried. */
  @Test
  void shouldFindWhatASlowSearchFinds() {
    int matched = 0;
    for (int i = 0; i < CASES; i++) {
      open(2 + random.nextInt(ImpliedPrice.MOST_RUNNERS - 1), i);
      matched += checkOne(i) ? 1 : 0;
    }
    assertTrue(matched > CASES / 4, "too few cases with a match: " + matched);
    assertTrue(takenLess > 0, "never a minor unit less for the house's sake");
  }

  /** The house never loses, whatever comes in: its worst result is what it would have held. */
  @Test
  void shouldNeverMakeTheHouseHoldMoney() {
    open(4, 0);
    for (int i = 0; i < 3_000; i++) {
      String side = random.nextBoolean() ? "BACK" : "LAY";
      int account = 1 + random.nextInt(2);
      exchange.place(account, side, 1 + random.nextInt(4), 1 + random.nextInt(300), price(4));
      Map<String, Object> wallet =
          exchange.engine.query("QueryWallet", "accountId", house, "currency", "GBP").get(0);
      assertEquals(0, Exchanges.number(wallet, "heldExchange"), "seed " + SEED + " at " + i);
    }
  }

  /** Legs have places of their own; when they are taken orders meet one another as ever. */
  @Test
  void shouldStopWherePlacesForLegsEnd() {
    exchange = new Exchanges("orders", 12, "settledOrders", 1);
    exchange.account();
    exchange.account();
    openHouse();
    market(2);
    exchange.place(1, "BACK", 2, 1_000, 200);
    int matches = 0;
    for (int i = 0; i < 8; i++) {
      List<String> outcomes = exchange.place(2, "BACK", 1, 10, 200);
      boolean matched = outcomes.stream().anyMatch(word -> word.contains("matched"));
      matches += matched ? 1 : 0;
    }
    assertEquals(6, matches, "13 places, 2 for each");
  }

  /** The places of legs, and of all matches, come back with the orders of a market that is over. */
  @Test
  void shouldGivePlacesBackWithTheMarket() {
    exchange = new Exchanges("orders", 12, "settledOrders", 1);
    exchange.account();
    exchange.account();
    openHouse();
    for (int round = 0; round < 40; round++) {
      market(2);
      exchange.place(1, "BACK", 2, 1_000, 200);
      for (int order = 0; order < 5; order++) {
        List<String> outcomes = exchange.place(2, "BACK", 1, 10, 200);
        assertTrue(outcomes.stream().anyMatch(word -> word.contains("matched")), "round " + round);
      }
      exchange.send("VoidMarket", "marketId", exchange.market);
      exchange.engine.advance();
    }
    assertEquals(Exchanges.CASH + " held 0", exchange.money(1));
    assertEquals(Exchanges.CASH + " held 0", exchange.money(2));
  }

  /** Places that an atomic batch was promised are not taken by the house. */
  @Test
  void shouldLeaveAnAtomicBatchItsPlaces() {
    for (int batch = 1; batch <= 6; batch++) {
      exchange = new Exchanges("orders", 7, "settledOrders", 1);
      exchange.account();
      exchange.account();
      openHouse();
      market(2);
      exchange.place(1, "BACK", 2, 100, 200);
      List<Map<String, Object>> instructions = new ArrayList<>();
      for (int i = 0; i < batch; i++) {
        instructions.add(Map.of("runner", 1, "side", "BACK", "stake", 10, "price", 200));
      }
      Object[] fields = {"marketId", exchange.market, "atomic", true, "instructions", instructions};
      List<String> outcomes = exchange.send(2, "PlaceOrders", fields);
      long accepted = outcomes.stream().filter(word -> word.startsWith("accepted")).count();
      boolean crossed = outcomes.stream().anyMatch(word -> word.startsWith("matched"));
      assertEquals(batch, accepted, outcomes::toString);
      assertEquals(batch <= 4, crossed, outcomes::toString);
    }
  }

  private boolean checkOne(int number) {
    boolean back = random.nextBoolean();
    String side = back ? "BACK" : "LAY";
    int runners = runnerCount;
    long[] sizes = new long[runners + 1];
    int[] prices = new int[runners + 1];
    for (int runner = 2; runner <= runners; runner++) {
      sizes[runner] = 1L + random.nextInt(random.nextInt(60) == 0 ? 400 : 400_000);
      prices[runner] = price(runners);
      exchange.place(1, side, runner, sizes[runner], prices[runner]);
    }
    long stake = 1L + random.nextInt(random.nextBoolean() ? 3_000 : 200_000);
    int limit = back ? 101 : 100_000;
    List<Long> expected = search(back, stake, sizes, prices);
    List<Long> found = new ArrayList<>();
    long own = exchange.account(2);
    for (Map<String, Object> outcome : place(side, stake, limit)) {
      boolean ofOthers = !outcome.get("accountId").equals(house);
      if (outcome.get("outcome").equals("Matched") && ofOthers) {
        if (outcome.get("accountId").equals(own) && !found.isEmpty()) {
          break;
        }
        found.add(Exchanges.number(outcome, "stake"));
        found.add(Exchanges.number(outcome, "price"));
      }
    }
    assertEquals(expected, found, "case " + number + " of seed " + SEED);
    return !found.isEmpty();
  }

  private List<Map<String, Object>> place(String side, long stake, int limit) {
    return exchange.engine.send(
        "PlaceOrder",
        "accountId",
        exchange.account(2),
        "marketId",
        exchange.market,
        "runner",
        1,
        "side",
        side,
        "stake",
        stake,
        "price",
        limit);
  }

  /**
   * All prices from the best for the order on, all stakes from the greatest on: the first price at
   * which the house would not lose if stakes had no least unit, with the first stake at which it
   * does not. The stakes and prices of the order and of the legs, or none.
   */
  private List<Long> search(boolean back, long stake, long[] sizes, int[] prices) {
    PriceLadder ladder = PriceLadder.CLASSIC;
    for (int i = 0; i < ladder.size(); i++) {
      int price = ladder.price(back ? ladder.size() - 1 - i : i);
      if (breaksEven(back, price, prices)) {
        return stakes(back, stake, price, sizes, prices);
      }
    }
    return List.of();
  }

  /**
   * Stakes of 1/p on each at p return 1 in each result: is 1 what is staked, or on its right side?
   */
  private static boolean breaksEven(boolean back, int price, int[] prices) {
    BigInteger all = BigInteger.valueOf(price);
    for (int runner = 2; runner < prices.length; runner++) {
      all = all.multiply(BigInteger.valueOf(prices[runner]));
    }
    BigInteger others = BigInteger.ZERO;
    for (int runner = 2; runner < prices.length; runner++) {
      others = others.add(all.multiply(HUNDRED).divide(BigInteger.valueOf(prices[runner])));
    }
    BigInteger own = all.multiply(HUNDRED).divide(BigInteger.valueOf(price));
    boolean room = others.compareTo(all) < 0;
    int order = others.add(own).compareTo(all);
    return room && (back ? order >= 0 : order <= 0);
  }

  private List<Long> stakes(boolean back, long stake, int price, long[] sizes, int[] prices) {
    long most = stake;
    for (int runner = 2; runner < prices.length; runner++) {
      most = Math.min(most, sizes[runner] * prices[runner] / price);
    }
    for (long s = most; s >= Math.max(1, most - 100); s--) {
      List<Long> found = new ArrayList<>(List.of(s, (long) price));
      long total = s;
      long least = Long.MAX_VALUE;
      long highest = s * price;
      for (int runner = 2; runner < prices.length; runner++) {
        long leg = s * price / prices[runner];
        leg += !back && leg * prices[runner] < s * price ? 1 : 0;
        found.addAll(List.of(leg, (long) prices[runner]));
        total += leg;
        least = Math.min(least, leg);
        highest = Math.max(highest, leg * prices[runner]);
      }
      boolean safe = back ? 100 * total >= highest : 100 * total <= s * price;
      if (least > 0 && safe) {
        takenLess += s < most ? 1 : 0;
        return found;
      }
    }
    return List.of();
  }

  private int runnerCount;

  private void open(int runners, int number) {
    if (number % 10 == 0) {
      exchange = new Exchanges("markets", 32, "runners", 512, "orders", 1_000, "bookPages", 1_000);
      exchange.account();
      exchange.account();
      enrich();
      openHouse();
    }
    market(runners);
  }

  private void market(int runners) {
    runnerCount = runners;
    exchange.market(runners, 1, "crossMatching", true);
    exchange.send("OpenMarket", "marketId", exchange.market);
  }

  private void enrich() {
    for (int account = 1; account <= 2; account++) {
      long amount = 100_000_000_000L;
      String id = String.format("%032x", 1_000 + account);
      exchange.send(account, "Deposit", "transactionId", id, "amount", amount, "currency", "GBP");
    }
  }

  private void openHouse() {
    Map<String, Object> opened =
        exchange.engine.send("OpenAccount", "currency", "GBP", "accountKind", "HOUSE").get(0);
    house = Exchanges.number(opened, "accountId");
  }

  /** Around what makes up one market of so many runners. */
  private int price(int runners) {
    int about = 90 * runners + random.nextInt(70 * runners) + 20;
    return PriceLadder.CLASSIC.price(PriceLadder.CLASSIC.indexAtOrBelow(about));
  }
}
