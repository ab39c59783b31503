package io.croupier.gateway.session;

import io.croupier.protocol.DuplicateDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Where one gateway stands in its stream of outcomes, and how it moves on. Live, catch-up, resend
 * and reconnect are one path: an outcome that is next goes out as it comes; whatever the gateway
 * lacks is read from the history in slices until it stands at the head. After a {@code Duplicate}
 * the original outcomes are sent again before the stream goes on. Owned by the egress thread.
 */
public final class OutcomeCursor {
  private final int gatewayId;
  private final OutcomeHistory history;
  private final OutcomeConsumer receiver;
  private final OutcomeConsumer forward = this::forward;
  private final OutcomeConsumer again = this::again;
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private long next;
  private long highest;
  private long originalSequence;
  private long originalNext;
  private boolean reading;

  /**
   * @param receiver takes an outcome, or says false when it has no room now.
   * @param fromGatewaySequence the first outcome that the gateway wants.
   */
  public OutcomeCursor(
      int gatewayId, OutcomeHistory history, OutcomeConsumer receiver, long fromGatewaySequence) {
    this.gatewayId = gatewayId;
    this.history = history;
    this.receiver = receiver;
    next = fromGatewaySequence;
  }

  /** Highest outcome sent, without a gap below it. */
  public long sentThrough() {
    return next - 1;
  }

  /** Whether the gateway lacks anything up to and including this outcome. */
  public boolean isBehind(long highestGatewaySequence) {
    return next <= highestGatewaySequence || originalSequence != 0;
  }

  /** Sends an outcome that has just become durable if it is the next one; else does nothing. */
  public void onDurable(long gatewaySequence, DirectBuffer buffer, int offset, int length) {
    if (gatewaySequence == next && originalSequence == 0) {
      highest = gatewaySequence;
      forward(buffer, offset, length);
    }
  }

  /**
   * Sends a slice of what the gateway lacks, from the history, and nothing beyond {@code
   * highestGatewaySequence}.
   *
   * @param limit outcomes passed in the history at most.
   * @return how much was done; 0 at the head of the stream.
   */
  public int serve(long highestGatewaySequence, int limit) {
    if (!isBehind(highestGatewaySequence)) {
      release();
      return 0;
    }
    highest = highestGatewaySequence;
    reading = true;
    return originalSequence != 0
        ? history.poll(gatewayId, originalNext, limit, again)
        : history.poll(gatewayId, next, limit, forward);
  }

  /** Gives back what is held to read the history; to be called when the gateway is gone. */
  public void release() {
    if (reading) {
      reading = false;
      history.release(gatewayId);
    }
  }

  /** Goes back; a number that was never sent is no reason to go anywhere. */
  public void resend(long fromGatewaySequence) {
    if (fromGatewaySequence > 0 && fromGatewaySequence < next) {
      next = fromGatewaySequence;
      originalSequence = 0;
    }
  }

  private boolean forward(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    if (header.gatewaySequence() != next || next > highest) {
      return false;
    }
    if (!receiver.onOutcome(buffer, offset, length)) {
      return false;
    }
    next++;
    return !beginOriginals(buffer, offset);
  }

  private boolean again(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    if (header.commandSequence() != originalSequence || header.gatewaySequence() >= next) {
      originalSequence = 0;
      return false;
    }
    if (!receiver.onOutcome(buffer, offset, length)) {
      return false;
    }
    originalNext = header.gatewaySequence() + 1;
    if (header.flags().last()) {
      originalSequence = 0;
    }
    return originalSequence != 0;
  }

  private boolean beginOriginals(DirectBuffer buffer, int offset) {
    int template =
        buffer.getShort(
                offset + MessageHeaderDecoder.templateIdEncodingOffset(), ByteOrder.LITTLE_ENDIAN)
            & 0xFFFF;
    if (template != DuplicateDecoder.TEMPLATE_ID) {
      return false;
    }
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    long from =
        buffer.getLong(
            body + DuplicateDecoder.originalGatewaySequenceEncodingOffset(),
            ByteOrder.LITTLE_ENDIAN);
    if (from <= 0 || from >= next) {
      return false;
    }
    originalNext = from;
    originalSequence =
        buffer.getLong(
            body + DuplicateDecoder.originalSequenceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
    return true;
  }
}
