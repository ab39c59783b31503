package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.gateway.server.RecoveredGateways;
import io.croupier.gateway.session.GatewayKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What recovery found out about the gateways' past. Immutable; any thread. */
final class RecoveredPast implements RecoveredGateways {
  private final int epoch;
  private final EpochHistory history;
  private final Map<Integer, Long> highestCommandIds = new HashMap<>();

  /**
   * @param epoch number of this run.
   */
  RecoveredPast(long epoch, List<GatewayKey> keys, Recovered recovered) {
    this.epoch = Math.toIntExact(epoch);
    this.history = recovered.history();
    Engine engine = recovered.engine();
    for (GatewayKey key : keys) {
      highestCommandIds.put(key.gatewayId(), engine.highestCommandId(key.gatewayId()));
    }
  }

  @Override
  public int epoch() {
    return epoch;
  }

  @Override
  public long highestCommandId(int gatewayId) {
    return highestCommandIds.get(gatewayId);
  }

  @Override
  public int lossAccepted(int gatewayId) {
    return Math.toIntExact(history.acceptedEpoch(gatewayId));
  }

  @Override
  public long highestGatewaySequence(int gatewayId, int epoch) {
    return history.highestGatewaySequence(gatewayId, epoch);
  }
}
