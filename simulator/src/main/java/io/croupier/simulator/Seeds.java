package io.croupier.simulator;

import java.util.Random;

/**
 * What is drawn from a seed, each for itself: leaving something out of one does not change the
 * others.
 */
final class Seeds {
  static final int FAULTS = 1;
  static final int WORLD = 2;
  static final int SCHEDULE = 3;
  static final int NETWORK = 4;
  static final int GATEWAYS = 5;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** The random numbers of one use. */
  static Random random(long seed, int use) {
    return new Random((seed ^ use * GOLDEN) * GOLDEN);
  }
}
