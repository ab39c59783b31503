package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;
import java.util.Arrays;

/**
 * The worst result of bets on a market of ASIAN_HANDICAP over every lead of the home team, or every
 * number of goals, to one past the greatest handicap. A runner's bets bring one thing before the
 * turn of its margin, another behind it, and at the turn, where the margin is between -2 and 2,
 * perhaps half of one of them or nothing.
 *
 * <p>Owned by the engine thread.
 */
final class AsianExposure implements WorstCase {
  /** Handicaps turn at leads up to a quarter of them, or one goal more. */
  private static final int MOST_LEAD = Score.MAX_OF_TEAM / 4 + 2;

  private static final int MOST_GOALS = Score.MAX_OF_GOALS / 4 + 2;

  private final Runners runners;
  private final long[] before = new long[MOST_GOALS + 1];
  private final long[] at = new long[MOST_GOALS + 1];
  private final long[] behind = new long[MOST_GOALS + 1];
  private Market market;
  private long sum;

  AsianExposure(Runners runners) {
    this.runners = runners;
  }

  @Override
  public void begin(Market ofMarket) {
    market = ofMarket;
    Arrays.fill(before, 0);
    Arrays.fill(at, 0);
    Arrays.fill(behind, 0);
    sum = 0;
  }

  @Override
  public void add(int runner, long win, long place, long lose) {
    int row = market.row(runner);
    add(runners.asianSide(row), runners.handicap(row), win, lose);
  }

  private void add(int side, int handicap, long win, long lose) {
    boolean grows = Score.grows(side);
    int turn = turn(side, handicap);
    int index = Score.isOfGoals(side) ? turn : turn + MOST_LEAD;
    long first = grows ? lose : win;
    before[index] += first;
    at[index] += result(Score.marginAt(side, handicap, turn), win, lose);
    behind[index] += grows ? win : lose;
    sum += first;
  }

  /** What bets bring by the margin of their runner; win and lose are even numbers. */
  private static long result(int margin, long win, long lose) {
    return switch (margin) {
      case 1 -> win / 2;
      case 0 -> 0;
      case -1 -> lose / 2;
      default -> margin > 0 ? win : lose;
    };
  }

  /** The first lead or number of goals whose margin is not that of a full win or loss before it. */
  private static int turn(int side, int handicap) {
    int sign = side == 0 ? -1 : 1;
    int least = sign * handicap - 1;
    return Math.floorDiv(least + 3, 4);
  }

  /** The worst result in halves of hundredths of a minor unit. */
  long worst() {
    long worst = Long.MAX_VALUE;
    long running = sum;
    for (int index = 0; index < before.length; index++) {
      worst = Math.min(worst, running - before[index] + at[index]);
      running += behind[index] - before[index];
    }
    return worst;
  }

  @Override
  public long hold() {
    long worst = worst();
    return worst >= 0 ? 0 : Money.divideUp(-worst, market.payoff().scale());
  }
}
