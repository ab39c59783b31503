package io.croupier.gateway.server;

import io.croupier.gateway.transport.Outlet;
import io.croupier.gateway.transport.Pressure;
import io.croupier.gateway.transport.Transport;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * The stream of session messages and answers to queries towards one gateway. What cannot leave at
 * once waits here; a gateway that lets too much wait is given up. Owned by the egress thread.
 */
final class ControlLink implements AutoCloseable {
  private static final int TERM_LENGTH = 256 * 1024;
  private static final int WAITING = 256 * 1024;
  private static final int MESSAGE = 1;

  private final Outlet outlet;
  private final OneToOneRingBuffer waiting =
      new OneToOneRingBuffer(
          new UnsafeBuffer(new byte[WAITING + RingBufferDescriptor.TRAILER_LENGTH]));
  private final ControlledMessageHandler leave = this::leave;
  private boolean gone;

  ControlLink(Transport transport, String endpoint, int stream) {
    outlet = new Outlet(transport, endpoint, stream, TERM_LENGTH);
  }

  /** Sends a message as soon as it can leave. */
  void send(DirectBuffer buffer, int offset, int length) {
    if (!isWaiting()) {
      Pressure pressure = outlet.offer(buffer, offset, length);
      gone |= pressure == Pressure.GONE;
      if (pressure != Pressure.WAIT) {
        return;
      }
    }
    gone |= !waiting.write(MESSAGE, buffer, offset, length);
  }

  /** Sends a message that is worth nothing later; says whether it left. */
  boolean sendNow(DirectBuffer buffer, int offset, int length) {
    return !isWaiting() && outlet.offer(buffer, offset, length) == Pressure.NONE;
  }

  /** Sends what waits, as far as it can leave. */
  int flush() {
    return isWaiting() ? waiting.controlledRead(leave) : 0;
  }

  boolean isWaiting() {
    return waiting.producerPosition() != waiting.consumerPosition();
  }

  /** Whether nothing more can ever be sent. */
  boolean isGone() {
    return gone;
  }

  @Override
  public void close() {
    outlet.close();
  }

  private ControlledMessageHandler.Action leave(
      int type, MutableDirectBuffer buffer, int offset, int length) {
    Pressure pressure = outlet.offer(buffer, offset, length);
    gone |= pressure == Pressure.GONE;
    return pressure == Pressure.NONE
        ? ControlledMessageHandler.Action.CONTINUE
        : ControlledMessageHandler.Action.ABORT;
  }
}
