package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.journal.frame.EpochHeader;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * How many outcomes each gateway had when each epoch ended: what tells a gateway that has seen more
 * than the node still has. Complete when recovery ends; any thread then.
 */
final class EpochHistory {
  private final NavigableMap<Long, long[]> byEpoch = new TreeMap<>();
  private final NavigableMap<Integer, Long> accepted = new TreeMap<>();

  /** Notes where every stream stands when {@code epoch} ends. */
  void endOf(long epoch, Engine engine) {
    int gateways = engine.limits() == null ? 0 : engine.limits().gateways();
    long[] sequences = new long[gateways + 1];
    for (int gateway = 0; gateway <= gateways; gateway++) {
      sequences[gateway] = engine.gatewaySequence(gateway);
    }
    byEpoch.put(epoch, sequences);
  }

  /** Notes for which gateways a run accepts that they have seen more before it. */
  void accept(EpochHeader run) {
    run.acceptedLosses().forEach(loss -> accepted.put(loss.gatewayId(), run.number()));
  }

  /** The last epoch that has accepted a loss of a gateway; 0: none has. */
  long acceptedEpoch(int gatewayId) {
    return accepted.getOrDefault(gatewayId, 0L);
  }

  /** Writes all of it and gives where it ends. */
  int encode(MutableDirectBuffer buffer, int offset) {
    int at = put(buffer, offset, byEpoch.size());
    for (Map.Entry<Long, long[]> epoch : byEpoch.entrySet()) {
      at = put(buffer, at, epoch.getKey());
      at = put(buffer, at, epoch.getValue().length);
      for (long sequence : epoch.getValue()) {
        at = put(buffer, at, sequence);
      }
    }
    at = put(buffer, at, accepted.size());
    for (Map.Entry<Integer, Long> gateway : accepted.entrySet()) {
      at = put(buffer, put(buffer, at, gateway.getKey()), gateway.getValue());
    }
    return at;
  }

  /** Takes what {@link #encode} has written and gives where that ends. */
  int decode(DirectBuffer buffer, int offset) {
    int at = offset + Long.BYTES;
    for (long epochs = buffer.getLong(offset); epochs > 0; epochs--) {
      long[] sequences = new long[(int) buffer.getLong(at + Long.BYTES)];
      byEpoch.put(buffer.getLong(at), sequences);
      at += 2 * Long.BYTES;
      for (int i = 0; i < sequences.length; i++) {
        sequences[i] = buffer.getLong(at);
        at += Long.BYTES;
      }
    }
    long gateways = buffer.getLong(at);
    at += Long.BYTES;
    for (; gateways > 0; gateways--) {
      accepted.put((int) buffer.getLong(at), buffer.getLong(at + Long.BYTES));
      at += 2 * Long.BYTES;
    }
    return at;
  }

  /** The highest outcome of a gateway when {@code epoch} ended; 0 when there was none. */
  long highestGatewaySequence(int gatewayId, long epoch) {
    Map.Entry<Long, long[]> entry = byEpoch.floorEntry(epoch);
    return entry == null || gatewayId >= entry.getValue().length ? 0 : entry.getValue()[gatewayId];
  }

  private static int put(MutableDirectBuffer buffer, int offset, long value) {
    buffer.putLong(offset, value);
    return offset + Long.BYTES;
  }
}
