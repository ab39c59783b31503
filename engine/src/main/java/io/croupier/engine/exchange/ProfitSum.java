package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;
import io.croupier.engine.store.StoreVisitor;

/**
 * Adds up the exact profits of an account's orders in a market, which are fractions of a minor unit
 * because of prices in hundredths and of dead heats. After each order the sum is rounded down, with
 * the fraction carried on: so the profits of the orders add up to the net, rounded down once.
 *
 * <p>A runner's share of a win is {@code shares / denominator}, one denominator for a market.
 *
 * <p>Owned by the engine thread.
 */
final class ProfitSum {
  private static final long MILLIONTHS = 1_000_000;

  private long net;
  private long rest;

  /** Begins the orders of the next account. */
  void begin() {
    net = 0;
    rest = 0;
  }

  /**
   * Adds the matched bets of an order.
   *
   * @param matched their stake
   * @param matchedReturn their sum of stake times price in hundredths
   * @return the profit of the order: what the rounded sum has grown by
   */
  long add(int side, long matched, long matchedReturn, int shares, int denominator) {
    long sign = 1 - 2L * side;
    long divisor = (long) Exposure.SCALE * denominator;
    long floor = Money.floorMulDiv(matchedReturn, sign * shares, rest, divisor);
    rest = Money.floorMulMod(matchedReturn, sign * shares, rest, divisor);
    long profit = floor - sign * matched;
    net += profit;
    return profit;
  }

  /** The sum, rounded down to the minor unit. */
  long net() {
    return net;
  }

  /** What rounding down took, in millionths of a minor unit, rounded down. */
  long rounding(int denominator) {
    return rest * MILLIONTHS / ((long) Exposure.SCALE * denominator);
  }

  void accept(StoreVisitor visitor) {
    net = visitor.value("net", 1, net);
    rest = visitor.value("rest", 1, rest);
  }
}
