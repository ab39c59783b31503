package io.croupier.gateway.server;

import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.logbuffer.Header;
import io.croupier.gateway.session.GatewaySession;
import io.croupier.gateway.session.GatewaySessions;
import io.croupier.gateway.session.SessionEncoder;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Transport;
import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.ChallengeAnswerDecoder;
import io.croupier.protocol.HeartbeatDecoder;
import io.croupier.protocol.HelloDecoder;
import io.croupier.protocol.QueryStateHashDecoder;
import io.croupier.protocol.ResendRequestDecoder;
import io.croupier.protocol.schema.MessageSchema;
import org.agrona.DirectBuffer;

/**
 * Takes in what gateways send: valid commands and queries of authenticated gateways go to the sink,
 * session messages to the session rules, everything else is counted and thrown away.
 *
 * <p><b>Guarantees.</b> A command either reaches the sink or its gateway is told why not; what
 * comes under a session that has ended is sent again by the gateway. Allocates nothing for a
 * command. Owned by the ingress thread.
 */
public final class CommandIngress implements AutoCloseable {
  private static final int FRAGMENT_LIMIT = 64;

  private final Transport transport;
  private final ServerSettings settings;
  private final GatewaySessions sessions;
  private final SessionMailbox mailbox;
  private final CommandSink sink;
  private final EmbeddedDriver driver;
  private final IngressCounts counts;
  private final BadInput badInput;
  private final IngressValidation validation = new IngressValidation(MessageSchema.load());
  private final SessionEncoder encoder = new SessionEncoder();
  private final FragmentHandler handler = this::onFragment;
  private final FragmentAssembler assembler = new FragmentAssembler(this::onMessage);
  private Subscription subscription;
  private int generation;
  private long nowNs;
  private long garbageSeen;

  CommandIngress(
      Transport transport,
      ServerSettings settings,
      GatewaySessions sessions,
      SessionMailbox mailbox,
      CommandSink sink,
      EmbeddedDriver driver,
      IngressCounts counts,
      BadInput badInput) {
    this.transport = transport;
    this.settings = settings;
    this.sessions = sessions;
    this.mailbox = mailbox;
    this.sink = sink;
    this.driver = driver;
    this.counts = counts;
    this.badInput = badInput;
    generation = transport.generation();
    garbageSeen = driver.garbageDatagrams();
    subscription = subscribe();
  }

  /** One duty cycle; {@code nowNs} of any origin, as long as it does not go back. */
  public int doWork(long nowNs) {
    this.nowNs = nowNs;
    int work = transport.doWork();
    if (generation != transport.generation()) {
      sessions.closeAll();
      subscription = subscribe();
      generation = transport.generation();
    }
    if (mailbox.hasRoom()) {
      work += sessions.doWork(nowNs);
      work += subscription.poll(handler, FRAGMENT_LIMIT);
    }
    countGarbage();
    return work;
  }

  public IngressCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    transport.close();
  }

  private Subscription subscribe() {
    String channel = "aeron:udp?endpoint=" + settings.endpoint();
    try {
      return transport
          .aeron()
          .addSubscription(channel, settings.stream(), image -> {}, this::onImageGone);
    } catch (AeronException e) {
      throw new EndpointException(settings.endpoint(), e);
    }
  }

  private void onImageGone(Image image) {
    sessions.onPeerGone(image.sessionId());
    assembler.freeSessionBuffer(image.sessionId());
  }

  private void onFragment(DirectBuffer buffer, int offset, int length, Header header) {
    if ((header.flags() & FrameDescriptor.UNFRAGMENTED) == FrameDescriptor.UNFRAGMENTED) {
      onMessage(buffer, offset, length, header);
      return;
    }
    // Only a gateway may make us put parts together: a stranger could take our memory with them.
    GatewaySession session = sessions.find(header.sessionId());
    if (session != null && session.isOpen()) {
      assembler.onFragment(buffer, offset, length, header);
    } else {
      badInput.onBad(IngressCount.STRANGERS, 0, nowNs);
    }
  }

  private void onMessage(DirectBuffer buffer, int offset, int length, Header header) {
    GatewaySession session = sessions.find(header.sessionId());
    if (session == null || !session.isOpen()) {
      onStranger(session, header.sessionId(), buffer, offset, length);
      return;
    }
    BadMessageReason bad = validation.check(buffer, offset, length, session.gatewayId());
    if (bad == null && isForOperators() && !session.isOperator()) {
      bad = BadMessageReason.PERMISSION;
    }
    if (bad != null) {
      onBad(session, bad);
    } else if (validation.isSessionMessage()) {
      onSessionMessage(session, header.sessionId(), buffer, offset, length);
    } else {
      onCommand(session, buffer, offset, length);
    }
  }

  /** It walks through all state on the engine's thread. */
  private boolean isForOperators() {
    return validation.template() == QueryStateHashDecoder.TEMPLATE_ID;
  }

  private void onCommand(GatewaySession session, DirectBuffer buffer, int offset, int length) {
    long commandId = validation.commandId();
    boolean query = validation.isQuery();
    sessions.onCommand(session, commandId);
    BusyReason reason = sink.offer(buffer, offset, length, query, session.gatewayId());
    if (reason == null) {
      counts.increment(query ? IngressCount.QUERIES : IngressCount.COMMANDS);
    } else {
      counts.increment(IngressCount.BUSY);
      int busy = encoder.busy(session.gatewayId(), commandId, reason);
      mailbox.send(session.link(), encoder.buffer(), 0, busy);
    }
  }

  private void onSessionMessage(
      GatewaySession session, int peer, DirectBuffer buffer, int offset, int length) {
    switch (validation.template()) {
      case HeartbeatDecoder.TEMPLATE_ID -> sessions.onHeartbeat(session);
      case ResendRequestDecoder.TEMPLATE_ID -> sessions.onResendRequest(session, buffer, offset);
      case HelloDecoder.TEMPLATE_ID -> sessions.onHello(peer, buffer, offset, length);
      default -> {} // a repeated answer to the challenge: it is in already
    }
  }

  private void onBad(GatewaySession session, BadMessageReason reason) {
    badInput.onBad(IngressCount.of(reason), session.gatewayId(), nowNs);
    int bad =
        encoder.badMessage(
            session.gatewayId(), validation.commandId(), validation.template(), reason);
    mailbox.send(session.link(), encoder.buffer(), 0, bad);
  }

  /** Somebody who is not in may say hello and answer the challenge, nothing else. */
  private void onStranger(
      GatewaySession session, int peer, DirectBuffer buffer, int offset, int length) {
    if (validation.isHello(buffer, offset, length)) {
      if (sessions.onHello(peer, buffer, offset, length)) {
        return;
      }
    } else if (validation.checkFrame(buffer, offset, length) == null
        && validation.template() == ChallengeAnswerDecoder.TEMPLATE_ID) {
      onChallengeAnswer(session, peer, buffer, offset);
      return;
    }
    if (session == null) {
      badInput.onBad(IngressCount.STRANGERS, 0, nowNs);
    } else {
      counts.increment(IngressCount.LATE);
    }
  }

  private void onChallengeAnswer(
      GatewaySession session, int peer, DirectBuffer buffer, int offset) {
    switch (sessions.onChallengeAnswer(peer, buffer, offset)) {
      case UNKNOWN_GATEWAY -> badInput.onBad(IngressCount.BAD_KEY, 0, nowNs);
      case HISTORY_LOST -> badInput.onBad(IngressCount.HISTORY_LOST, session.gatewayId(), nowNs);
      default -> {} // it is in, or nobody had asked
    }
  }

  private void countGarbage() {
    long garbage = driver.garbageDatagrams();
    if (garbage != garbageSeen) {
      badInput.onBad(IngressCount.GARBAGE, 0, garbage - garbageSeen, nowNs);
      garbageSeen = garbage;
    }
  }
}
