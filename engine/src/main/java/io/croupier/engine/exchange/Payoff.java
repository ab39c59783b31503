package io.croupier.engine.exchange;

import io.croupier.engine.store.StoreVisitor;

/**
 * What the bets of a market bring by its betting type, out of a bet's profit if its runner wins and
 * its loss if not, which {@link Exposure} tells for ODDS in hundredths of a minor unit.
 *
 * <p>EACH_WAY: the stake is bet twice, on the runner to win and on it to be placed for the profit
 * divided by the market's divisor d. All results are in 1 / (100 d) of a minor unit: a winner
 * brings both, {@code profit (d + 1)}; a runner that is only placed {@code profit + d loss}; any
 * other loses twice, {@code 2 d loss}.
 *
 * <p>ASIAN_HANDICAP: in halves of hundredths, so that half of a result is whole.
 *
 * <p>Owned by the engine thread.
 */
final class Payoff {
  /** The greatest divisor. */
  static final int MAX_DIVISOR = 20;

  /** An account's stakes in one market, matched and unmatched, so that all sums stay exact. */
  private static final long MAX_STAKES = 1L << 44;

  private static final long MAX_STAKES_EACH_WAY = 1L << 39;

  private int divisor;
  private boolean halves;

  /** Begins a new market; divisor 0: not EACH_WAY; with halves bets can win or lose half. */
  void begin(int eachWayDivisor, boolean withHalves) {
    divisor = eachWayDivisor;
    halves = withHalves;
  }

  boolean isEachWay() {
    return divisor != 0;
  }

  /** By what the profit of a place is divided; 0: the market is not EACH_WAY. */
  int divisor() {
    return divisor;
  }

  /** How many parts of a minor unit the results are in. */
  int scale() {
    return isEachWay() ? Exposure.SCALE * divisor : Exposure.SCALE * parts();
  }

  /** How many times an order bets its stake. */
  int stakesOfOrder() {
    return isEachWay() ? 2 : 1;
  }

  long maxStakes() {
    return isEachWay() ? MAX_STAKES_EACH_WAY : MAX_STAKES / parts();
  }

  /** What bets bring if their runner wins. */
  long win(long profit) {
    return isEachWay() ? profit * (divisor + 1) : profit * parts();
  }

  /** What bets bring if their runner is placed but does not win; nothing for ODDS. */
  long place(long profit, long loss) {
    return isEachWay() ? profit + divisor * loss : 0;
  }

  /** What bets bring if their runner neither wins nor is placed. */
  long lose(long loss) {
    return isEachWay() ? 2 * divisor * loss : loss * parts();
  }

  private int parts() {
    return halves ? 2 : 1;
  }

  void accept(StoreVisitor visitor) {
    divisor = visitor.count("eachWayDivisor", 1, divisor);
    halves = visitor.value("halves", 1, halves ? 1 : 0) != 0;
  }
}
