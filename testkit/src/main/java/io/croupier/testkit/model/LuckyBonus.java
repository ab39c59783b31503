package io.croupier.testkit.model;

/**
 * What a system bet brings beside its lines.
 *
 * @param factor multiplies the odds to one of the only winner, in hundredths; 0: nothing does
 * @param basisPoints of the return of the win lines where all have won
 */
record LuckyBonus(long factor, long basisPoints) {
  static final LuckyBonus NONE = new LuckyBonus(0, 0);

  Fraction oneWinner() {
    return factor == 0 ? Fraction.ONE : Fraction.of(factor, 100);
  }

  Fraction allWinners() {
    return Fraction.of(basisPoints, 10_000);
  }
}
