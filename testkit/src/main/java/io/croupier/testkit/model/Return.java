package io.croupier.testkit.model;

import io.croupier.testkit.model.Balance.Kind;
import java.math.BigInteger;

/**
 * What has come back of bets, or was taken back of a win.
 *
 * @param bonus that they have to do with, or null
 * @param contribution to the requirement of the bonus, or to the net of a cashback
 */
record Return(
    BigInteger cash, BigInteger part, BigInteger house, Bonus bonus, BigInteger contribution) {
  private static final BigInteger ZERO = BigInteger.ZERO;

  static final Return NOTHING = new Return(ZERO, ZERO, ZERO, null, ZERO);

  /** Of bets in their parts, the one of bonus money to where it belongs. */
  static Return of(
      BigInteger cash, BigInteger part, Kind way, Bonus bonus, BigInteger contribution) {
    return new Return(
        way == Kind.CASH ? cash.add(part) : cash,
        way == Kind.BONUS ? part : ZERO,
        way == Kind.BONUS_COST ? part : ZERO,
        bonus,
        contribution);
  }

  Outcome describe(Outcome outcome) {
    return outcome
        .with("cashPart", cash)
        .with("bonusPart", part)
        .with("housePart", house)
        .with("ofBonus", Bonus.idOf(bonus))
        .with("contribution", contribution);
  }
}
