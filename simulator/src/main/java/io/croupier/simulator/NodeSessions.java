package io.croupier.simulator;

import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.GatewayPast;
import io.croupier.gateway.session.GatewaySession;
import io.croupier.gateway.session.GatewaySessions;
import io.croupier.gateway.session.OutcomeCursor;
import io.croupier.gateway.session.SessionActions;
import io.croupier.gateway.session.SessionEncoder;
import io.croupier.gateway.session.SessionTimes;
import io.croupier.node.OutcomeOutput;
import io.croupier.node.SteppedNode;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.ChallengeAnswerDecoder;
import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.HeartbeatDecoder;
import io.croupier.protocol.HelloDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.ResendRequestDecoder;
import io.croupier.protocol.schema.MessageKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The node's side of all sessions in one run: the real session rules and cursors, over the
 * simulated network.
 */
final class NodeSessions implements SessionActions, GatewayPast, OutcomeOutput {
  private static final int SLICE = 256;
  private static final int MOST_AT_ONCE = 64;
  private static final int MARKET_DATA = 77;

  private final SortedMap<Integer, Link> links = new TreeMap<>();
  private final SortedMap<Integer, Link> serving = new TreeMap<>();
  private final Queue<Arrival> arrived = new ArrayDeque<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();
  private final CommandHeaderDecoder command = new CommandHeaderDecoder();
  private final SessionEncoder encoder = new SessionEncoder();
  private final SessionTimes times;
  private final SimulatedNetwork network;
  private final SimulatedClock clock;
  private final IntFunction<SimulatedGateway> byPort;
  private final long[] highest;
  private SteppedNode node;
  private GatewaySessions sessions;
  private long heartbeatNs;

  NodeSessions(
      int gateways,
      SessionTimes times,
      SimulatedNetwork network,
      SimulatedClock clock,
      IntFunction<SimulatedGateway> byPort) {
    this.times = times;
    this.network = network;
    this.clock = clock;
    this.byPort = byPort;
    highest = new long[gateways + 1];
  }

  /** The node has recovered: gateways may come in. */
  void open(SteppedNode recovered, List<GatewayKey> keys, Consumer<byte[]> nonces) {
    node = recovered;
    for (int gateway = 1; gateway < highest.length; gateway++) {
      highest[gateway] = node.past().highestGatewaySequence(gateway, epoch());
    }
    sessions = new GatewaySessions(keys, this, times, nonces::accept, this, MARKET_DATA);
  }

  private record Arrival(int peer, byte[] message) {}

  /** A message of a peer has come to the machine. */
  void onArrival(int peer, DirectBuffer buffer, int offset, int length) {
    byte[] message = new byte[length];
    buffer.getBytes(offset, message);
    arrived.add(new Arrival(peer, message));
  }

  /** Ingress: takes in what has arrived. */
  int takeIn(long nowNs) {
    int work = sessions.doWork(nowNs);
    for (int i = 0; i < MOST_AT_ONCE && !arrived.isEmpty(); i++) {
      Arrival arrival = arrived.remove();
      onMessage(arrival.peer(), new UnsafeBuffer(arrival.message()), arrival.message().length);
      work++;
    }
    return work;
  }

  private void onMessage(int peer, DirectBuffer buffer, int length) {
    GatewaySession session = sessions.find(peer);
    boolean open = session != null && session.isOpen();
    int template = header.wrap(buffer, 0).templateId();
    if (template == HelloDecoder.TEMPLATE_ID) {
      sessions.onHello(peer, buffer, 0, length);
    } else if (template == ChallengeAnswerDecoder.TEMPLATE_ID) {
      sessions.onChallengeAnswer(peer, buffer, 0);
    } else if (open && template == HeartbeatDecoder.TEMPLATE_ID) {
      sessions.onHeartbeat(session);
    } else if (open && template == ResendRequestDecoder.TEMPLATE_ID) {
      sessions.onResendRequest(session, buffer, 0);
    } else if (open) {
      onCommand(session, buffer, length);
    }
  }

  private void onCommand(GatewaySession session, DirectBuffer buffer, int length) {
    long commandId = command.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH).commandId();
    boolean query = MessageKind.of(header.templateId()) == MessageKind.QUERY;
    sessions.onCommand(session, commandId);
    BusyReason reason = node.sink().offer(buffer, 0, length, query, session.gatewayId());
    if (reason != null) {
      int busy = encoder.busy(session.gatewayId(), commandId, reason);
      send(session.link(), encoder.buffer(), 0, busy);
    }
  }

  @Override
  public void onOutcome(
      int gatewayId, long gatewaySequence, DirectBuffer buffer, int offset, int length) {
    if (gatewayId == 0) {
      return;
    }
    highest[gatewayId] = gatewaySequence;
    Link link = serving.get(gatewayId);
    if (link != null) {
      link.cursor.onDurable(gatewaySequence, buffer, offset, length);
    }
  }

  @Override
  public void onQueryAnswer(int gatewayId, DirectBuffer buffer, int offset, int length) {
    Link link = serving.get(gatewayId);
    if (link != null) {
      link.control(buffer, offset, length);
    }
  }

  /** Egress: lets out what gateways lack. */
  @Override
  public int doWork() {
    long nowNs = clock.nanoTime();
    int work = 0;
    for (Link link : new ArrayList<>(serving.values())) {
      work += link.serve(nowNs);
    }
    if (nowNs - heartbeatNs >= times.heartbeatNs()) {
      heartbeatNs = nowNs;
      serving.forEach((gateway, link) -> link.heartbeat());
    }
    return work;
  }

  @Override
  public void openLink(int link, String endpoint, int controlStream) {
    int port = Integer.parseInt(endpoint.substring(endpoint.indexOf(':') + 1));
    links.put(link, new Link(byPort.apply(port), controlStream));
  }

  @Override
  public void send(int link, DirectBuffer buffer, int offset, int length) {
    Link to = links.get(link);
    if (to != null) {
      to.control(buffer, offset, length);
    }
  }

  @Override
  public void serve(int link, int gatewayId, int outcomeStream, long fromGatewaySequence) {
    Link to = links.get(link);
    if (to != null) {
      to.outcomeStream = outcomeStream;
      to.movedNs = clock.nanoTime();
      to.cursor = new OutcomeCursor(gatewayId, node.history(), to::offer, fromGatewaySequence);
      serving.put(gatewayId, to);
    }
  }

  @Override
  public void resend(int link, long fromGatewaySequence) {
    Link to = links.get(link);
    if (to != null && to.cursor != null) {
      to.cursor.resend(fromGatewaySequence);
    }
  }

  @Override
  public void closeLink(int link) {
    Link closed = links.remove(link);
    if (closed != null) {
      serving.values().remove(closed);
    }
  }

  @Override
  public int epoch() {
    return node.past().epoch();
  }

  @Override
  public long highestCommandId(int gatewayId) {
    return node.past().highestCommandId(gatewayId);
  }

  @Override
  public long highestGatewaySequence(int gatewayId) {
    return highest[gatewayId];
  }

  @Override
  public long highestGatewaySequence(int gatewayId, int epoch) {
    return node.past().highestGatewaySequence(gatewayId, epoch);
  }

  @Override
  public int lossAccepted(int gatewayId) {
    return node.past().lossAccepted(gatewayId);
  }

  /** The way back to a gateway. */
  private final class Link {
    private final SimulatedGateway gateway;
    private final int controlStream;
    private int outcomeStream;
    private OutcomeCursor cursor;
    private long movedNs;

    private Link(SimulatedGateway gateway, int controlStream) {
      this.gateway = gateway;
      this.controlStream = controlStream;
    }

    private void control(DirectBuffer buffer, int offset, int length) {
      network.send((b, o, l) -> gateway.onArrival(controlStream, b, o, l), buffer, offset, length);
    }

    private boolean offer(DirectBuffer buffer, int offset, int length) {
      if (gateway.refusesOutcome()) {
        return false;
      }
      network.send((b, o, l) -> gateway.onArrival(outcomeStream, b, o, l), buffer, offset, length);
      return true;
    }

    private int serve(long nowNs) {
      int work = cursor.serve(highest[gateway.id()], SLICE);
      if (work > 0 || !cursor.isBehind(highest[gateway.id()])) {
        movedNs = nowNs;
      } else if (nowNs - movedNs > times.timeoutNs()) {
        cursor.release();
        serving.values().remove(this);
        links.values().remove(this);
      }
      return work;
    }

    private void heartbeat() {
      int length = encoder.heartbeat(gateway.id(), cursor.sentThrough());
      control(encoder.buffer(), 0, length);
    }
  }
}
