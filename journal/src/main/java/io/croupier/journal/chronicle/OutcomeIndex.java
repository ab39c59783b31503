package io.croupier.journal.chronicle;

import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.LongArrayList;

/**
 * Where each gateway's outcomes are: one entry for every {@link #SPACING} gatewaySequences.
 *
 * <p>Owned by the egress thread. Allocates for a new gateway, and once in eight million outcomes of
 * one gateway.
 */
final class OutcomeIndex {
  static final int SPACING = 1_024;
  private static final int INITIAL_ENTRIES = 8_192;

  private final Int2ObjectHashMap<Gateway> gateways = new Int2ObjectHashMap<>();

  /** Notes a record; false, and nothing done, when it is not the gateway's next. */
  boolean add(int gatewayId, long gatewaySequence, int fileIndex, int offset) {
    Gateway gateway = gateways.get(gatewayId);
    if (gateway == null) {
      gateway = new Gateway();
      gateways.put(gatewayId, gateway);
    }
    if (gatewaySequence != gateway.last + 1) {
      return false;
    }
    gateway.last = gatewaySequence;
    // The first entry stands for the record with gatewaySequence 1: there is no 0.
    if (gatewaySequence == 1 || gatewaySequence % SPACING == 0) {
      gateway.positions.addLong((long) fileIndex << Integer.SIZE | offset);
    }
    return true;
  }

  long last(int gatewayId) {
    Gateway gateway = gateways.get(gatewayId);
    return gateway == null ? 0 : gateway.last;
  }

  int fileIndex(int gatewayId, long gatewaySequence) {
    return (int) (position(gatewayId, gatewaySequence) >>> Integer.SIZE);
  }

  int offset(int gatewayId, long gatewaySequence) {
    return (int) position(gatewayId, gatewaySequence);
  }

  private long position(int gatewayId, long gatewaySequence) {
    return gateways.get(gatewayId).positions.getLong((int) (gatewaySequence / SPACING));
  }

  private static final class Gateway {
    final LongArrayList positions = new LongArrayList(INITIAL_ENTRIES, Long.MIN_VALUE);
    long last;
  }
}
