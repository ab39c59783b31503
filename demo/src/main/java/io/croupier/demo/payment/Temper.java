package io.croupier.demo.payment;

/**
 * How a simulated payment provider behaves; chances are from 0 to 1.
 *
 * @param slowestMillis the longest that a report takes.
 * @param failing how many orders come to nothing.
 * @param repeating how many reports are made again, some several times.
 * @param contradicting how many orders are reported to have ended both ways.
 * @param returning how many payments come back.
 */
public record Temper(
    long slowestMillis, double failing, double repeating, double contradicting, double returning) {
  /** Quick, and now and then everything that can happen. */
  public static final Temper USUAL = new Temper(50, 0.1, 0.1, 0.02, 0.02);

  private static final double MOST = 1;

  /** Checks that it makes sense. */
  public Temper {
    require(slowestMillis >= 1, "--slow must be 1 or more.");
    requireChance("--failing", failing);
    requireChance("--repeating", repeating);
    requireChance("--contradicting", contradicting);
    requireChance("--returning", returning);
  }

  private static void requireChance(String option, double chance) {
    require(chance >= 0 && chance <= MOST, option + " must be from 0 to 1.");
  }

  private static void require(boolean good, String sentence) {
    if (!good) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
