package io.croupier.gateway.server;

import io.croupier.gateway.transport.Outlet;
import io.croupier.gateway.transport.Pressure;
import io.croupier.gateway.transport.Transport;
import java.util.ArrayDeque;
import java.util.Queue;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The stream of session messages and answers to queries towards one gateway. What cannot leave at
 * once waits here, and only then is anything allocated; a gateway that lets too much wait is given
 * up. Owned by the egress thread.
 */
final class ControlLink implements AutoCloseable {
  private static final int TERM_LENGTH = 256 * 1024;
  private static final int MOST_WAITING = 256 * 1024;

  private final Outlet outlet;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private final UnsafeBuffer first = new UnsafeBuffer(0, 0);
  private int bytesWaiting;
  private boolean gone;

  ControlLink(Transport transport, String endpoint, int stream) {
    outlet = new Outlet(transport, endpoint, stream, TERM_LENGTH);
  }

  /** Sends a message as soon as it can leave. */
  void send(DirectBuffer buffer, int offset, int length) {
    if (isWaiting() || offer(buffer, offset, length) == Pressure.WAIT) {
      bytesWaiting += length;
      gone |= bytesWaiting > MOST_WAITING;
      byte[] message = new byte[length];
      buffer.getBytes(offset, message);
      waiting.add(message);
    }
  }

  /** Sends a message that is worth nothing later, if it can leave now. */
  void sendNowOrNever(DirectBuffer buffer, int offset, int length) {
    if (!isWaiting()) {
      offer(buffer, offset, length);
    }
  }

  /** Sends what waits, as far as it can leave. */
  int flush() {
    int sent = 0;
    while (!gone && isWaiting()) {
      first.wrap(waiting.peek());
      if (offer(first, 0, first.capacity()) != Pressure.NONE) {
        break;
      }
      bytesWaiting -= first.capacity();
      waiting.remove();
      sent++;
    }
    return sent;
  }

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /** Whether nothing more can ever be sent. */
  boolean isGone() {
    return gone;
  }

  @Override
  public void close() {
    outlet.close();
  }

  private Pressure offer(DirectBuffer buffer, int offset, int length) {
    Pressure pressure = outlet.offer(buffer, offset, length);
    gone |= pressure == Pressure.GONE;
    return pressure;
  }
}
