package io.croupier.simulator;

import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/** The machine's two clocks: one that only runs, and one that somebody may set. */
final class SimulatedClock implements NanoClock, EpochClock {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private long nano;
  private long wallNs;
  private long frozenUntil;

  SimulatedClock(long wallNs) {
    this.wallNs = wallNs;
  }

  void advance(long ns) {
    nano += ns;
    if (nano >= frozenUntil) {
      wallNs += ns;
    }
  }

  /** The wall clock is set forward or back. */
  void step(long ns) {
    wallNs += ns;
  }

  /** The wall clock stands still for so long. */
  void freeze(long ns) {
    frozenUntil = nano + ns;
  }

  /** The wall clock is not before that time. */
  void reach(long atNs) {
    wallNs = Math.max(wallNs, atNs);
  }

  @Override
  public long nanoTime() {
    return nano;
  }

  /** The wall clock, in milliseconds since 1970. */
  @Override
  public long time() {
    return wallNs / NANOS_PER_MILLI;
  }
}
