package io.croupier.journal.chronicle;

import org.agrona.DirectBuffer;

/** Takes outcomes of one gateway, in order. */
public interface OutcomeHandler {
  /**
   * Takes one outcome; the buffer is valid only during the call. False when there is no room for it
   * now: it is offered again.
   */
  boolean onOutcome(
      long gatewaySequence, long commandSequence, DirectBuffer buffer, int offset, int length);
}
