package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tells everybody how the markets differ from what they were before a command. */
final class BookFeed {
  private static final int MOST_LEVELS = 750;

  private final Map<Market, Before> before = new LinkedHashMap<>();
  private final Map<Market, Touched> touched = new LinkedHashMap<>();

  /** How a market was. */
  private record Before(int version, Map<Level, BigInteger> levels) {}

  /**
   * What a command did to a market: levels and matched runners, each in order of the first time.
   */
  private record Touched(Set<Level> levels, Set<Integer> matched) {}

  /** A command begins. */
  void begin(World world) {
    before.clear();
    touched.clear();
    for (Market market : world.markets.values()) {
      before.put(market, new Before(market.version, Level.all(market)));
    }
  }

  /** A MarketChanged is written. */
  void changed(Market market) {
    touch(market);
  }

  /** The unmatched stake of an order will change, or its price; or it has come to rest. */
  void level(Order order) {
    if (order.rests()) {
      touch(order.position.market).levels.add(Level.of(order));
    }
  }

  /** A resting order will be matched. */
  void matched(Order resting, BigInteger size) {
    level(resting);
    traded(resting.position.market, resting.runner, size, resting.price);
  }

  void traded(Market market, int runner, BigInteger size, long price) {
    touch(market).matched.add(runner);
    market.volumes.merge(runner, size, BigInteger::add);
    market.lastPrices.put(runner, price);
  }

  private Touched touch(Market market) {
    return touched.computeIfAbsent(
        market, none -> new Touched(new LinkedHashSet<>(), new LinkedHashSet<>()));
  }

  /** The command is over. */
  void tell(Turn turn) {
    touched.forEach(
        (market, what) -> {
          if (before.containsKey(market)) {
            tellChanges(turn, market, what);
          } else {
            describe(turn.toAll("BookChanged"), market, ++market.dataVersion, "IMAGE", false)
                .withRows("runners", allRunners(market))
                .withRows("levels", List.of());
          }
        });
  }

  private void tellChanges(Turn turn, Market market, Touched what) {
    Before was = before.get(market);
    Map<Level, BigInteger> now = Level.all(market);
    List<Map<String, Object>> levels = new ArrayList<>();
    for (Level level : what.levels) {
      BigInteger size = now.getOrDefault(level, BigInteger.ZERO);
      if (!size.equals(was.levels.getOrDefault(level, BigInteger.ZERO))) {
        levels.add(level.row(size));
      }
    }
    List<Map<String, Object>> runners =
        what.matched.stream().map(runner -> runner(market, runner)).toList();
    if (was.version == market.version && levels.isEmpty() && runners.isEmpty()) {
      return;
    }
    int from = 0;
    do {
      int to = Math.min(from + MOST_LEVELS, levels.size());
      boolean more = to < levels.size();
      describe(turn.toAll("BookChanged"), market, ++market.dataVersion, "DELTA", more)
          .withRows("runners", from == 0 ? runners : List.of())
          .withRows("levels", levels.subList(from, to));
      from = to;
    } while (from < levels.size());
  }

  static Outcome describe(
      Outcome outcome, Market market, long dataVersion, String kind, boolean more) {
    return outcome
        .with("marketId", market.id)
        .with("dataVersion", dataVersion)
        .with("nextAfter", 0)
        .with("version", market.version)
        .with("runner", 0)
        .with("status", market.status)
        .with("inPlay", market.inPlay)
        .with("kind", kind)
        .with("more", more);
  }

  static List<Map<String, Object>> allRunners(Market market) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int runner = 1; runner <= market.runners; runner++) {
      rows.add(runner(market, runner));
    }
    return rows;
  }

  static Map<String, Object> runner(Market market, int runner) {
    Map<String, Object> row = new TreeMap<>();
    row.put("tradedVolume", market.volumes.getOrDefault(runner, BigInteger.ZERO).longValueExact());
    if (market.lastPrices.containsKey(runner)) {
      row.put("lastPrice", market.lastPrices.get(runner));
    }
    row.put("runner", (long) runner);
    return row;
  }
}
