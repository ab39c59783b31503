package io.croupier.engine.outcome;

import org.agrona.MutableDirectBuffer;

/**
 * Takes the outcomes of the core. It always has room for the outcomes of one more command: the host
 * gives the engine a command only when that is so, because a core that could be refused room would
 * have to wait or to lose money's trace.
 *
 * <p>Called on the engine thread only.
 */
public interface OutcomeSink {
  /** The region that {@link #claim} gives places in; the same object for the life of the sink. */
  MutableDirectBuffer buffer();

  /**
   * Gives room for one outcome of {@code length} bytes, zeroed.
   *
   * @return its offset in {@link #buffer()}; the place may be written until {@link #commit()}
   */
  int claim(int length);

  /** Hands over everything claimed since the last commit: all outcomes of one command. */
  void commit();
}
