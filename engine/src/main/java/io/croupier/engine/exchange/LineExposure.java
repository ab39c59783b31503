package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;
import java.util.Arrays;

/**
 * The worst result of bets on a market of LINE over all its results: below all lines, on each line,
 * between each and the next, and above all. A bet at a line brings its win if the result is below
 * that line, its loss if above, and nothing on it.
 *
 * <p>Owned by the engine thread.
 */
final class LineExposure implements WorstCase {
  private final long[] below = new long[Lines.MAX + 1];
  private final long[] above = new long[Lines.MAX + 1];
  private int lines;
  private long sum;

  @Override
  public void begin(Market market) {
    begin(market.lines().size());
  }

  /** Begins a market of so many lines. */
  void begin(int lines) {
    this.lines = lines;
    Arrays.fill(below, 0, lines + 1, 0);
    Arrays.fill(above, 0, lines + 1, 0);
    sum = 0;
  }

  @Override
  public void add(int line, long win, long place, long lose) {
    below[line] += win;
    above[line] += lose;
    sum += win;
  }

  /** The worst result in hundredths of a minor unit. */
  long worst() {
    long result = sum;
    long worst = sum;
    for (int line = 1; line <= lines; line++) {
      result -= below[line];
      worst = Math.min(worst, result);
      result += above[line];
      worst = Math.min(worst, result);
    }
    return worst;
  }

  @Override
  public long hold() {
    long worst = worst();
    return worst >= 0 ? 0 : Money.divideUp(-worst, Exposure.SCALE);
  }
}
