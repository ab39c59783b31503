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
  /** Tag of receivers that are waited for, in Aeron's words {@code gtag}. */
  private static final int GROUP = 451;

  private static final String TERM = "|term-length=";

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
    this(transport, stream, "endpoint=" + endpoint + TERM + termLength);
  }

  private Outlet(Transport transport, int stream, String way) {
    aeron = transport.aeron();
    registrationId = aeron.asyncAddExclusivePublication("aeron:udp?" + way, stream);
  }

  /**
   * Begins to open a way out to everybody who listens for {@code stream} by {@link Inlet#shared} of
   * this address. It waits for nobody, so one that is slow or gone holds up no other; only those
   * that carry the group's tag are waited for, a second at most.
   */
  public static Outlet shared(Transport transport, String address, int stream, int termLength) {
    String way = "control=" + address + "|control-mode=dynamic|fc=tagged,g:" + GROUP + "/0,t:1s";
    return new Outlet(transport, stream, way + TERM + termLength);
  }

  /** Sends one message now, or says why not. */
  public Pressure offer(DirectBuffer buffer, int offset, int length) {
    if (publication == null && !isReady()) {
      return gone ? Pressure.GONE : Pressure.WAIT;
    }
    return Pressure.offer(publication, buffer, offset, length);
  }

  /** Whether the way is ready. */
  public boolean isOpen() {
    return publication != null || isReady();
  }

  /** Whether it cannot be opened, now or later. */
  public boolean isGone() {
    return !isOpen() && gone;
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
