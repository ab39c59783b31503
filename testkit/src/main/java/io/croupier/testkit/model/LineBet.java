package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A bet on a market of LINE.
 *
 * @param stake below zero where an unmatched one is taken away
 * @param matched an unmatched one never helps
 */
record LineBet(long line, boolean back, BigInteger stake, boolean matched) {
  /** What the bet brings by a result in two-hundredths, so that one fits between all lines. */
  private BigInteger by(long doubled) {
    int won = Long.signum(2 * line - doubled) * (back ? 1 : -1);
    return stake.multiply(BigInteger.valueOf(matched ? won : Math.min(0, won)));
  }

  /** The worst that bets can bring: by a result on each line, and on both sides of each. */
  static BigInteger worst(List<LineBet> bets, Ladder lines) {
    List<Long> results = new ArrayList<>();
    for (long line : lines.prices()) {
      results.addAll(List.of(2 * line - 1, 2 * line, 2 * line + 1));
    }
    return results.stream()
        .map(result -> sum(bets, result))
        .reduce(BigInteger::min)
        .orElse(BigInteger.ZERO);
  }

  private static BigInteger sum(List<LineBet> bets, long result) {
    return bets.stream().map(bet -> bet.by(result)).reduce(BigInteger.ZERO, BigInteger::add);
  }
}
