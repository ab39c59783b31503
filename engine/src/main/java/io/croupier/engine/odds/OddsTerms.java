package io.croupier.engine.odds;

import io.croupier.engine.store.StoreVisitor;
import io.croupier.protocol.BetKind;

/**
 * The terms of all fixed odds: the margin of cash-outs, the bands of Rule 4, and the lucky bonuses
 * of each kind of bet.
 *
 * <p>Owned by the engine thread.
 */
final class OddsTerms {
  /** Parts of a whole margin. */
  static final int BASIS_POINTS = 10_000;

  /** The most bands. */
  static final int MOST_BANDS = 32;

  private static final int[] USUAL_UPPERS = {
    111, 118, 125, 130, 140, 153, 162, 180, 195, 220, 250, 275, 325, 400, 500, 650, 1_000, 1_500
  };
  private static final int HIGHEST = 90;
  private static final int STEP = 5;
  private static final int KINDS = 256;

  private int margin;
  private int ruleFourCap = HIGHEST;
  private int bands;
  private final int[] uppers = new int[MOST_BANDS];
  private final byte[] percents = new byte[MOST_BANDS];
  private int bonuses;
  private final short[] oneWinners = new short[KINDS];
  private final short[] allWinners = new short[KINDS];

  OddsTerms() {
    for (int upper : USUAL_UPPERS) {
      addBand(upper, HIGHEST - bands * STEP);
    }
  }

  /** Begins anew, without bands and bonuses. */
  void begin(int marginBasisPoints, int ruleFourCap) {
    margin = marginBasisPoints;
    this.ruleFourCap = ruleFourCap == 0 ? HIGHEST : ruleFourCap;
    bands = 0;
    bonuses = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      oneWinners[kind] = 0;
      allWinners[kind] = 0;
    }
  }

  void addBand(int upper, int percent) {
    uppers[bands] = upper;
    percents[bands] = (byte) percent;
    bands++;
  }

  /** Adds the lucky bonus of a kind of bet: a factor in hundredths, and basis points. */
  void addBonus(BetKind kind, int oneWinner, int allWinnersBasisPoints) {
    oneWinners[kind.value()] = (short) oneWinner;
    allWinners[kind.value()] = (short) allWinnersBasisPoints;
    bonuses++;
  }

  int margin() {
    return margin;
  }

  int bands() {
    return bands;
  }

  /** The most that Rule 4 takes off a bet, in percent. */
  int ruleFourCap() {
    return ruleFourCap;
  }

  int bonuses() {
    return bonuses;
  }

  /** What multiplies the odds to one of the only winner, in hundredths; 0: nothing does. */
  int oneWinner(BetKind kind) {
    return oneWinners[kind.value()];
  }

  /** What is added to the return of the win lines where all win, in basis points. */
  int allWinners(BetKind kind) {
    return allWinners[kind.value()];
  }

  /** The deduction for a runner withdrawn at a price; 0 for the price 0. */
  int deduction(int price) {
    int band = 0;
    while (band < bands && uppers[band] < price) {
      band++;
    }
    return price == 0 || band == bands ? 0 : percents[band];
  }

  void accept(StoreVisitor visitor) {
    visitor.store("odds terms", true);
    margin = visitor.count("margin", 1, margin);
    ruleFourCap = visitor.count("ruleFourCap", 1, ruleFourCap);
    bands = visitor.count("bands", 1, bands);
    visitor.ints("uppers", 1, uppers, 0, uppers.length);
    visitor.bytes("percents", 1, percents, 0, percents.length);
    bonuses = visitor.count("bonuses", 1, bonuses);
    visitor.shorts("oneWinners", 1, oneWinners, 0, oneWinners.length);
    visitor.shorts("allWinners", 1, allWinners, 0, allWinners.length);
  }
}
