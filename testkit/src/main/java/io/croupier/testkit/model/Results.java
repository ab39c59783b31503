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
  private final Map<Integer, BigInteger> numerators = new TreeMap<>();
  private BigInteger denominator = BigInteger.ONE;

  private Results(Market market) {
    this.market = market;
  }

  static Results of(Market market) {
    Results results = new Results(market);
    if (market.winners == 0) {
      results.anyNumber();
    } else {
      results.byPosition();
    }
    return results;
  }

  /** The shares make up the number of winners. */
  static boolean complete(Market market) {
    if (market.winners == 0) {
      return !anyOpen(market);
    }
    long winnersWithout = count(market, "WINNER", false);
    if (winnersWithout > 0) {
      boolean mixed = market.ends.values().stream().anyMatch(end -> end.position() > 0);
      return !mixed && (market.winners == 1 || winnersWithout == market.winners);
    }
    Results results = of(market);
    BigInteger sum = results.numerators.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    return sum.equals(results.denominator.multiply(BigInteger.valueOf(market.winners)));
  }

  BigInteger denominator() {
    return denominator;
  }

  BigInteger numerator(int runner) {
    return numerators.getOrDefault(runner, BigInteger.ZERO);
  }

  private static boolean anyOpen(Market market) {
    for (int runner = 1; runner <= market.runners; runner++) {
      if (market.ends.getOrDefault(runner, RunnerEnd.OPEN).equals(RunnerEnd.OPEN)) {
        return true;
      }
    }
    return false;
  }

  private static long count(Market market, String result, boolean placed) {
    return market.ends.values().stream()
        .filter(end -> end.result().equals(result) && end.position() > 0 == placed)
        .count();
  }

  private void anyNumber() {
    market.ends.forEach(
        (runner, end) -> {
          if (end.result().equals("WINNER") || end.position() > 0) {
            numerators.put(runner, BigInteger.ONE);
          }
        });
  }

  private void byPosition() {
    Map<Integer, Integer> tied = new TreeMap<>();
    market.ends.values().forEach(end -> tied.merge(place(end), 1, Integer::sum));
    tied.remove(0);
    tied.values().forEach(n -> denominator = denominator.multiply(BigInteger.valueOf(n)));
    market.ends.forEach((runner, end) -> numerators.put(runner, numerator(end, tied)));
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
    int places = Math.max(0, Math.min(sharing, market.winners - ahead));
    return denominator.multiply(BigInteger.valueOf(places)).divide(BigInteger.valueOf(sharing));
  }

  /** A winner whose position is not stated was first. */
  private static int place(RunnerEnd end) {
    boolean first = end.result().equals("WINNER") && end.position() == 0;
    return first ? 1 : end.position();
  }
}
