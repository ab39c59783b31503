package io.croupier.demo.importer;

import java.util.List;

/**
 * What one message says about one runner: the levels that changed, with their new sizes.
 *
 * @param runnerId of the recording.
 * @param lays available to back, so resting lays.
 * @param backs available to lay, so resting backs.
 * @param matched matched so far at a price, both sides counted.
 * @param display whether it has display levels, which hold offers of cross-matching too.
 */
record RunnerChange(
    long runnerId,
    List<PriceSize> lays,
    List<PriceSize> backs,
    List<PriceSize> matched,
    boolean display) {}
