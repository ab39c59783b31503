package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;

/**
 * The worst result of bets on an ODDS market, and the results of single bets that all betting types
 * begin with.
 *
 * <p>Each runner has two results in hundredths of a minor unit: {@code win}, what its bets bring if
 * it is among the winners, and {@code lose} if it is not. With W winners the worst result is the
 * sum of all {@code lose} and of the W smallest {@code win - lose}; where W is 0, any number of
 * runners may win and each counts its worse result. A runner without bets counts with 0.
 *
 * <p>Use: {@link #begin}, {@link #add} for each runner with bets, {@link #hold}. Stakes of an
 * account in a market below 2^45 keep every sum within 63 bits.
 *
 * <p>Owned by the engine thread.
 */
public final class Exposure implements WorstCase {
  /** Hundredths of a minor unit in a minor unit: a stake times a price comes out in them. */
  public static final int SCALE = 100;

  /** The price at which as much is lost by a win as by a loss: 2. */
  static final int AT_STAKE = 2 * SCALE;

  private final long[] smallest;
  private int kept;
  private int runners;
  private int winners;
  private boolean anyNumber;
  private int touched;
  private long sum;

  /** Makes room for markets of up to {@code maxRunners}. */
  public Exposure(int maxRunners) {
    smallest = new long[maxRunners];
  }

  /** What a matched bet brings if its runner wins; to lay is the exact opposite of to back. */
  public static long matchedWin(int side, long stake, int price) {
    return sign(side) * stake * (price - SCALE);
  }

  /** What a matched bet brings if its runner does not win. */
  public static long matchedLose(int side, long stake) {
    return -sign(side) * stake * SCALE;
  }

  /** What a match at the starting price brings if its runner wins. */
  static long spWin(int side, long winnings) {
    return sign(side) * winnings * SCALE;
  }

  /** Begins a market of this many runners and winners; 0 winners: any number. */
  public void begin(int runners, int winners) {
    this.runners = runners;
    this.winners = Math.min(winners, runners);
    anyNumber = winners == 0;
    kept = 0;
    touched = 0;
    sum = 0;
  }

  @Override
  public void begin(Market market) {
    begin(market.activeRunners(), market.winners());
  }

  @Override
  public void add(int runner, long win, long place, long lose) {
    add(win, lose);
  }

  /** Adds the results of one runner. */
  public void add(long win, long lose) {
    touched++;
    if (anyNumber) {
      sum += Math.min(win, lose);
      return;
    }
    sum += lose;
    keepSmallest(win - lose);
  }

  /** The worst result in hundredths of a minor unit. */
  public long worst() {
    long worst = sum;
    int untouched = runners - touched;
    for (int i = 0; i < kept && (smallest[i] < 0 || i + untouched < winners); i++) {
      worst += smallest[i];
    }
    return worst;
  }

  @Override
  public long hold() {
    long worst = worst();
    return worst >= 0 ? 0 : Money.divideUp(-worst, SCALE);
  }

  private void keepSmallest(long difference) {
    if (winners == 0 || kept == winners && difference >= smallest[kept - 1]) {
      return;
    }
    int at = kept < winners ? kept++ : kept - 1;
    while (at > 0 && smallest[at - 1] > difference) {
      smallest[at] = smallest[at - 1];
      at--;
    }
    smallest[at] = difference;
  }

  private static int sign(int side) {
    return 1 - 2 * side;
  }
}
