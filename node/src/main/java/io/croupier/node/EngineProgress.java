package io.croupier.node;

import com.lmax.disruptor.Sequence;
import io.croupier.engine.Engine;

/**
 * How far the engine is and when it wants AdvanceTime. The engine thread writes, any thread reads;
 * what {@link #advanceAtNs} says is at least as new as what {@link #sequence} said before.
 */
final class EngineProgress {
  /** Something is due already, or longer work is open: AdvanceTime should come at once. */
  static final long AT_ONCE = Long.MIN_VALUE;

  private final Sequence sequence = new Sequence();
  private final Sequence advanceAtNs = new Sequence();

  /** Begins with what the recovered engine says. */
  EngineProgress(Engine engine) {
    publish(engine);
  }

  /** Says where the engine stands now. */
  void publish(Engine engine) {
    long deadlineNs = engine.nextDeadlineNs();
    advanceAtNs.set(deadlineNs <= engine.timestampNs() ? AT_ONCE : deadlineNs);
    sequence.set(engine.sequence());
  }

  /** The last command applied. */
  long sequence() {
    return sequence.get();
  }

  /** The time of the next timer, {@link #AT_ONCE}, or {@code Long.MAX_VALUE} for never. */
  long advanceAtNs() {
    return advanceAtNs.get();
  }
}
