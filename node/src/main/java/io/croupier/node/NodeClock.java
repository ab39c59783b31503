package io.croupier.node;

import com.lmax.disruptor.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * The node's time: epoch nanoseconds that never go back, whatever the wall clock does.
 *
 * <p>Runs with the monotonic clock and is drawn towards the wall clock by at most {@link #MAX_PPM};
 * a wall clock more than {@link #STEP_NS} ahead is followed by one reported forward step.
 *
 * <p>Owned by the ingress thread. {@link #lastNs} may be read by any.
 */
final class NodeClock {
  static final long STEP_NS = 1_000_000_000L;
  static final long MAX_PPM = 500;

  /** Differences below this are the wall clock's own coarseness. */
  private static final long TOLERANCE_NS = 2_000_000L;

  private static final long SAMPLE_NS = 100_000_000L;
  private static final long MILLION = 1_000_000L;

  private final EpochClock wallClock;
  private final NanoClock nanoClock;
  private final LongConsumer onStep;
  private long baseNs;
  private long baseNano;
  private long ppm;
  private final Sequence lastNs;

  /**
   * Begins at {@code startNs}.
   *
   * @param onStep hears by how many nanoseconds time was stepped forward.
   */
  NodeClock(EpochClock wallClock, NanoClock nanoClock, long startNs, LongConsumer onStep) {
    this.wallClock = wallClock;
    this.nanoClock = nanoClock;
    this.onStep = onStep;
    this.baseNs = startNs;
    this.baseNano = nanoClock.nanoTime();
    this.lastNs = new Sequence(startNs);
  }

  /**
   * When to begin: the wall clock's time, but never before the last journaled one. Refuses a wall
   * clock that is wrong for all one can know, until the operator accepts it.
   *
   * @param lastNs the last journaled time; 0 when there is none.
   */
  static long startNs(long wallNs, long lastNs, Duration maxGap, boolean accepted) {
    boolean before = wallNs < lastNs - STEP_NS;
    boolean after = lastNs != 0 && wallNs - lastNs > maxGap.toNanos();
    if ((before || after) && !accepted) {
      throw new StartException(
          ExitCode.CLOCK,
          "The wall clock says "
              + instant(wallNs)
              + ", "
              + (before ? "before" : "more than clock.maxGap after")
              + " the last journaled time "
              + instant(lastNs)
              + ": set the clock right, or give --accept-time to go on from the later of the two.");
    }
    return Math.max(wallNs, lastNs);
  }

  /** The time now. */
  long nowNs() {
    long nano = nanoClock.nanoTime();
    long elapsed = nano - baseNano;
    long now = baseNs + elapsed + elapsed * ppm / MILLION;
    if (elapsed >= SAMPLE_NS) {
      now = compare(now, nano);
    }
    lastNs.set(now);
    return now;
  }

  /** What {@link #nowNs} gave last. Any thread. */
  long lastNs() {
    return lastNs.get();
  }

  private long compare(long now, long nano) {
    long ahead = wallClock.time() * MILLION - now;
    baseNano = nano;
    baseNs = now;
    if (ahead > STEP_NS) {
      baseNs += ahead;
      ppm = 0;
      onStep.accept(ahead);
    } else if (Math.abs(ahead) <= TOLERANCE_NS) {
      ppm = 0;
    } else {
      ppm = ahead > 0 ? MAX_PPM : -MAX_PPM;
    }
    return baseNs;
  }

  private static Instant instant(long epochNs) {
    return Instant.ofEpochSecond(0, epochNs);
  }
}
