package io.croupier.node;

import io.croupier.gateway.server.OutcomeEgress;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;

/** Lets outcomes out to the gateways. Owned by the egress thread. */
final class GatewayOutput implements OutcomeOutput {
  private final NanoClock clock;
  private OutcomeEgress egress;

  GatewayOutput(NanoClock clock) {
    this.clock = clock;
  }

  /** Says where outcomes go; to be called once, before the first duty cycle. */
  void to(OutcomeEgress egress) {
    this.egress = egress;
  }

  @Override
  public void onOutcome(
      int gatewayId, long gatewaySequence, DirectBuffer buffer, int offset, int length) {
    egress.onOutcome(buffer, offset, length);
  }

  @Override
  public void onQueryAnswer(int gatewayId, DirectBuffer buffer, int offset, int length) {
    egress.onQueryAnswer(buffer, offset, length);
  }

  @Override
  public int doWork() {
    return egress.doWork(clock.nanoTime());
  }
}
