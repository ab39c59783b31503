package io.croupier.engine.outcome;

import org.agrona.DirectBuffer;

/**
 * Takes what an index of transaction ids has to keep: each booked or refused transaction as a whole
 * {@code RecalledTransaction} message, again where it has changed since. The last one of an id
 * counts.
 *
 * <p>Called on the engine thread, during the command; always has room for what one command gives.
 */
@FunctionalInterface
public interface TransactionSink {
  /**
   * Takes one; the bytes are valid during the call only.
   *
   * @param sequence of the command that made or changed it
   * @param timestampNs of that command
   */
  void onTransaction(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length);
}
