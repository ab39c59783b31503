package io.croupier.testkit.model;

import io.croupier.testkit.model.Market.RunnerEnd;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * The share of a win that each runner's backs get: 1 for a winner, less in a dead heat, 0 for the
 * rest. All shares have one denominator.
 */
final class Results {
  private final Market market;
  private final Map<Integer, RunnerEnd> ends;
  private final Map<Integer, BigInteger> numerators = new TreeMap<>();
  private final int places;
  private BigInteger denominator = BigInteger.ONE;

  private Results(Market market, int places, Map<Integer, RunnerEnd> ends) {
    this.market = market;
    this.places = places;
    this.ends = new TreeMap<>(ends);
    this.ends.keySet().removeAll(market.voidRunners);
  }

  static Results of(Market market) {
    return of(market, market.places(), market.ends);
  }

  /** Of EACH_WAY: what is bet on the runners to win, not to be placed. */
  static Results ofWin(Market market) {
    return of(market, Math.min(1, market.places()), market.ends);
  }

  private static Results of(Market market, int places, Map<Integer, RunnerEnd> ends) {
    Results results = new Results(market, places, ends);
    if (market.winners == 0) {
      results.anyNumber();
    } else {
      results.byPosition();
    }
    return results;
  }

  /** The shares make up the number of winners. */
  static boolean complete(Market market, Map<Integer, RunnerEnd> ends) {
    return of(market, market.places(), ends).isComplete();
  }

  private boolean isComplete() {
    if (market.winners == 0) {
      return !anyOpen();
    }
    long winnersWithout = winnersWithoutPosition();
    if (winnersWithout > 0) {
      boolean mixed = ends.values().stream().anyMatch(end -> end.position() > 0);
      return !market.eachWay && !mixed && (market.winners == 1 || winnersWithout == places);
    }
    BigInteger sum = numerators.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    return sum.equals(denominator.multiply(BigInteger.valueOf(places)));
  }

  BigInteger denominator() {
    return denominator;
  }

  BigInteger numerator(int runner) {
    return numerators.getOrDefault(runner, BigInteger.ZERO);
  }

  private boolean anyOpen() {
    for (int runner = 1; runner <= market.runners; runner++) {
      boolean open = ends.getOrDefault(runner, RunnerEnd.OPEN).equals(RunnerEnd.OPEN);
      if (open && !market.isVoid(runner)) {
        return true;
      }
    }
    return false;
  }

  private long winnersWithoutPosition() {
    return ends.values().stream()
        .filter(end -> end.result().equals("WINNER") && end.position() == 0)
        .count();
  }

  private void anyNumber() {
    ends.forEach(
        (runner, end) -> {
          if (end.result().equals("WINNER") || end.position() > 0) {
            numerators.put(runner, BigInteger.ONE);
          }
        });
  }

  private void byPosition() {
    Map<Integer, Integer> tied = new TreeMap<>();
    ends.values().forEach(end -> tied.merge(place(end), 1, Integer::sum));
    tied.remove(0);
    tied.values().forEach(n -> denominator = denominator.multiply(BigInteger.valueOf(n)));
    ends.forEach((runner, end) -> numerators.put(runner, numerator(end, tied)));
  }

  /** Places left for those who share one, divided among them. */
  private BigInteger numerator(RunnerEnd end, Map<Integer, Integer> tied) {
    int place = place(end);
    if (place == 0) {
      return BigInteger.ZERO;
    }
    int ahead = 0;
    for (Map.Entry<Integer, Integer> entry : tied.entrySet()) {
      ahead += entry.getKey() < place ? entry.getValue() : 0;
    }
    int sharing = tied.get(place);
    int taken = Math.max(0, Math.min(sharing, places - ahead));
    return denominator.multiply(BigInteger.valueOf(taken)).divide(BigInteger.valueOf(sharing));
  }

  /** A winner whose position is not stated was first. */
  private static int place(RunnerEnd end) {
    boolean first = end.result().equals("WINNER") && end.position() == 0;
    return first ? 1 : end.position();
  }
}
