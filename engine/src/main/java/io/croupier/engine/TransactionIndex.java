package io.croupier.engine;

import org.agrona.MutableDirectBuffer;

/**
 * What a host keeps of transaction ids beyond what the engine remembers: the last message that a
 * {@link io.croupier.engine.outcome.TransactionSink} was given of each.
 */
@FunctionalInterface
public interface TransactionIndex {
  /**
   * Copies the message of an id to an offset.
   *
   * @return its length; 0 where the id is not known
   */
  int find(long source, long high, long low, MutableDirectBuffer into, int offset);
}
