package io.croupier.gateway.session;

/** What the node knows of a gateway when it says hello. Asked by the ingress thread. */
public interface GatewayPast {
  /** Number of the node's present run, from 1. */
  int epoch();

  /** Highest command id in the journal when this run began; 0: none. */
  long highestCommandId(int gatewayId);

  /** Highest outcome that there is for the gateway now; 0: none. */
  long highestGatewaySequence(int gatewayId);

  /** Highest outcome that there was for the gateway when an earlier epoch ended. */
  long highestGatewaySequence(int gatewayId, int epoch);

  /**
   * The last epoch at whose beginning an operator has accepted that the gateway has seen outcomes
   * which the node does not have; 0: none.
   */
  default int lossAccepted(int gatewayId) {
    return 0;
  }
}
