package io.croupier.simulator;

import java.util.function.LongFunction;

/** Runs one seed, and gives the call of the shortest way to fail like it; null: it passes. */
public final class CutRun implements LongFunction<String> {
  @Override
  public String apply(long seed) {
    Campaign campaign = new Campaign(SeedRun.TIME_MS, null, line -> {});
    return campaign.run(seed) ? null : Shortening.of(campaign.failure(), line -> {}).call();
  }
}
