package io.croupier.config;

/**
 * A band of the ladder CUSTOM, in hundredths: from the end of the one before, the first from 1.01,
 * to {@code upper} in steps of {@code step}.
 */
public record LadderBand(int upper, int step) {
  /** What the start report shows of it. */
  @Override
  public String toString() {
    return "to " + upper + " by " + step;
  }
}
