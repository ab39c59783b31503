package io.croupier.node;

import org.agrona.DirectBuffer;

/** Where outcomes go when their commands are durable. Called by the egress thread only. */
public interface OutcomeOutput {
  /** An outcome, after it was added to the outcome log; bytes are valid during the call only. */
  void onOutcome(int gatewayId, long gatewaySequence, DirectBuffer buffer, int offset, int length);

  /** A row of the answer to a query; it is in no log. */
  void onQueryAnswer(int gatewayId, DirectBuffer buffer, int offset, int length);

  /** Does what else is to be done; called in every duty cycle. */
  default int doWork() {
    return 0;
  }
}
