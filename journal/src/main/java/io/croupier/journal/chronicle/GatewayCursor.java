package io.croupier.journal.chronicle;

import io.croupier.journal.frame.JournalException;

/**
 * Serves one gateway from the outcome log, from any gatewaySequence on, in slices.
 *
 * <p>Owned by the egress thread.
 */
public final class GatewayCursor implements AutoCloseable {
  private final OutcomeCursor cursor;
  private final int gatewayId;
  private long nextGatewaySequence;
  private boolean offered;

  GatewayCursor(OutcomeCursor cursor, int gatewayId, long fromGatewaySequence) {
    this.cursor = cursor;
    this.gatewayId = gatewayId;
    this.nextGatewaySequence = fromGatewaySequence;
  }

  /** The gatewaySequence that {@link #poll} hands over next. */
  public long nextGatewaySequence() {
    return nextGatewaySequence;
  }

  /**
   * Looks at up to {@code limit} records of the log, whoever they are for, and hands over those of
   * this gateway until one is not taken. Returns how many were passed; fewer than {@code limit}
   * means that the cursor stands at the head of the log or that the handler took no more.
   */
  public int poll(OutcomeHandler handler, int limit) {
    int passed = 0;
    while (passed < limit && (offered || cursor.next())) {
      offered = isNext() && !offer(handler);
      if (offered) {
        break;
      }
      passed++;
    }
    return passed;
  }

  @Override
  public void close() {
    cursor.close();
  }

  private boolean isNext() {
    if (cursor.gatewayId() != gatewayId || cursor.gatewaySequence() < nextGatewaySequence) {
      return false;
    }
    if (cursor.gatewaySequence() > nextGatewaySequence) {
      throw new JournalException(
          "The outcome log lacks outcome "
              + nextGatewaySequence
              + " of gateway "
              + gatewayId
              + ": stop the node and run the replay tool's verify.");
    }
    return true;
  }

  private boolean offer(OutcomeHandler handler) {
    boolean taken =
        handler.onOutcome(
            nextGatewaySequence,
            cursor.commandSequence(),
            cursor.buffer(),
            cursor.offset(),
            cursor.length());
    if (taken) {
      nextGatewaySequence++;
    }
    return taken;
  }
}
