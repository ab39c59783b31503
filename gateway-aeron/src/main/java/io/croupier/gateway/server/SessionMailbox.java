package io.croupier.gateway.server;

import io.croupier.gateway.session.SessionActions;
import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Carries what the session rules want done from the ingress thread to the egress thread: the calls
 * go in here and come out there, in order, none lost. Allocates nothing but endpoints.
 */
final class SessionMailbox implements SessionActions {
  private static final int CAPACITY = 1024 * 1024;
  private static final int ROOM = CAPACITY / 4;
  private static final int LONGEST = 512;

  private static final int OPEN_LINK = 1;
  private static final int SEND = 2;
  private static final int SERVE = 3;
  private static final int RESEND = 4;
  private static final int CLOSE_LINK = 5;

  private static final int LINK = 0;
  private static final int BODY = 8;

  private final OneToOneRingBuffer ring =
      new OneToOneRingBuffer(new UnsafeBuffer(allocate(CAPACITY)));
  private final UnsafeBuffer call = new UnsafeBuffer(new byte[LONGEST]);
  private final SessionActions receiver;
  private final MessageHandler handler = this::onCall;

  /**
   * @param receiver does what is wanted, on the egress thread.
   */
  SessionMailbox(SessionActions receiver) {
    this.receiver = receiver;
  }

  private static ByteBuffer allocate(int capacity) {
    return BufferUtil.allocateDirectAligned(
        capacity + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH);
  }

  /** Whether one duty cycle of ingress cannot fill it; else ingress has to wait for egress. */
  boolean hasRoom() {
    return CAPACITY - ring.size() >= ROOM;
  }

  /** Egress thread: does what has been wanted since the last time. */
  int deliver() {
    return ring.read(handler);
  }

  @Override
  public void openLink(int link, String endpoint, int controlStream) {
    call.putInt(BODY, controlStream);
    int length = call.putStringAscii(BODY + Integer.BYTES, endpoint);
    write(OPEN_LINK, link, Integer.BYTES + length);
  }

  @Override
  public void send(int link, DirectBuffer buffer, int offset, int length) {
    call.putBytes(BODY, buffer, offset, length);
    write(SEND, link, length);
  }

  @Override
  public void serve(int link, int gatewayId, int outcomeStream, long fromGatewaySequence) {
    call.putLong(BODY, fromGatewaySequence);
    call.putInt(BODY + Long.BYTES, gatewayId);
    call.putInt(BODY + Long.BYTES + Integer.BYTES, outcomeStream);
    write(SERVE, link, 2 * Long.BYTES);
  }

  @Override
  public void resend(int link, long fromGatewaySequence) {
    call.putLong(BODY, fromGatewaySequence);
    write(RESEND, link, Long.BYTES);
  }

  @Override
  public void closeLink(int link) {
    write(CLOSE_LINK, link, 0);
  }

  private void write(int type, int link, int length) {
    call.putInt(LINK, link);
    if (!ring.write(type, call, 0, BODY + length)) {
      throw new IllegalStateException("Ingress has written more than one duty cycle may");
    }
  }

  private void onCall(int type, MutableDirectBuffer buffer, int offset, int length) {
    int link = buffer.getInt(offset + LINK);
    int body = offset + BODY;
    switch (type) {
      case OPEN_LINK ->
          receiver.openLink(link, buffer.getStringAscii(body + Integer.BYTES), buffer.getInt(body));
      case SEND -> receiver.send(link, buffer, body, length - BODY);
      case SERVE ->
          receiver.serve(
              link,
              buffer.getInt(body + Long.BYTES),
              buffer.getInt(body + Long.BYTES + Integer.BYTES),
              buffer.getLong(body));
      case RESEND -> receiver.resend(link, buffer.getLong(body));
      case CLOSE_LINK -> receiver.closeLink(link);
      default -> throw new IllegalStateException("No such call: " + type);
    }
  }
}
