package io.croupier.gateway.transport;

import io.aeron.Aeron;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.FragmentHandler;

/**
 * A stream to listen on. It is opened without waiting: until it is ready, nothing arrives. Owned by
 * one thread.
 */
public final class Inlet implements AutoCloseable {
  private static final String CHANNEL = "aeron:udp?";

  private final Aeron aeron;
  private final long tag;
  private final long registrationId;
  private Subscription subscription;
  private boolean gone;

  /**
   * Begins to open the stream.
   *
   * @param endpoint address of this host and a port; port 0: a free one.
   */
  public Inlet(Transport transport, String endpoint, int stream) {
    aeron = transport.aeron();
    tag = aeron.nextCorrelationId();
    String channel = CHANNEL + "endpoint=" + endpoint + "|tags=" + tag;
    registrationId = aeron.asyncAddSubscription(channel, stream);
  }

  private Inlet(Transport transport, int stream, String channel) {
    aeron = transport.aeron();
    tag = 0;
    registrationId = aeron.asyncAddSubscription(channel, stream);
  }

  /**
   * Begins to listen to what an {@link Outlet#shared} of that address sends. What is lost on the
   * way is not sent again.
   *
   * @param own address of this host and a port; port 0: a free one
   */
  public static Inlet shared(Transport transport, String own, String address, int stream) {
    String way = "endpoint=" + own + "|control=" + address + "|control-mode=dynamic";
    return new Inlet(transport, stream, CHANNEL + way + "|reliable=false");
  }

  private Inlet(Inlet neighbour, int stream) {
    aeron = neighbour.aeron;
    tag = neighbour.tag;
    registrationId = aeron.asyncAddSubscription(CHANNEL + "tags=" + tag, stream);
  }

  /** Begins to open another stream on the same address and port, once this one has an endpoint. */
  public Inlet neighbour(int stream) {
    return new Inlet(this, stream);
  }

  /** Address and port that can be reached, once they are known; else null. */
  public String endpoint() {
    return isReady() ? subscription.resolvedEndpoint() : null;
  }

  /** Hands over what has arrived. */
  public int poll(FragmentHandler handler, int limit) {
    return subscription == null ? 0 : subscription.poll(handler, limit);
  }

  /** Whether the stream is listened to. */
  public boolean isOpen() {
    return isReady();
  }

  @Override
  public void close() {
    if (subscription != null) {
      subscription.close();
    } else if (!gone && !aeron.isClosed()) {
      aeron.asyncRemoveSubscription(registrationId);
    }
    gone = true;
  }

  private boolean isReady() {
    if (subscription == null && !gone) {
      gone = aeron.isClosed();
      try {
        subscription = gone ? null : aeron.getSubscription(registrationId);
      } catch (AeronException e) {
        gone = true; // the driver cannot listen there, and has said so
      }
    }
    return subscription != null;
  }
}
