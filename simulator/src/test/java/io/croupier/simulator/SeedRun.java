package io.croupier.simulator;

import java.util.function.LongFunction;

/** Runs one seed, and gives what was not kept; null: everything was. */
public final class SeedRun implements LongFunction<String> {
  static final int TIME_MS = 10_000;

  @Override
  public String apply(long seed) {
    FaultPlan plan = FaultPlan.draw(seed, TIME_MS);
    Failure failure = Shortening.run(seed, TIME_MS, plan, line -> {});
    return failure == null ? null : failure.what();
  }
}
