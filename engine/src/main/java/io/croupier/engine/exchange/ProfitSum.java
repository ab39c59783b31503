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
  private long fees;
  private long restOfFees;

  /** Begins the orders of the next account. */
  void begin() {
    net = 0;
    rest = 0;
    fees = 0;
    restOfFees = 0;
  }

  /**
   * Adds the matched bets of an order.
   *
   * @param matched their stake
   * @param matchedReturn their sum of stake times price in hundredths
   * @param stakeShares parts of the denominator of their stake that they get back beside that
   * @param times how often each stake was bet
   * @return the profit of the order: what the rounded sum has grown by
   */
  long add(
      int side,
      long matched,
      long matchedReturn,
      int shares,
      int stakeShares,
      int times,
      int denominator) {
    long sign = 1 - 2L * side;
    long divisor = (long) Exposure.SCALE * denominator;
    long floor = Money.floorMulDiv(matchedReturn, sign * shares, rest, divisor);
    rest = Money.floorMulMod(matchedReturn, sign * shares, rest, divisor);
    if (stakeShares != 0) {
      long stakes = matched * Exposure.SCALE;
      floor += Money.floorMulDiv(stakes, sign * stakeShares, rest, divisor);
      rest = Money.floorMulMod(stakes, sign * stakeShares, rest, divisor);
    }
    long profit = floor - sign * times * matched;
    net += profit;
    return profit;
  }

  /** Adds the fees of an order, in hundredths of a minor unit, by its runner's share of a win. */
  void addFees(long ifWon, long ifLost, int shares, int denominator) {
    addFees(ifWon, shares, denominator);
    addFees(ifLost, denominator - shares, denominator);
  }

  private void addFees(long amount, int shares, int denominator) {
    long divisor = (long) Exposure.SCALE * denominator;
    long floor = Money.floorMulDiv(amount, shares, restOfFees, divisor);
    restOfFees = Money.floorMulMod(amount, shares, restOfFees, divisor);
    fees += floor;
  }

  /** What the net must fall by so that the account gets its profits less its fees, rounded down. */
  long fees() {
    return fees + (restOfFees > rest ? 1 : 0);
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
    fees = visitor.value("fees", 1, fees);
    restOfFees = visitor.value("restOfFees", 1, restOfFees);
  }
}
