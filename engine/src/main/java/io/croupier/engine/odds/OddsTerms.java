package io.croupier.engine.odds;

import io.croupier.engine.store.StoreVisitor;

/**
 * The terms of all fixed odds: the margin of cash-outs and the bands of Rule 4.
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

  private int margin;
  private int bands;
  private final int[] uppers = new int[MOST_BANDS];
  private final byte[] percents = new byte[MOST_BANDS];

  OddsTerms() {
    for (int upper : USUAL_UPPERS) {
      addBand(upper, HIGHEST - bands * STEP);
    }
  }

  /** Begins anew, without bands. */
  void begin(int marginBasisPoints) {
    margin = marginBasisPoints;
    bands = 0;
  }

  void addBand(int upper, int percent) {
    uppers[bands] = upper;
    percents[bands] = (byte) percent;
    bands++;
  }

  int margin() {
    return margin;
  }

  int bands() {
    return bands;
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
    bands = visitor.count("bands", 1, bands);
    visitor.ints("uppers", 1, uppers, 0, uppers.length);
    visitor.bytes("percents", 1, percents, 0, percents.length);
  }
}
