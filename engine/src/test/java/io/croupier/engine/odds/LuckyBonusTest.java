package io.croupier.engine.odds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.TestEngine;
import io.croupier.protocol.BetKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bets with lucky bonuses on a whole engine, against every line listed one by one. */
class LuckyBonusTest {
  private static final int BETS_OF_A_KIND = 60;
  private static final int DIVISOR = 4;
  private static final Map<BetKind, Integer> FACTORS =
      Map.of(
          BetKind.PATENT, 400,
          BetKind.LUCKY_15, 800,
          BetKind.LUCKY_31, 250,
          BetKind.LUCKY_63, 3_200);

  private final Random random = new Random(11);
  private final TestEngine engine =
      TestEngine.with("selections", 4_000, "bets", 1_000, "workPerCommand", 100);
  private final long alice =
      number(engine.send("OpenAccount", "currency", "GBP").get(0), "accountId");
  private long market;
  private int oneWinner;
  private int allWinners;

  @Test
  void shouldBringWhatTheListedLinesBring() {
    engine.send(
        "Deposit",
        "accountId",
        alice,
        "transactionId",
        "00000000000000000000000000000001",
        "amount",
        1_000_000_000,
        "currency",
        "GBP");
    List<Map<String, Object>> bonuses = new ArrayList<>();
    for (BetKind kind : BetKind.values()) {
      if (BetShape.isNamedSystem(kind)) {
        bonuses.add(
            Map.of(
                "betKind",
                kind.name(),
                "oneWinnerFactor",
                FACTORS.getOrDefault(kind, 0),
                "allWinnersBasisPoints",
                100 * kind.value()));
      }
    }
    engine.send("SetOddsLimits", "currency", "GBP", "payoutLimit", (1L << 53) - 1);
    engine.send("SetBookTerms", "cashOutMarginBasisPoints", 0, "luckyBonuses", bonuses);
    for (BetKind kind : BetKind.values()) {
      for (int bet = 0; BetShape.isNamedSystem(kind) && bet < BETS_OF_A_KIND; bet++) {
        check(kind, bet);
      }
    }
    assertTrue(oneWinner > 20, "one winner: " + oneWinner);
    assertTrue(allWinners > 20, "all winners: " + allWinners);
  }

  private void check(BetKind kind, int number) {
    int legs = 1;
    while (!BetShape.fits(kind, legs)) {
      legs++;
    }
    boolean eachWay = random.nextInt(3) == 0;
    long stake = 1L + random.nextInt(200);
    int mostly = number % 3;
    List<Leg> all = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < legs; i++) {
      Leg leg =
          new Leg(++market, 101 + random.nextInt(random.nextBoolean() ? 200 : 3_000), eachWay);
      leg.result = mostly == 0 ? "WON" : mostly == 1 && i > 0 ? leg.lost() : leg.any();
      all.add(leg);
      rows.add(leg.row());
      engine.send("SetPrice", leg.price());
    }
    if (mostly == 1) {
      all.get(0).result = random.nextBoolean() ? "WON" : "DEAD_HEAT";
    }
    Map<String, Object> accepted =
        engine
            .send(
                "PlaceBet",
                "accountId",
                alice,
                "stake",
                stake,
                "currency",
                "GBP",
                "betKind",
                kind.name(),
                "eachWay",
                eachWay,
                "legs",
                rows)
            .get(0);
    assertEquals("BetAccepted", accepted.get("outcome"), accepted::toString);
    all.forEach(leg -> engine.send("SettleSelection", leg.settlement()));
    long bet = number(accepted, "betId");
    long returned = number(engine.query("QueryBet", "betId", bet).get(0), "returned");
    String words = kind + " " + all + (eachWay ? " each way" : "") + ", stake " + stake;
    assertEquals(expected(kind, all, stake, eachWay), returned, words);
    assertTrue(returned <= number(accepted, "maximumReturn"), words);
  }

  private long expected(BetKind kind, List<Leg> legs, long stake, boolean eachWay) {
    long winners = legs.stream().filter(Leg::won).count();
    boolean othersLost = legs.stream().allMatch(leg -> leg.won() || leg.win.isZero());
    boolean only = winners == 1 && othersLost;
    boolean all = winners == legs.size();
    oneWinner += only && FACTORS.containsKey(kind) ? 1 : 0;
    allWinners += all ? 1 : 0;
    Ratio wins = Ratio.ZERO;
    Ratio places = Ratio.ZERO;
    for (int line = 1; line < 1 << legs.size(); line++) {
      if (Integer.bitCount(line) >= BetShape.least(kind, legs.size(), 0)) {
        Ratio win = Ratio.ONE;
        Ratio place = Ratio.ONE;
        for (int i = 0; i < legs.size(); i++) {
          if ((line >> i & 1) == 1) {
            Leg leg = legs.get(i);
            boolean multiplied = only && leg.won() && FACTORS.containsKey(kind);
            win = win.times(multiplied ? leg.multiplied(FACTORS.get(kind)) : leg.win);
            place = place.times(leg.place);
          }
        }
        wins = wins.plus(win);
        places = eachWay ? places.plus(place) : places;
      }
    }
    wins = all ? wins.times(Ratio.of(10_000 + 100L * kind.value(), 10_000)) : wins;
    Ratio sum = wins.plus(places);
    return BigInteger.valueOf(stake).multiply(sum.top).divide(sum.bottom).longValueExact();
  }

  private static long number(Map<String, Object> outcome, String field) {
    return ((Number) outcome.getOrDefault(field, 0L)).longValue();
  }

  /** A fraction. */
  private record Ratio(BigInteger top, BigInteger bottom) {
    static final Ratio ZERO = of(0, 1);
    static final Ratio ONE = of(1, 1);

    static Ratio of(long top, long bottom) {
      return new Ratio(BigInteger.valueOf(top), BigInteger.valueOf(bottom));
    }

    Ratio times(Ratio other) {
      return new Ratio(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    Ratio plus(Ratio other) {
      BigInteger sum = top.multiply(other.bottom).add(other.top.multiply(bottom));
      BigInteger below = bottom.multiply(other.bottom);
      BigInteger divisor = sum.gcd(below);
      return new Ratio(sum.divide(divisor), below.divide(divisor));
    }

    boolean isZero() {
      return top.signum() == 0;
    }
  }

  /** A selection, its price, and what becomes of it. */
  private final class Leg {
    private final long market;
    private final int price;
    private final boolean eachWay;
    private String result;
    private Ratio win;
    private Ratio place;

    Leg(long market, int price, boolean eachWay) {
      this.market = market;
      this.price = price;
      this.eachWay = eachWay;
    }

    String lost() {
      return random.nextBoolean() ? "LOST" : "PLACED";
    }

    String any() {
      List<String> results =
          List.of("WON", "WON", "DEAD_HEAT", "LOST", "PLACED", "VOID", "HALF_WON", "HALF_LOST");
      return results.get(random.nextInt(results.size()));
    }

    boolean won() {
      return result.equals("WON") || result.equals("DEAD_HEAT");
    }

    Object[] price() {
      return new Object[] {
        "marketId", market, "runner", 1, "price", price, "placeDivisor", eachWay ? DIVISOR : 0
      };
    }

    Map<String, Object> row() {
      Map<String, Object> row = new HashMap<>();
      row.put("marketId", market);
      row.put("runner", 1);
      row.put("price", price);
      row.put("placeDivisor", eachWay ? DIVISOR : 0);
      return row;
    }

    /** What the only winner counts, by a factor in hundredths. */
    Ratio multiplied(int factor) {
      Ratio odds = Ratio.of(10_000 + (price - 100L) * factor, 10_000);
      return result.equals("DEAD_HEAT") ? odds.times(Ratio.of(1, 2)) : odds;
    }

    /** Its result, of which it notes what it counts by the rules. */
    Object[] settlement() {
      Ratio odds = Ratio.of(price, 100);
      Ratio placed = Ratio.of(100L * DIVISOR + price - 100, 100L * DIVISOR);
      Ratio half = Ratio.of(1, 2);
      switch (result) {
        case "WON" -> counts(odds, placed);
        case "DEAD_HEAT" -> counts(odds.times(half), placed);
        case "LOST" -> counts(Ratio.ZERO, Ratio.ZERO);
        case "PLACED" -> counts(Ratio.ZERO, placed);
        case "HALF_WON" ->
            counts(odds.plus(Ratio.ONE).times(half), placed.plus(Ratio.ONE).times(half));
        case "HALF_LOST" -> counts(half, half);
        default -> counts(Ratio.ONE, Ratio.ONE);
      }
      boolean shared = result.equals("DEAD_HEAT");
      return new Object[] {
        "marketId",
        market,
        "runner",
        1,
        "result",
        shared ? "WON" : result,
        "winShare",
        shared ? 1 : 0,
        "winShareOf",
        shared ? 2 : 0
      };
    }

    private void counts(Ratio asWinner, Ratio asPlaced) {
      win = asWinner;
      place = asPlaced;
    }

    @Override
    public String toString() {
      return price + " " + result;
    }
  }
}
