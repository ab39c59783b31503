package io.croupier.node;

/**
 * Puts AdvanceTime in when the engine has something due: never while the last one is on its way,
 * and at most one in each interval, except while longer work is open.
 *
 * <p>Owned by the ingress thread.
 */
final class TimeAdvancer {
  private final Sequencer sequencer;
  private final EngineProgress engine;
  private final long intervalNs;
  private long lastSequence;
  private long lastNs = Long.MIN_VALUE;

  TimeAdvancer(Sequencer sequencer, EngineProgress engine, long intervalNs) {
    this.sequencer = sequencer;
    this.engine = engine;
    this.intervalNs = intervalNs;
  }

  /** Puts one in if it is time; 1 if so, else 0. */
  int doWork(long nowNs) {
    // In this order: what the engine wanted before it had applied the last one does not count.
    boolean inFlight = engine.sequence() < lastSequence;
    if (inFlight || !isDue(engine.advanceAtNs(), nowNs) || !sequencer.advanceTime(nowNs)) {
      return 0;
    }
    lastSequence = sequencer.lastSequence();
    lastNs = nowNs;
    return 1;
  }

  private boolean isDue(long advanceAtNs, long nowNs) {
    return advanceAtNs == EngineProgress.AT_ONCE
        || advanceAtNs <= nowNs && nowNs >= lastNs + intervalNs;
  }
}
