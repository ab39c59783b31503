package io.croupier.gateway.session;

import io.croupier.protocol.BadMessageDecoder;
import io.croupier.protocol.BusyDecoder;
import io.croupier.protocol.ChallengeDecoder;
import io.croupier.protocol.HeartbeatDecoder;
import io.croupier.protocol.HelloAcceptedDecoder;
import io.croupier.protocol.HelloDecoder;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.HelloRefusedDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.schema.MessageKind;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The gateway's side of its session: hello, back-off, heartbeats, gaps. Driven by {@link #doWork}
 * and by what arrives; reads no clock. Owned by the polling thread. Allocates only while it
 * connects.
 */
public final class EdgeSession {
  private static final int STREAMS = 1 << 30;

  /** WAITING for the next attempt, OPENING the way, GREETING the node, OPEN; REFUSED for good. */
  private enum State {
    WAITING,
    OPENING,
    GREETING,
    OPEN,
    REFUSED
  }

  private final int gatewayId;
  private final Proof proof;
  private final SessionTimes times;
  private final Nonces nonces;
  private final EdgeActions actions;
  private final OutcomeListener listener;
  private final EdgeCommands commands;
  private final EdgeStream stream;
  private final AttendedClock clock;
  private final SessionEncoder encoder = new SessionEncoder();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final ChallengeDecoder challenge = new ChallengeDecoder();
  private final HelloAcceptedDecoder accepted = new HelloAcceptedDecoder();
  private final HelloRefusedDecoder refused = new HelloRefusedDecoder();
  private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
  private final BusyDecoder busy = new BusyDecoder();
  private final BadMessageDecoder bad = new BadMessageDecoder();
  private final OutcomeHeaderDecoder outcome = new OutcomeHeaderDecoder();

  private State state = State.WAITING;
  private int controlStream;
  private int outcomeStream;
  private byte[] hello;
  private long nextAttemptNs;
  private long backOffNs;
  private long attemptNs;
  private long greetedNs;

  private int epoch;
  private int marketDataStream;
  private long catchUpThrough;
  private long heardNs;
  private long movedNs;
  private long heartbeatNs;
  private long missing;
  private long resendAskedNs;

  public EdgeSession(
      EdgeIdentity identity,
      SessionTimes times,
      Nonces nonces,
      EdgeActions actions,
      OutcomeListener listener) {
    this.times = times;
    this.nonces = nonces;
    this.actions = actions;
    this.listener = listener;
    gatewayId = identity.key().gatewayId();
    proof = new Proof(identity.key());
    commands = new EdgeCommands(identity, times, actions);
    stream = new EdgeStream(identity.lastGatewaySequence(), commands, listener);
    clock = new AttendedClock(times.heartbeatNs());
    epoch = identity.epoch();
    backOffNs = times.shortestBackOffNs();
  }

  public EdgeCommands commands() {
    return commands;
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  /** Refused for good: the node lacks what this gateway has seen. */
  public boolean isRefused() {
    return state == State.REFUSED;
  }

  /** Epoch of the node it last spoke to; 0: none. */
  public int epoch() {
    return epoch;
  }

  /** The stream of market data of the node it last spoke to; 0: it sends none. */
  public int marketDataStream() {
    return marketDataStream;
  }

  /** Highest outcome told without a gap below it; -1: none yet, and none of the past is wanted. */
  public long lastGatewaySequence() {
    return stream.expected() - 1;
  }

  /** To be called in every duty cycle, before what has arrived is handed over. */
  public int doWork(long nowNs) {
    clock.advance(nowNs);
    return switch (state) {
      case WAITING -> nowNs() >= nextAttemptNs ? open() : 0;
      case OPENING -> greetWhenOpened();
      case GREETING -> greetAgain();
      case OPEN -> keepOpen();
      case REFUSED -> 0;
    };
  }

  /** An outcome from the outcome stream. */
  public void onOutcome(DirectBuffer buffer, int offset, int length) {
    if (state != State.OPEN) {
      return;
    }
    heardNs = nowNs();
    long expected = stream.expected();
    if (!stream.onOutcome(buffer, offset, length)) {
      missing = expected;
      askForResend();
    } else if (stream.expected() > expected) {
      movedNs = nowNs();
    }
  }

  /** A session message or an answer to a query from the control stream. */
  public void onControl(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset);
    int template = header.templateId();
    if (state == State.GREETING) {
      onGreeted(template, buffer, offset);
    } else if (state == State.OPEN) {
      heardNs = nowNs();
      if (MessageKind.of(template) == MessageKind.OUTCOME) {
        onQueryAnswer(buffer, offset, length);
      } else {
        onSessionMessage(template, buffer, offset);
      }
    }
  }

  /** The transport is gone, or was made anew: connects again. */
  public void onTransportLost() {
    if (state != State.REFUSED && state != State.WAITING) {
      leave();
    }
  }

  private long nowNs() {
    return clock.now();
  }

  private int open() {
    byte[] random = new byte[HelloDecoder.nonceLength()];
    nonces.fill(random);
    ByteBuffer numbers = ByteBuffer.wrap(random);
    controlStream = 1 + (numbers.getInt() & STREAMS - 1);
    outcomeStream = STREAMS + 1 + (numbers.getInt() & STREAMS - 1);
    state = State.OPENING;
    attemptNs = nowNs();
    actions.open(controlStream, outcomeStream);
    return 1;
  }

  private int greetWhenOpened() {
    String endpoint = actions.endpoint();
    if (endpoint == null) {
      return giveUpWhenLate();
    }
    byte[] nonce = new byte[HelloDecoder.nonceLength()];
    nonces.fill(nonce);
    int length =
        encoder.hello(
            gatewayId, epoch, lastGatewaySequence(), endpoint, controlStream, outcomeStream, nonce);
    hello = new byte[length];
    encoder.buffer().getBytes(0, hello);
    state = State.GREETING;
    greetedNs = nowNs() - times.retryNs();
    return greetAgain();
  }

  private int greetAgain() {
    if (nowNs() - greetedNs >= times.retryNs()) {
      greet();
    }
    return giveUpWhenLate();
  }

  private void greet() {
    UnsafeBuffer message = new UnsafeBuffer(hello);
    if (actions.send(message, 0, hello.length)) {
      greetedNs = nowNs();
    }
  }

  private int giveUpWhenLate() {
    if (nowNs() - attemptNs > 2 * times.timeoutNs()) {
      leave();
    }
    return 0;
  }

  private int keepOpen() {
    long now = nowNs();
    if (now - heardNs > times.timeoutNs() || now - movedNs > times.timeoutNs()) {
      leave();
      return 1;
    }
    if (now - heartbeatNs >= times.heartbeatNs() && sendHeartbeat()) {
      heartbeatNs = now;
    }
    commands.flow(stream.expected() > catchUpThrough, missing == 0);
    return commands.doWork(now);
  }

  private boolean sendHeartbeat() {
    int length = encoder.heartbeat(gatewayId, lastGatewaySequence());
    return actions.send(encoder.buffer(), 0, length);
  }

  /** Leaves the session or the attempt; the next one begins after the back-off. */
  private void leave() {
    boolean wasOpen = state == State.OPEN;
    state = State.WAITING;
    commands.flow(false, false);
    nextAttemptNs = nowNs() + backOffNs;
    backOffNs = Math.min(2 * backOffNs, times.longestBackOffNs());
    if (wasOpen) {
      listener.onDisconnected();
    }
  }

  private void onGreeted(int template, DirectBuffer buffer, int offset) {
    switch (template) {
      case ChallengeDecoder.TEMPLATE_ID -> answer(buffer, offset);
      case HelloAcceptedDecoder.TEMPLATE_ID -> onAccepted(buffer, offset);
      case HelloRefusedDecoder.TEMPLATE_ID -> onRefused(buffer, offset);
      default -> {} // nothing else concerns a gateway that is not in
    }
  }

  private void answer(DirectBuffer buffer, int offset) {
    challenge.wrapAndApplyHeader(buffer, offset, header);
    byte[] nonce = new byte[ChallengeDecoder.nonceLength()];
    int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
    buffer.getBytes(body + ChallengeDecoder.nonceEncodingOffset(), nonce);
    int length = encoder.challengeAnswer(gatewayId, proof.of(nonce, hello));
    actions.send(encoder.buffer(), 0, length); // lost: the Hello is repeated, and so the challenge
  }

  private void onAccepted(DirectBuffer buffer, int offset) {
    accepted.wrapAndApplyHeader(buffer, offset, header);
    if (lastGatewaySequence() == EdgeIdentity.FROM_NOW_ON) {
      stream.startAfter(accepted.gatewaySequence());
    }
    long lostThrough = lastGatewaySequence();
    long lostFrom = accepted.lostFrom();
    if (lostFrom > 0) {
      stream.startAfter(lostFrom - 1);
      listener.onHistoryLost(lostFrom, lostThrough);
    }
    state = State.OPEN;
    epoch = accepted.epoch();
    marketDataStream = accepted.marketDataStream();
    catchUpThrough = accepted.gatewaySequence();
    backOffNs = times.shortestBackOffNs();
    heardNs = nowNs();
    movedNs = heardNs;
    heartbeatNs = heardNs;
    resendAskedNs = heardNs - times.retryNs();
    missing = 0;
    commands.onConnected(accepted.highestCommandId());
    listener.onConnected(epoch, accepted.highestCommandId());
  }

  private void onRefused(DirectBuffer buffer, int offset) {
    refused.wrapAndApplyHeader(buffer, offset, header);
    HelloRefusal reason = refused.reason();
    backOffNs = times.longestBackOffNs();
    leave();
    if (reason == HelloRefusal.HISTORY_LOST) {
      state = State.REFUSED;
    }
    listener.onRefused(reason, refused.fromGatewaySequence(), refused.toGatewaySequence());
  }

  private void onSessionMessage(int template, DirectBuffer buffer, int offset) {
    switch (template) {
      case HeartbeatDecoder.TEMPLATE_ID -> onHeartbeat(buffer, offset);
      case BusyDecoder.TEMPLATE_ID -> onBusy(buffer, offset);
      case BadMessageDecoder.TEMPLATE_ID -> onBadMessage(buffer, offset);
      default -> {} // repeated answers to a Hello: it is in already
    }
  }

  /** Missing at two heartbeats running: it is not just slower than the heartbeat. */
  private void onHeartbeat(DirectBuffer buffer, int offset) {
    heartbeat.wrapAndApplyHeader(buffer, offset, header);
    long expected = stream.expected();
    if (heartbeat.gatewaySequence() < expected) {
      movedNs = nowNs();
      missing = 0;
    } else if (missing == expected) {
      askForResend();
    } else {
      missing = expected;
    }
  }

  private void askForResend() {
    if (nowNs() - resendAskedNs >= times.retryNs()) {
      int length = encoder.resendRequest(gatewayId, stream.expected());
      if (actions.send(encoder.buffer(), 0, length)) {
        resendAskedNs = nowNs();
      }
    }
  }

  private void onBusy(DirectBuffer buffer, int offset) {
    long commandId = busy.wrapAndApplyHeader(buffer, offset, header).commandId();
    if (commands.onBusy(commandId)) {
      listener.onBusy(commandId, busy.reason());
    }
  }

  private void onBadMessage(DirectBuffer buffer, int offset) {
    bad.wrapAndApplyHeader(buffer, offset, header);
    long commandId = bad.commandId();
    commands.onAnswer(commandId);
    listener.onBadMessage(commandId, bad.reason());
  }

  private void onQueryAnswer(DirectBuffer buffer, int offset, int length) {
    outcome.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    long commandId = outcome.commandId();
    boolean last = outcome.flags().last();
    if (last ? commands.onAnswer(commandId) : commands.isInFlight(commandId)) {
      listener.onQueryAnswer(commandId, last, buffer, offset, length);
    }
  }
}
