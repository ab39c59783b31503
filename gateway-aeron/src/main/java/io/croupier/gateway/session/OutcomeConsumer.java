package io.croupier.gateway.session;

import org.agrona.DirectBuffer;

/** Takes outcomes one by one. */
@FunctionalInterface
public interface OutcomeConsumer {
  /**
   * An encoded outcome, header included; valid during the call only.
   *
   * @return false when it was not taken: hand over nothing more in this call.
   */
  boolean onOutcome(DirectBuffer buffer, int offset, int length);
}
