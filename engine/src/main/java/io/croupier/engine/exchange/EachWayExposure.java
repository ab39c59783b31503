package io.croupier.engine.exchange;

import io.croupier.engine.ledger.Money;

/**
 * The worst result of bets on an EACH_WAY market: one runner wins, and with W places so many others
 * are placed as are left. For each runner that may win the worst result is the sum of all {@code
 * lose}, what its winning changes, and the W - 1 smallest {@code place - lose} of the others.
 *
 * <p>Owned by the engine thread.
 */
final class EachWayExposure implements WorstCase {
  private final long[] moreIfWon;
  private final long[] moreIfPlaced;
  private final long[] smallest;
  private int runners;
  private int places;
  private int scale;
  private int count;
  private int kept;
  private long sum;

  /** Makes room for markets of up to {@code maxRunners}. */
  EachWayExposure(int maxRunners) {
    moreIfWon = new long[maxRunners];
    moreIfPlaced = new long[maxRunners];
    smallest = new long[maxRunners];
  }

  @Override
  public void begin(Market market) {
    begin(market.activeRunners(), market.winners(), market.payoff().scale());
  }

  /** Begins a market of so many runners and places; its results are in 1 / scale minor units. */
  void begin(int runners, int places, int scale) {
    this.runners = runners;
    this.places = Math.min(places, runners);
    this.scale = scale;
    count = 0;
    kept = 0;
    sum = 0;
  }

  @Override
  public void add(int runner, long win, long place, long lose) {
    sum += lose;
    moreIfWon[count] = win - lose;
    moreIfPlaced[count] = place - lose;
    keepSmallest(moreIfPlaced[count]);
    count++;
  }

  /** The worst result in 1 / scale minor units. */
  long worst() {
    if (places == 0) {
      return 0;
    }
    for (int untouched = Math.min(places, runners - count); untouched > 0; untouched--) {
      keepSmallest(0);
    }
    long allButOne = 0;
    for (int i = 0; i < places - 1; i++) {
      allButOne += smallest[i];
    }
    long all = allButOne + smallest[places - 1];
    long worst = count < runners ? others(allButOne, all, 0) : Long.MAX_VALUE;
    for (int winner = 0; winner < count; winner++) {
      worst = Math.min(worst, moreIfWon[winner] + others(allButOne, all, moreIfPlaced[winner]));
    }
    return sum + worst;
  }

  @Override
  public long hold() {
    long worst = worst();
    return worst >= 0 ? 0 : Money.divideUp(-worst, scale);
  }

  /**
   * The sum of the W - 1 smallest without one of them all: where that one is itself among the W - 1
   * smallest, the next takes its place, and the sum is not smaller for it.
   */
  private static long others(long allButOne, long all, long winner) {
    return Math.max(allButOne, all - winner);
  }

  private void keepSmallest(long value) {
    if (kept == places && (places == 0 || value >= smallest[kept - 1])) {
      return;
    }
    int at = kept < places ? kept++ : kept - 1;
    while (at > 0 && smallest[at - 1] > value) {
      smallest[at] = smallest[at - 1];
      at--;
    }
    smallest[at] = value;
  }
}
