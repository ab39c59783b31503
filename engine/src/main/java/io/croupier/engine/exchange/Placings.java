package io.croupier.engine.exchange;

import io.croupier.protocol.RunnerResult;
import java.util.Arrays;

/**
 * Works out from results how much of a win each runner of a market has: all, nothing, or, where
 * runners tie for the last places, a part. With {@code a} runners ahead and {@code t} tied at a
 * position the part is {@code min(t, W - a) / t}, not below 0; W is at most the number of runners
 * that are not void.
 *
 * <p>Use: {@link #read} the recorded results, {@link #correct} some, {@link #judge}, and {@link
 * #write} what was judged.
 *
 * <p>Owned by the engine thread.
 */
final class Placings {
  private final RunnerResult[] results = new RunnerResult[Runners.MAX_OF_MARKET + 1];
  private final int[] positions = new int[Runners.MAX_OF_MARKET + 1];
  private final int[] tied = new int[Runners.MAX_OF_MARKET + 1];
  private final int[] places = new int[Runners.MAX_OF_MARKET + 1];
  private final int[] shares = new int[Runners.MAX_OF_MARKET + 1];
  private final int[] stakeShares = new int[Runners.MAX_OF_MARKET + 1];
  private final Runners runners;
  private int count;
  private int lineResult;
  private int home;
  private int away;

  Placings(Runners runners) {
    this.runners = runners;
  }

  /** Begins with the recorded results of a market. */
  void read(Market market) {
    count = market.runnerCount();
    lineResult = market.lines().result();
    home = market.score().home();
    away = market.score().away();
    for (int runner = 1; runner <= count; runner++) {
      int row = market.row(runner);
      results[runner] = runners.result(row);
      positions[runner] = runners.position(row);
      stakeShares[runner] = 0;
    }
  }

  /** Puts another result of a runner in place of the one it has. */
  void correct(int runner, RunnerResult result, int position) {
    results[runner] = result;
    positions[runner] = position;
  }

  /** Puts another result of a market of LINE in place of the one it has. */
  void correctLine(int result) {
    lineResult = result;
  }

  /** Puts another score of a market of ASIAN_HANDICAP in place of the one it has. */
  void correctScore(int homeScore, int awayScore) {
    home = homeScore;
    away = awayScore;
  }

  /**
   * Judges the results.
   *
   * @return the common denominator of the shares; 0 when they do not make up the market's winners
   */
  int judge(Market market) {
    int winners = Math.min(market.winners(), market.activeRunners());
    if (market.lines().exist()) {
      shares[1] = 1;
      return lineResult == Lines.NONE ? 0 : 1;
    }
    if (market.score().isUsed()) {
      return judgeScore(market);
    }
    if (market.payoff().isEachWay()) {
      return judgeEachWay(winners, market.payoff().divisor());
    }
    return market.winners() == 0 ? judgeEach() : judgePlaces(winners, market.winners() == 1);
  }

  /** The share of a runner, after {@link #judge}. */
  int share(int runner) {
    return shares[runner];
  }

  /** Records results, shares and their denominator, after {@link #judge}. */
  void write(Market market, int denominator) {
    market.denominator(denominator);
    market.lines().result(lineResult);
    market.score().record(home, away);
    for (int runner = 1; runner <= count; runner++) {
      int row = market.row(runner);
      runners.result(row, results[runner], positions[runner]);
      runners.shares(row, shares[runner], stakeShares[runner]);
    }
  }

  private int judgeEach() {
    for (int runner = 1; runner <= count; runner++) {
      boolean won = positions[runner] != 0 || results[runner] == RunnerResult.WINNER;
      if (!won && results[runner] == RunnerResult.NONE) {
        return 0;
      }
      shares[runner] = won ? 1 : 0;
    }
    return 1;
  }

  /** In halves: of its price and of its stake, so that half of each is half a win. */
  private int judgeScore(Market market) {
    if (!Score.isScore(home, away)) {
      return 0;
    }
    for (int runner = 1; runner <= count; runner++) {
      int row = market.row(runner);
      int margin = Score.margin(runners.asianSide(row), runners.handicap(row), home, away);
      shares[runner] = Math.max(0, Math.min(2, margin));
      stakeShares[runner] = Math.max(0, 2 - Math.abs(margin));
    }
    return 2;
  }

  /**
   * With the parts f1 of a win and f2 of a place a back of s at p gets s p f1 and s (1 + (p - 1) /
   * d) f2, which is s p (f1 + f2 / d) and of its stake f2 (d - 1) / d.
   */
  private int judgeEachWay(int places, int divisor) {
    int ofPlaces = isWithoutPosition() ? 0 : judgePlaces(places, false);
    if (ofPlaces == 0) {
      return 0;
    }
    int first = 1;
    while (first < tied.length - 1 && tied[first] == 0) {
      first++;
    }
    int winners = Math.max(1, tied[first]);
    for (int runner = 1; runner <= count; runner++) {
      int place = shares[runner] * winners;
      int win = positions[runner] == first ? ofPlaces : 0;
      shares[runner] = win * divisor + place;
      stakeShares[runner] = place * (divisor - 1);
    }
    return ofPlaces * winners * divisor;
  }

  /** Whether a runner has won whose position is not stated: it may be a winner or placed. */
  private boolean isWithoutPosition() {
    for (int runner = 1; runner <= count; runner++) {
      if (positions[runner] == 0 && results[runner] == RunnerResult.WINNER) {
        return true;
      }
    }
    return false;
  }

  private int judgePlaces(int winners, boolean anyCanTie) {
    if (!countTied(winners, anyCanTie)) {
      return 0;
    }
    int left = winners;
    int denominator = 1;
    for (int position = 1; position < tied.length; position++) {
      places[position] = Math.min(tied[position], left);
      left -= places[position];
      if (places[position] > 0 && places[position] < tied[position]) {
        denominator = tied[position];
      }
    }
    for (int runner = 1; runner <= count; runner++) {
      int position = position(runner);
      shares[runner] = position == 0 ? 0 : places[position] * denominator / tied[position];
    }
    return left == 0 ? denominator : 0;
  }

  /**
   * Counts the runners at each position; false when winners are stated in two ways, or too many.
   */
  private boolean countTied(int winners, boolean anyCanTie) {
    Arrays.fill(tied, 0);
    boolean placed = false;
    int unplacedWinners = 0;
    for (int runner = 1; runner <= count; runner++) {
      boolean hasPosition = positions[runner] != 0;
      placed |= hasPosition;
      unplacedWinners += !hasPosition && results[runner] == RunnerResult.WINNER ? 1 : 0;
      tied[position(runner)]++;
    }
    boolean exact = unplacedWinners == winners || anyCanTie;
    return unplacedWinners == 0 || !placed && exact;
  }

  private int position(int runner) {
    boolean unstated = positions[runner] == 0 && results[runner] == RunnerResult.WINNER;
    return unstated ? 1 : positions[runner];
  }
}
