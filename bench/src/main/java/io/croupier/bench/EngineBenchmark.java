package io.croupier.bench;

/** The exchange mix: exposure and matching. */
public class EngineBenchmark extends MixBenchmark {
  @Override
  Mix make() {
    return new ExchangeMix(COMMANDS, SEED);
  }
}
