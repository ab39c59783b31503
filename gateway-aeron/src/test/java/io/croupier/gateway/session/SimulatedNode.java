package io.croupier.gateway.session;

import io.croupier.gateway.FakeCore;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.ChallengeAnswerDecoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.HeartbeatDecoder;
import io.croupier.protocol.HelloDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.ResendRequestDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The node's session rules and cursors around a fake core, over a simulated network. */
final class SimulatedNode implements SessionActions, GatewayPast {
  static final int MARKET_DATA = 77;

  private static final int SLICE = 7;

  private final Map<Integer, SimulatedEdge> edges = new HashMap<>();
  private final Map<Integer, Link> links = new HashMap<>();
  private final Map<Integer, Link> serving = new HashMap<>();
  private final SimulatedNetwork network;
  private final FakeCore core;
  private final Random random;
  private final List<GatewayKey> keys;
  private final SessionEncoder encoder = new SessionEncoder();
  private GatewaySessions sessions;
  private long heartbeatMs;

  private final class Link {
    private final SimulatedEdge edge;
    private final int controlStream;
    private int outcomeStream;
    private OutcomeCursor cursor;

    private Link(SimulatedEdge edge, int controlStream) {
      this.edge = edge;
      this.controlStream = controlStream;
    }

    private boolean outcome(DirectBuffer buffer, int offset, int length) {
      if (random.nextInt(10) == 0) {
        return false; // back pressure
      }
      network.send((b, o, l) -> edge.onArrival(outcomeStream, b, o, l), buffer, offset, length);
      return true;
    }
  }

  SimulatedNode(SimulatedNetwork network, FakeCore core, List<GatewayKey> keys, Random random) {
    this.network = network;
    this.core = core;
    this.keys = keys;
    this.random = random;
    start();
  }

  private void start() {
    sessions =
        new GatewaySessions(keys, this, SessionTimes.DEFAULT, random::nextBytes, this, MARKET_DATA);
  }

  void know(int port, SimulatedEdge edge) {
    edges.put(port, edge);
  }

  /** Ends as a killed process does, and comes up again with the same core. */
  void restart() {
    core.restart();
    links.clear();
    serving.clear();
    start();
  }

  void full(boolean isFull) {
    core.full(isFull);
  }

  /** A message that a peer has sent. */
  void onArrival(int peer, DirectBuffer buffer, int offset, int length) {
    MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
    GatewaySession session = sessions.find(peer);
    boolean open = session != null && session.isOpen();
    switch (header.templateId()) {
      case HelloDecoder.TEMPLATE_ID -> sessions.onHello(peer, buffer, offset, length);
      case ChallengeAnswerDecoder.TEMPLATE_ID -> sessions.onChallengeAnswer(peer, buffer, offset);
      case HeartbeatDecoder.TEMPLATE_ID -> {
        if (open) {
          sessions.onHeartbeat(session);
        }
      }
      case ResendRequestDecoder.TEMPLATE_ID -> {
        if (open) {
          sessions.onResendRequest(session, buffer, offset);
        }
      }
      default -> {
        if (open) {
          onCommand(session, buffer, offset, length);
        }
      }
    }
  }

  private void onCommand(GatewaySession session, DirectBuffer buffer, int offset, int length) {
    CommandHeaderDecoder command =
        new CommandHeaderDecoder().wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    sessions.onCommand(session, command.commandId());
    BusyReason reason = core.offer(buffer, offset, length, false, session.gatewayId());
    if (reason != null) {
      int busy = encoder.busy(session.gatewayId(), command.commandId(), reason);
      send(session.link(), encoder.buffer(), 0, busy);
    }
  }

  void doWork() {
    sessions.doWork(network.nowMs() * 1_000_000);
    core.deliver(this::onDurable, answer -> {});
    serving.forEach((gateway, link) -> link.cursor.serve(highestGatewaySequence(gateway), SLICE));
    if (network.nowMs() - heartbeatMs >= 100) {
      heartbeatMs = network.nowMs();
      serving.forEach(this::sendHeartbeat);
    }
  }

  private void sendHeartbeat(int gatewayId, Link link) {
    int length = encoder.heartbeat(gatewayId, link.cursor.sentThrough());
    control(link, encoder.buffer(), 0, length);
  }

  private void onDurable(byte[] outcome) {
    UnsafeBuffer buffer = new UnsafeBuffer(outcome);
    OutcomeHeaderDecoder header =
        new OutcomeHeaderDecoder().wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH);
    Link link = serving.get(header.gatewayId());
    if (link != null) {
      link.cursor.onDurable(header.gatewaySequence(), buffer, 0, outcome.length);
    }
  }

  private void control(Link link, DirectBuffer buffer, int offset, int length) {
    network.send(
        (b, o, l) -> link.edge.onArrival(link.controlStream, b, o, l), buffer, offset, length);
  }

  @Override
  public void openLink(int link, String endpoint, int controlStream) {
    int port = Integer.parseInt(endpoint.substring(endpoint.indexOf(':') + 1));
    links.put(link, new Link(edges.get(port), controlStream));
  }

  @Override
  public void send(int link, DirectBuffer buffer, int offset, int length) {
    control(links.get(link), buffer, offset, length);
  }

  @Override
  public void serve(int link, int gatewayId, int outcomeStream, long from) {
    Link to = links.get(link);
    to.outcomeStream = outcomeStream;
    to.cursor = new OutcomeCursor(gatewayId, core, to::outcome, from);
    serving.put(gatewayId, to);
  }

  @Override
  public void resend(int link, long fromGatewaySequence) {
    links.get(link).cursor.resend(fromGatewaySequence);
  }

  @Override
  public void closeLink(int link) {
    Link closed = links.remove(link);
    serving.values().remove(closed);
  }

  @Override
  public int epoch() {
    return core.epoch();
  }

  @Override
  public long highestCommandId(int gatewayId) {
    return core.highestCommandId(gatewayId);
  }

  @Override
  public long highestGatewaySequence(int gatewayId) {
    return core.highestGatewaySequence(gatewayId, core.epoch());
  }

  @Override
  public long highestGatewaySequence(int gatewayId, int epoch) {
    return core.highestGatewaySequence(gatewayId, epoch);
  }

  @Override
  public int lossAccepted(int gatewayId) {
    return core.lossAccepted(gatewayId);
  }
}
