package io.croupier.demo.importer;

import java.util.List;

/**
 * What one message says about one runner: the levels that changed, with their new sizes.
 *
 * @param runnerId of the recording.
 * @param lays available to back, so resting lays.
 * @param backs available to lay, so resting backs.
 * @param matched matched so far at a price, both sides counted.
 * @param lastPrice the price of the last match; 0: not stated.
 * @param display whether it has display levels, which hold offers of cross-matching too.
 */
record RunnerChange(
    long runnerId,
    List<PriceSize> lays,
    List<PriceSize> backs,
    List<PriceSize> matched,
    int lastPrice,
    boolean display) {

  /** A change that says nothing of the runner. */
  static RunnerChange none(long runnerId) {
    return new RunnerChange(runnerId, List.of(), List.of(), List.of(), 0, false);
  }

  /** Whether it tells sizes, not only a last price. */
  boolean hasSizes() {
    return !lays.isEmpty() || !backs.isEmpty() || !matched.isEmpty();
  }
}
