package io.croupier.gateway.session;

import io.croupier.protocol.ChallengeAnswerDecoder;
import io.croupier.protocol.ChallengeDecoder;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.ResendRequestDecoder;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * The node's side of all gateway sessions: who may speak, and as whom. A Hello is answered by a
 * challenge; the right answer opens the session and closes the gateway's old one; silence closes
 * it.
 *
 * <p><b>Guarantees.</b> At most one session of a gateway is open. Nothing is opened without proof
 * of the key. At most {@link #HANDSHAKES} strangers are attended to at once, so they cannot take
 * the node's memory. Owned by the ingress thread; reads no clock.
 */
public final class GatewaySessions {
  /** Gateways whose proof is awaited at once; for a further Hello the oldest is given up. */
  public static final int HANDSHAKES = 16;

  private final Int2ObjectHashMap<Gateway> gateways = new Int2ObjectHashMap<>();
  private final Int2ObjectHashMap<GatewaySession> byPeer = new Int2ObjectHashMap<>();
  private final List<GatewaySession> attended = new ArrayList<>();
  private final SessionEncoder encoder = new SessionEncoder();
  private final AttendedClock clock;
  private final GatewayPast past;
  private final SessionTimes times;
  private final Nonces nonces;
  private final SessionActions actions;
  private final int marketDataStream;
  private int lastLink;

  /**
   * Sessions of the gateways that have these keys.
   *
   * @param marketDataStream what a gateway that is in can listen to; 0: nothing
   */
  public GatewaySessions(
      List<GatewayKey> keys,
      GatewayPast past,
      SessionTimes times,
      Nonces nonces,
      SessionActions actions,
      int marketDataStream) {
    this.past = past;
    this.times = times;
    this.nonces = nonces;
    this.actions = actions;
    this.marketDataStream = marketDataStream;
    clock = new AttendedClock(times.heartbeatNs());
    for (GatewayKey key : keys) {
      long highestCommandId = past.highestCommandId(key.gatewayId());
      Gateway gateway = new Gateway(new Proof(key), key.operator(), highestCommandId);
      if (gateways.put(key.gatewayId(), gateway) != null) {
        throw new IllegalArgumentException("Gateway " + key.gatewayId() + " is there twice");
      }
    }
  }

  /** The session that a peer's messages belong to, open or not; null for a stranger. */
  public GatewaySession find(int peer) {
    return byPeer.get(peer);
  }

  /** A sign of life of an open session that is no session message. */
  public void onCommand(GatewaySession session, long commandId) {
    session.heard(clock.now());
    session.gateway().onCommand(commandId);
  }

  public void onHeartbeat(GatewaySession session) {
    session.heard(clock.now());
  }

  public void onResendRequest(GatewaySession session, DirectBuffer buffer, int offset) {
    session.heard(clock.now());
    int field =
        MessageHeaderDecoder.ENCODED_LENGTH
            + ResendRequestDecoder.fromGatewaySequenceEncodingOffset();
    actions.resend(session.link(), buffer.getLong(offset + field, ByteOrder.LITTLE_ENDIAN));
  }

  /**
   * A Hello whose length has been checked, of any schema version.
   *
   * @return false when it deserves no answer, having nowhere to send one to.
   */
  public boolean onHello(int peer, DirectBuffer buffer, int offset, int length) {
    GatewaySession known = byPeer.get(peer);
    if (known != null) {
      return onHelloAgain(known, buffer, offset, length);
    }
    Greeting greeting = Greeting.read(buffer, offset, length);
    if (!greeting.isReachable()) {
      return false;
    }
    if (handshakes() >= HANDSHAKES) {
      close(oldestHandshake());
    }
    byte[] nonce = new byte[ChallengeDecoder.nonceLength()];
    nonces.fill(nonce);
    GatewaySession session = new GatewaySession(peer, ++lastLink, greeting, nonce, clock.now());
    byPeer.put(peer, session);
    attended.add(session);
    actions.openLink(session.link(), greeting.endpoint(), greeting.controlStream());
    if (greeting.version() > MessageHeaderDecoder.SCHEMA_VERSION) {
      refuse(session, HelloRefusal.SCHEMA, 0, 0);
    } else {
      challenge(session);
    }
    return true;
  }

  /**
   * An answer to a challenge; one that nobody waits for is left alone.
   *
   * @return why the gateway was refused; NONE when it was not.
   */
  public HelloRefusal onChallengeAnswer(int peer, DirectBuffer buffer, int offset) {
    GatewaySession session = byPeer.get(peer);
    if (session == null || session.state() != GatewaySession.State.CHALLENGED) {
      return HelloRefusal.NONE;
    }
    byte[] mac = new byte[Proof.LENGTH];
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    buffer.getBytes(body + ChallengeAnswerDecoder.macEncodingOffset(), mac);
    Greeting greeting = session.greeting();
    Gateway gateway = gateways.get(session.gatewayId());
    if (gateway == null || !gateway.proof().accepts(session.nonce(), greeting.bytes(), mac)) {
      return refuse(session, HelloRefusal.UNKNOWN_GATEWAY, 0, 0);
    }
    long last = greeting.lastGatewaySequence();
    long known = knownThrough(greeting);
    if (last > known || greeting.epoch() > past.epoch()) {
      int accepted = acceptedEpoch(greeting);
      if (accepted == 0) {
        return refuse(session, HelloRefusal.HISTORY_LOST, Math.min(known + 1, last), last);
      }
      session.goesOnFrom(Math.min(keptThrough(greeting, accepted) + 1, last));
    }
    open(gateway, session);
    return HelloRefusal.NONE;
  }

  /**
   * The peer cannot be heard any more: whatever it sends later under this number is a stranger's.
   */
  public void onPeerGone(int peer) {
    GatewaySession session = byPeer.remove(peer);
    if (session != null) {
      close(session);
    }
  }

  /**
   * Closes every session, when the transport had to be made anew: who is there says hello again.
   */
  public void closeAll() {
    for (int i = attended.size() - 1; i >= 0; i--) {
      close(attended.get(i));
    }
    byPeer.clear();
  }

  /** Closes what has been silent for too long; to be called in every duty cycle. */
  public int doWork(long nowNs) {
    long attendedNs = clock.advance(nowNs);
    int closed = 0;
    for (int i = attended.size() - 1; i >= 0; i--) {
      GatewaySession session = attended.get(i);
      if (session.isSilent(attendedNs, times.timeoutNs())) {
        close(session);
        closed++;
      }
    }
    return closed;
  }

  private boolean onHelloAgain(
      GatewaySession session, DirectBuffer buffer, int offset, int length) {
    boolean same = session.greeting().isSameAs(buffer, offset, length);
    if (same && session.state() == GatewaySession.State.CHALLENGED) {
      challenge(session);
    } else if (same && session.isOpen()) {
      accept(session);
    }
    return same;
  }

  private void open(Gateway gateway, GatewaySession session) {
    if (gateway.open() != null) {
      close(gateway.open());
    }
    gateway.open(session);
    session.open(gateway, past.highestGatewaySequence(session.gatewayId()));
    session.heard(clock.now());
    accept(session);
    actions.serve(
        session.link(),
        session.gatewayId(),
        session.greeting().outcomeStream(),
        session.firstGatewaySequence());
  }

  /**
   * The epoch that has accepted what the gateway has seen before it; 0: none has. What it has seen
   * in a lost run only a decision of this run can be about: an earlier one was about another loss.
   */
  private int acceptedEpoch(Greeting greeting) {
    int accepted = past.lossAccepted(greeting.gatewayId());
    int epoch = isOfLostRun(greeting) ? past.epoch() - 1 : greeting.epoch();
    return epoch < accepted ? accepted : 0;
  }

  /** Whether the gateway names a run that the node has never been in: only that can have let it. */
  private boolean isOfLostRun(Greeting greeting) {
    boolean current = greeting.epoch() == past.epoch();
    return greeting.epoch() > past.epoch()
        || current && !gateways.get(greeting.gatewayId()).wasLetIn();
  }

  /** The highest outcome of what the gateway has seen that the node has too. */
  private long keptThrough(Greeting greeting, int accepted) {
    boolean known = greeting.epoch() > 0 && greeting.epoch() < accepted;
    int epoch = known ? greeting.epoch() : accepted - 1;
    return past.highestGatewaySequence(greeting.gatewayId(), epoch);
  }

  /** The highest outcome that the gateway can have seen if nothing was lost. */
  private long knownThrough(Greeting greeting) {
    int epoch = isOfLostRun(greeting) ? past.epoch() - 1 : greeting.epoch();
    return isOfLostRun(greeting) || epoch > 0 && epoch < past.epoch()
        ? past.highestGatewaySequence(greeting.gatewayId(), epoch)
        : past.highestGatewaySequence(greeting.gatewayId());
  }

  private void close(GatewaySession session) {
    if (session.state() != GatewaySession.State.CLOSED) {
      session.close();
      attended.remove(session);
      actions.closeLink(session.link());
      if (session.gateway() != null && session.gateway().open() == session) {
        session.gateway().open(null);
      }
    }
  }

  /** A flood of strangers pushes itself out: a gateway's own handshake takes milliseconds. */
  private GatewaySession oldestHandshake() {
    int i = 0;
    while (attended.get(i).isOpen()) {
      i++;
    }
    return attended.get(i);
  }

  private int handshakes() {
    int count = 0;
    for (int i = 0; i < attended.size(); i++) {
      if (!attended.get(i).isOpen()) {
        count++;
      }
    }
    return count;
  }

  private void challenge(GatewaySession session) {
    send(session, encoder.challenge(session.gatewayId(), session.nonce()));
  }

  private void accept(GatewaySession session) {
    send(
        session,
        encoder.helloAccepted(
            session.gatewayId(),
            past.epoch(),
            marketDataStream,
            session.acceptedCommandId(),
            session.acceptedGatewaySequence(),
            session.lostFrom()));
  }

  private HelloRefusal refuse(GatewaySession session, HelloRefusal reason, long from, long to) {
    send(session, encoder.helloRefused(session.gatewayId(), reason, from, to));
    session.refuse(); // it keeps its place until the timeout, so that nobody is refused in a storm
    return reason;
  }

  private void send(GatewaySession session, int length) {
    actions.send(session.link(), encoder.buffer(), 0, length);
  }
}
