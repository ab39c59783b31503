package io.croupier.node;

import io.croupier.engine.Engine;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many outcomes each gateway had when each epoch ended: what tells a gateway that has seen more
 * than the node still has. Complete when recovery ends; any thread then.
 */
final class EpochHistory {
  private final NavigableMap<Long, long[]> byEpoch = new TreeMap<>();

  /** Notes where every stream stands when {@code epoch} ends. */
  void endOf(long epoch, Engine engine) {
    int gateways = engine.limits() == null ? 0 : engine.limits().gateways();
    long[] sequences = new long[gateways + 1];
    for (int gateway = 0; gateway <= gateways; gateway++) {
      sequences[gateway] = engine.gatewaySequence(gateway);
    }
    byEpoch.put(epoch, sequences);
  }

  /** The highest outcome of a gateway when {@code epoch} ended; 0 when there was none. */
  long highestGatewaySequence(int gatewayId, long epoch) {
    Map.Entry<Long, long[]> entry = byEpoch.floorEntry(epoch);
    return entry == null || gatewayId >= entry.getValue().length ? 0 : entry.getValue()[gatewayId];
  }
}
