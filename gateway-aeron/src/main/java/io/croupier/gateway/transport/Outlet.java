package io.croupier.gateway.transport;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.exceptions.AeronException;
import org.agrona.DirectBuffer;

/**
 * A way out to one endpoint and stream. It is opened without waiting: until it is ready, sending
 * says {@link Pressure#WAIT}. Owned by one thread.
 */
public final class Outlet implements AutoCloseable {
  private final Aeron aeron;
  private final long registrationId;
  private ExclusivePublication publication;
  private boolean gone;

  /**
   * Begins to open the way.
   *
   * @param termLength bytes, a power of two from 64 KiB; a message has at most an eighth of it.
   */
  public Outlet(Transport transport, String endpoint, int stream, int termLength) {
    aeron = transport.aeron();
    String channel = "aeron:udp?endpoint=" + endpoint + "|term-length=" + termLength;
    registrationId = aeron.asyncAddExclusivePublication(channel, stream);
  }

  /** Sends one message now, or says why not. */
  public Pressure offer(DirectBuffer buffer, int offset, int length) {
    if (publication == null && !isReady()) {
      return gone ? Pressure.GONE : Pressure.WAIT;
    }
    return Pressure.offer(publication, buffer, offset, length);
  }

  /** Closes the way; what has been sent already still arrives. */
  @Override
  public void close() {
    if (publication != null) {
      publication.close();
    } else if (!gone && !aeron.isClosed()) {
      aeron.asyncRemovePublication(registrationId);
    }
    gone = true;
  }

  private boolean isReady() {
    if (gone || aeron.isClosed()) {
      gone = true;
      return false;
    }
    try {
      publication = aeron.getExclusivePublication(registrationId);
    } catch (AeronException e) {
      gone = true; // the driver cannot send there, and has said so
    }
    return publication != null;
  }
}
