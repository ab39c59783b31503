package io.croupier.simulator;

import java.util.Random;

/**
 * Something that goes wrong.
 *
 * @param number from 1, in the order of time
 * @param atMs when it begins, in simulated milliseconds
 * @param forMs how long it lasts, where it lasts
 * @param seed what else there is to draw about it
 */
public record Fault(int number, int atMs, FaultKind kind, int forMs, long seed) {
  /** Draws the same however often it is asked for. */
  Random random() {
    return new Random(seed);
  }

  @Override
  public String toString() {
    return "%d: %s at %d ms".formatted(number, kind, atMs);
  }
}
