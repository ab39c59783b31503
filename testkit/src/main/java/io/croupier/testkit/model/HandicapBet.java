package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.List;

/**
 * A bet on a market of ASIAN_HANDICAP.
 *
 * @param stake below zero where an unmatched one is taken away
 * @param matched an unmatched one never helps
 */
record HandicapBet(int runner, boolean back, long price, BigInteger stake, boolean matched) {
  private static final long MOST = 402;

  /** What the bet brings by the margin of its runner, in halves of hundredths. */
  private BigInteger by(long margin) {
    BigInteger size = stake.abs();
    BigInteger ofBack = Handicap.ofBack(margin, size, size.multiply(BigInteger.valueOf(price)));
    BigInteger result = back ? ofBack : ofBack.negate();
    BigInteger counted = matched ? result : result.min(BigInteger.ZERO);
    return stake.signum() < 0 ? counted.negate() : counted;
  }

  /** The worst that bets on runners that are not void can bring, by any score that matters. */
  static BigInteger worst(List<HandicapBet> bets, Market market) {
    BigInteger worst = null;
    boolean goals = market.handicaps.get(0).isOfGoals();
    for (long lead = goals ? 0 : -MOST; lead <= MOST; lead++) {
      BigInteger sum = BigInteger.ZERO;
      for (HandicapBet bet : bets) {
        if (!market.isVoid(bet.runner)) {
          Handicap handicap = market.handicaps.get(bet.runner - 1);
          sum = sum.add(bet.by(handicap.margin(Math.max(0, lead), Math.max(0, -lead))));
        }
      }
      worst = worst == null ? sum : worst.min(sum);
    }
    return worst;
  }

  /** The least that those on one runner bring if it wins or loses in full. */
  static BigInteger worstOf(List<HandicapBet> bets, int runner) {
    return sum(bets, runner, 2).min(sum(bets, runner, -2));
  }

  private static BigInteger sum(List<HandicapBet> bets, int runner, long margin) {
    return bets.stream()
        .filter(bet -> bet.runner == runner)
        .map(bet -> bet.by(margin))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
