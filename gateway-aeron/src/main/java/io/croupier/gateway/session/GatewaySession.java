package io.croupier.gateway.session;

/**
 * One attempt of a gateway to connect, and what became of it. The peer is the number under which
 * its messages arrive (an Aeron session). Owned by the ingress thread.
 */
public final class GatewaySession {
  /** CHALLENGED, then OPEN or REFUSED, then CLOSED for good. */
  enum State {
    CHALLENGED,
    OPEN,
    REFUSED,
    CLOSED
  }

  private final int peer;
  private final int link;
  private final Greeting greeting;
  private final byte[] nonce;
  private State state = State.CHALLENGED;
  private long heardNs;
  private Gateway gateway;
  private long acceptedCommandId;
  private long acceptedGatewaySequence;
  private long lostFrom;

  GatewaySession(int peer, int link, Greeting greeting, byte[] nonce, long nowNs) {
    this.peer = peer;
    this.link = link;
    this.greeting = greeting;
    this.nonce = nonce;
    heardNs = nowNs;
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Whether it is open and may ask what is for operators only. */
  public boolean isOperator() {
    return isOpen() && gateway.isOperator();
  }

  public int gatewayId() {
    return greeting.gatewayId();
  }

  /** The way back to the gateway, for {@link SessionActions}. */
  public int link() {
    return link;
  }

  int peer() {
    return peer;
  }

  Greeting greeting() {
    return greeting;
  }

  byte[] nonce() {
    return nonce;
  }

  State state() {
    return state;
  }

  void close() {
    state = State.CLOSED;
  }

  void refuse() {
    state = State.REFUSED;
  }

  void open(Gateway opener, long highestGatewaySequence) {
    state = State.OPEN;
    gateway = opener;
    acceptedCommandId = opener.highestCommandId();
    acceptedGatewaySequence = highestGatewaySequence;
  }

  /** Null before the session is open. */
  Gateway gateway() {
    return gateway;
  }

  /** An operator has accepted that the gateway has seen others from this outcome on. */
  void goesOnFrom(long gatewaySequence) {
    lostFrom = gatewaySequence;
  }

  /** The first outcome that the gateway has seen and the node does not have; 0: none. */
  long lostFrom() {
    return lostFrom;
  }

  /** The first outcome that the gateway wants. */
  long firstGatewaySequence() {
    if (lostFrom > 0) {
      return lostFrom;
    }
    return greeting.lastGatewaySequence() == Greeting.FROM_NOW_ON
        ? acceptedGatewaySequence + 1
        : greeting.lastGatewaySequence() + 1;
  }

  long acceptedCommandId() {
    return acceptedCommandId;
  }

  long acceptedGatewaySequence() {
    return acceptedGatewaySequence;
  }

  void heard(long nowNs) {
    heardNs = nowNs;
  }

  boolean isSilent(long nowNs, long timeoutNs) {
    return nowNs - heardNs > timeoutNs;
  }
}
