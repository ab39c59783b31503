package io.croupier.gateway.server;

/** What recovery found out about the gateways' past. Does not change any more; any thread. */
public interface RecoveredGateways {
  /** Number of the present run, from 1. */
  int epoch();

  /** Highest command id that the journal holds of a gateway; 0: none. */
  long highestCommandId(int gatewayId);

  /**
   * Highest outcome that there was for a gateway when an epoch ended, 0: none; of the present
   * epoch, when recovery ended.
   */
  long highestGatewaySequence(int gatewayId, int epoch);

  /**
   * The last epoch at whose beginning an operator has accepted that the gateway has seen outcomes
   * which the node does not have; 0: none.
   */
  default int lossAccepted(int gatewayId) {
    return 0;
  }
}
