package io.croupier.engine.odds;

/**
 * The sum over all lines of a bet of the products of their effective odds, exact: a sum for each
 * size of a line, of win and of place lines, over one common denominator. Each selection is taken
 * once; no line is listed.
 *
 * <p>Use: {@link #begin}, {@link #take} for each selection, then {@link #floor}.
 *
 * <p>One thread.
 */
final class LineSums {
  private final WideNumber[] wins = new WideNumber[BetShape.MOST_LEGS + 1];
  private final WideNumber[] places = new WideNumber[BetShape.MOST_LEGS + 1];
  private final WideNumber denominator = new WideNumber();
  private final WideNumber term = new WideNumber();
  private transient int legs;
  private transient boolean eachWay;
  private transient int least;
  private transient int most;
  private transient int taken;

  LineSums() {
    for (int size = 0; size < wins.length; size++) {
      wins[size] = new WideNumber();
      places[size] = new WideNumber();
    }
  }

  /** Begins a bet of so many selections, whose lines have {@code least} to {@code most} of them. */
  void begin(int legs, int least, int most, boolean eachWay) {
    this.legs = legs;
    this.eachWay = eachWay;
    this.least = least;
    this.most = most;
    taken = 0;
    for (int size = 0; size <= most; size++) {
      wins[size].set(size == 0 ? 1 : 0);
      places[size].set(size == 0 ? 1 : 0);
    }
    denominator.set(1);
  }

  /** Takes a selection of the effective odds win / denominator and place / denominator. */
  void take(long win, long place, long denominator) {
    taken++;
    take(wins, win, denominator);
    if (eachWay) {
      take(places, place, denominator);
    }
    this.denominator.multiply(denominator);
  }

  /** Multiplies all products of full length; for lines of one size, all selections taken. */
  void scale(long numerator, long denominator) {
    wins[most].multiply(numerator);
    this.denominator.multiply(denominator);
  }

  /** Adds so many basis points to the sum of the win lines, all selections taken. */
  void addToWins(int basisPoints) {
    for (int size = least; size <= most; size++) {
      wins[size].multiply(OddsTerms.BASIS_POINTS + basisPoints);
      places[size].multiply(OddsTerms.BASIS_POINTS);
    }
    denominator.multiply(OddsTerms.BASIS_POINTS);
  }

  /** The least of ⌊stake × sum of win lines, and of place lines of an each-way bet⌋ and a limit. */
  long floor(long stake, long limit) {
    WideNumber sum = wins[most];
    for (int size = least; size < most; size++) {
      sum.add(wins[size]);
    }
    for (int size = least; eachWay && size <= most; size++) {
      sum.add(places[size]);
    }
    sum.multiply(stake);
    long low = 0;
    long high = limit;
    while (low < high) {
      long middle = high - (high - low) / 2;
      term.set(denominator);
      term.multiply(middle);
      if (term.isAtMost(sum)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Sizes that can no longer grow to the least of a line are left as they are. */
  private void take(WideNumber[] sums, long odds, long denominator) {
    int lowest = Math.max(0, least - (legs - taken));
    for (int size = Math.min(taken, most); size >= lowest; size--) {
      sums[size].multiply(denominator);
      if (size > 0) {
        term.set(sums[size - 1]);
        term.multiply(odds);
        sums[size].add(term);
      }
    }
  }
}
