package io.croupier.engine.odds;

import io.croupier.protocol.SelectionResult;

/**
 * What a selection counts in a line, as fractions with one denominator: win / denominator and, for
 * an each-way bet, place / denominator. Rules: docs/rules.md, Fixed odds, Results.
 *
 * <p>One thread.
 */
final class EffectiveOdds {
  private static final int HUNDRED = 100;

  private transient long win;
  private transient long place;
  private transient long denominator;
  private transient int winShare;
  private transient int winShareOf;

  /** Odds taken, cut by percent; a place divisor of 0 is that of a bet without each-way. */
  void taken(int price, int cut, int placeDivisor) {
    long one = cut == 0 ? HUNDRED : HUNDRED * HUNDRED;
    long odds = cut == 0 ? price : one + (long) (price - HUNDRED) * (HUNDRED - cut);
    int divisor = Math.max(1, placeDivisor);
    denominator = one * divisor;
    win = odds * divisor;
    place = placeDivisor == 0 ? 0 : denominator + odds - one;
    winShare = 0;
    winShareOf = 0;
  }

  /** Turns the odds taken into what they are by a result; places 0 are those of any position. */
  void result(Selections selections, int selection, int places) {
    SelectionResult result = selections.result(selection);
    boolean each = place != 0;
    int position = selections.position(selection);
    boolean tooFar = places != 0 && position > places;
    switch (result) {
      case WON -> {
        boolean whole = selections.winShareOf(selection) == 0;
        winShare = whole ? 1 : selections.winShare(selection);
        winShareOf = whole ? 1 : selections.winShareOf(selection);
        share(selections.winShare(selection), selections.winShareOf(selection), true);
        share(selections.placeShare(selection), selections.placeShareOf(selection), false);
      }
      case HALF_WON -> {
        win += denominator;
        place += denominator;
        denominator *= 2;
      }
      case HALF_LOST -> set(1, 1, 2);
      case PLACED -> {
        win = 0;
        place = tooFar ? 0 : place;
        share(selections.placeShare(selection), selections.placeShareOf(selection), false);
      }
      case LOST -> set(0, 0, 1);
      default -> set(1, 1, 1);
    }
    place = each ? place : 0;
    reduce();
  }

  long win() {
    return win;
  }

  long place() {
    return place;
  }

  long denominator() {
    return denominator;
  }

  /** The share of a WON selection, as numerator of {@link #winShareOf}; 0: it has not won. */
  int winShare() {
    return winShare;
  }

  int winShareOf() {
    return winShareOf;
  }

  /** Nobody shares a place of a bet without each-way. */
  private void share(int part, int of, boolean ofWin) {
    if (of != 0 && (ofWin || place != 0)) {
      win *= ofWin ? part : of;
      place *= ofWin ? of : part;
      denominator *= of;
    }
  }

  private void set(long win, long place, long denominator) {
    this.win = win;
    this.place = place;
    this.denominator = denominator;
  }

  private void reduce() {
    long divisor = gcd(gcd(win, place), denominator);
    set(win / divisor, place / divisor, denominator / divisor);
  }

  private static long gcd(long first, long second) {
    long a = first;
    long b = second;
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }
}
