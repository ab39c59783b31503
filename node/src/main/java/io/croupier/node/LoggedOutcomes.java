package io.croupier.node;

import io.croupier.gateway.session.OutcomeConsumer;
import io.croupier.gateway.session.OutcomeHistory;
import io.croupier.journal.chronicle.GatewayCursor;
import io.croupier.journal.chronicle.OutcomeHandler;
import io.croupier.journal.chronicle.OutcomeLog;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/** The outcome log as egress reads it: a cursor for each gateway that lacks something. */
final class LoggedOutcomes implements OutcomeHistory, OutcomeHandler {
  private final OutcomeLog log;
  private final Int2ObjectHashMap<GatewayCursor> cursors = new Int2ObjectHashMap<>();
  private OutcomeConsumer consumer;

  LoggedOutcomes(OutcomeLog log) {
    this.log = log;
  }

  @Override
  public int poll(int gatewayId, long fromGatewaySequence, int limit, OutcomeConsumer consumer) {
    GatewayCursor cursor = cursors.get(gatewayId);
    if (cursor == null || cursor.nextGatewaySequence() != fromGatewaySequence) {
      release(gatewayId);
      cursor = log.cursor(gatewayId, fromGatewaySequence);
      cursors.put(gatewayId, cursor);
    }
    this.consumer = consumer;
    return cursor.poll(this, limit);
  }

  @Override
  public void release(int gatewayId) {
    GatewayCursor cursor = cursors.remove(gatewayId);
    if (cursor != null) {
      cursor.close();
    }
  }

  @Override
  public boolean onOutcome(
      long gatewaySequence, long commandSequence, DirectBuffer buffer, int offset, int length) {
    return consumer.onOutcome(buffer, offset, length);
  }
}
