package io.croupier.demo.player;

import io.croupier.protocol.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A market as players see it.
 *
 * @param fair the price of each runner at which nobody has an edge; a line where it is bet on one.
 * @param names of the runners; none: they have numbers.
 * @param inPlay whether it has turned in-play.
 */
record KnownMarket(
    long id,
    MarketKind kind,
    String currency,
    List<Double> fair,
    List<String> names,
    boolean inPlay) {
  private static final int EVEN = 100;

  int runners() {
    return fair.size();
  }

  /** What people call a runner. */
  String name(int runner) {
    return names.isEmpty() ? Integer.toString(runner) : names.get(runner - 1);
  }

  boolean isOfLines() {
    return kind == MarketKind.GOALS_LINE;
  }

  /** Whether orders can still wait for the starting price. */
  boolean takesStartingPrice() {
    return kind == MarketKind.STARTING_PRICE_RACE && !inPlay;
  }

  /** The legal price of a runner at or below so many times the fair one. */
  int price(int runner, double factor) {
    double price = fair.get(runner - 1) * factor;
    return isOfLines() ? GoalsLine.atOrBelow(price) : Ladder.atOrBelow(price);
  }

  /**
   * What an order risks, at most so much. With a starting price each side risks what the other one
   * does at the fair price: orders without a limit would else move it far away.
   */
  long risk(Side side, int runner, long most) {
    if (kind != MarketKind.STARTING_PRICE_RACE) {
      return most;
    }
    double odds = fair.get(runner - 1) - 1;
    double part = side == Side.BACK ? Math.min(1, 1 / odds) : Math.min(1, odds);
    return Math.max(1, (long) (most * part));
  }

  /** The stake with which an order loses about so much at worst. */
  long stake(Side side, int price, long risk) {
    long stake =
        switch (kind) {
          case GOALS_LINE -> risk;
          case EACH_WAY_RACE -> eachWay(side, price, risk);
          default -> side == Side.BACK ? risk : risk * EVEN / (price - EVEN);
        };
    return Math.max(1, stake);
  }

  /** A back loses both halves, a lay the odds and the part of them that a place wins. */
  private static long eachWay(Side side, int price, long risk) {
    long divisor = EachWayContest.DIVISOR;
    return side == Side.BACK ? risk / 2 : risk * EVEN * divisor / ((price - EVEN) * (divisor + 1));
  }

  /** What the other gateway is told of it. */
  Map<String, Object> news() {
    Map<String, Object> news = new HashMap<>();
    news.put("share", "market");
    news.put("id", id);
    news.put("kind", kind.name());
    news.put("currency", currency);
    news.put("fair", fair);
    news.put("names", names);
    news.put("inPlay", inPlay);
    return news;
  }

  /** What the other gateway has told. */
  static KnownMarket of(Map<String, Object> news) {
    List<Double> fair = new ArrayList<>();
    for (Object price : (List<?>) news.get("fair")) {
      fair.add(((Number) price).doubleValue());
    }
    return new KnownMarket(
        ((Number) news.get("id")).longValue(),
        MarketKind.valueOf((String) news.get("kind")),
        (String) news.get("currency"),
        fair,
        ((List<?>) news.get("names")).stream().map(String::valueOf).toList(),
        (Boolean) news.get("inPlay"));
  }

  /** What the other gateway is told when it is over. */
  static Map<String, Object> farewell(long id) {
    return Map.of("share", "over", "id", id);
  }
}
