package io.croupier.engine.exchange;

import io.croupier.protocol.RunnerResult;
import java.util.Arrays;

/**
 * Works out from the recorded results how much of a win each runner of a market has: all, nothing,
 * or, where runners tie for the last places, a part. With {@code a} runners ahead and {@code t}
 * tied at a position the part is {@code min(t, W - a) / t}, not below 0.
 *
 * <p>Owned by the engine thread.
 */
final class Placings {
  private final int[] tied = new int[Runners.MAX_OF_MARKET + 1];
  private final int[] places = new int[Runners.MAX_OF_MARKET + 1];
  private final int[] shares = new int[Runners.MAX_OF_MARKET + 1];
  private final Runners runners;

  Placings(Runners runners) {
    this.runners = runners;
  }

  /**
   * Judges the results of a market.
   *
   * @return the common denominator of the shares; 0 when the results do not make up its winners
   */
  int judge(Market market) {
    return market.winners() == 0 ? judgeEach(market) : judgePlaces(market);
  }

  /** The share of a runner, after {@link #judge}. */
  int share(int runner) {
    return shares[runner];
  }

  private int judgeEach(Market market) {
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      int row = market.row(runner);
      boolean won = runners.position(row) != 0 || runners.result(row) == RunnerResult.WINNER;
      if (!won && runners.result(row) != RunnerResult.LOSER) {
        return 0;
      }
      shares[runner] = won ? 1 : 0;
    }
    return 1;
  }

  private int judgePlaces(Market market) {
    if (!countTied(market)) {
      return 0;
    }
    int left = market.winners();
    int denominator = 1;
    for (int position = 1; position < tied.length; position++) {
      places[position] = Math.min(tied[position], left);
      left -= places[position];
      if (places[position] > 0 && places[position] < tied[position]) {
        denominator = tied[position];
      }
    }
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      int position = position(market.row(runner));
      shares[runner] = position == 0 ? 0 : places[position] * denominator / tied[position];
    }
    return left == 0 ? denominator : 0;
  }

  /**
   * Counts the runners at each position; false when winners are stated in two ways, or too many.
   */
  private boolean countTied(Market market) {
    Arrays.fill(tied, 0);
    int placed = 0;
    int unplacedWinners = 0;
    for (int runner = 1; runner <= market.runnerCount(); runner++) {
      int row = market.row(runner);
      boolean hasPosition = runners.position(row) != 0;
      placed += hasPosition ? 1 : 0;
      unplacedWinners += !hasPosition && runners.result(row) == RunnerResult.WINNER ? 1 : 0;
      tied[position(row)]++;
    }
    boolean exact = unplacedWinners == market.winners() || market.winners() == 1;
    return unplacedWinners == 0 || placed == 0 && exact;
  }

  private int position(int row) {
    boolean unstated = runners.position(row) == 0 && runners.result(row) == RunnerResult.WINNER;
    return unstated ? 1 : runners.position(row);
  }
}
