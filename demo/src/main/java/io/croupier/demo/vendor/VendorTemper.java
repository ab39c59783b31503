package io.croupier.demo.vendor;

/**
 * How a simulated game vendor behaves; chances from 0 to 1.
 *
 * @param slowestMillis the longest that it thinks before a call.
 * @param fair how many games can be proved to be fair.
 * @param repeating how many calls are made again though they were answered.
 * @param losing how many answers are lost, so that the call is made again.
 * @param calledOff how many bets are undone.
 * @param early how many of these before they come.
 * @param tampering how many wins are first sent with another amount than was signed.
 */
public record VendorTemper(
    long slowestMillis,
    double fair,
    double repeating,
    double losing,
    double calledOff,
    double early,
    double tampering) {
  /** Quick, and now and then everything that can happen. */
  public static final VendorTemper USUAL = new VendorTemper(20, 0.3, 0.05, 0.05, 0.06, 0.5, 0.02);

  /** Checks that it makes sense. */
  public VendorTemper {
    require(slowestMillis >= 1, "--slow must be 1 or more.");
    requireChance("--fair", fair);
    requireChance("--repeating", repeating);
    requireChance("--losing", losing);
    requireChance("--called-off", calledOff);
    requireChance("--early", early);
    requireChance("--tampering", tampering);
  }

  private static void requireChance(String option, double chance) {
    require(chance >= 0 && chance <= 1, option + " must be from 0 to 1.");
  }

  private static void require(boolean good, String sentence) {
    if (!good) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
