package io.croupier.bench;

import org.openjdk.jmh.annotations.Param;

/** The wagering mix: transaction ids, rounds, bonuses, sessions, limits, payments, orders. */
public class WageringBenchmark extends MixBenchmark {
  @Param public WageringPart part;

  @Override
  Mix make() {
    return new WageringMix(part, COMMANDS, SEED);
  }
}
