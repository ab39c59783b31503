package io.croupier.gateway.session;

/** The outcome log, as egress reads it. Owned by the egress thread. */
public interface OutcomeHistory {
  /**
   * Hands over the outcomes of a gateway in order, from the given one on, until the consumer says
   * false, {@code limit} outcomes of whatever gateways were passed, or none is left. Never waits.
   * Calls for one gateway mostly go on where its last one ended.
   *
   * @param fromGatewaySequence 1 to the highest that has become durable.
   * @return how many outcomes were passed.
   */
  int poll(int gatewayId, long fromGatewaySequence, int limit, OutcomeConsumer consumer);

  /** The gateway stands at the head, or is gone: what is held to read for it can be given back. */
  void release(int gatewayId);
}
