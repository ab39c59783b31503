package io.croupier.bench;

/** The wagering mix: transaction ids, rounds, bonuses, sessions, limits, payments, orders. */
public class WageringBenchmark extends MixBenchmark {
  @Override
  Mix make() {
    return new WageringMix(COMMANDS, SEED);
  }
}
