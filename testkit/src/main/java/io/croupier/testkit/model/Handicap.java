package io.croupier.testkit.model;

import java.math.BigInteger;
import java.util.List;

/**
 * A runner of ASIAN_HANDICAP.
 *
 * @param side HOME, AWAY, OVER or UNDER
 * @param quarters of a goal
 */
record Handicap(String side, long quarters) {
  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  /** In the order of the runners; none where the market is of another betting type. */
  static List<Handicap> of(Command create) {
    return create.rows("asianRunners").stream()
        .map(row -> new Handicap(row.text("asianSide"), row.number("handicap")))
        .toList();
  }

  boolean isOfGoals() {
    return side.equals("OVER") || side.equals("UNDER");
  }

  boolean isInRange() {
    return isOfGoals() ? quarters >= 0 && quarters <= 1_600 : quarters >= -400 && quarters <= 400;
  }

  /** What a back brings by the margin of its runner, in halves of hundredths. */
  static BigInteger ofBack(long margin, BigInteger stake, BigInteger matchedReturn) {
    BigInteger stakes = stake.multiply(HUNDRED);
    BigInteger full = margin > 0 ? matchedReturn.subtract(stakes) : stakes.negate();
    if (margin == 0) {
      return BigInteger.ZERO;
    }
    return Math.abs(margin) == 1 ? full : full.multiply(BigInteger.TWO);
  }

  long margin(long home, long away) {
    return switch (side) {
      case "HOME" -> 4 * (home - away) + quarters;
      case "AWAY" -> 4 * (away - home) + quarters;
      case "OVER" -> 4 * (home + away) - quarters;
      default -> quarters - 4 * (home + away);
    };
  }
}
