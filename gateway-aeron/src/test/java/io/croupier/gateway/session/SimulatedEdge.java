package io.croupier.gateway.session;

import io.croupier.gateway.FakeCore;
import io.croupier.gateway.RecordingListener;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.util.Random;
import org.agrona.DirectBuffer;

/** A gateway's session rules over a simulated network. */
final class SimulatedEdge implements EdgeActions {
  private static final int PEERS_PER_EDGE = 1_000_000;

  final RecordingListener listener = new RecordingListener();
  final EdgeSession session;
  private final SimulatedNetwork network;
  private final SimulatedNode node;
  private final int port;
  private final DepositEncoder deposit = new DepositEncoder();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private int controlStream;
  private int outcomeStream;
  private int peer;
  private boolean cut;

  SimulatedEdge(
      SimulatedNetwork network,
      SimulatedNode node,
      EdgeIdentity identity,
      SessionTimes times,
      Random random) {
    this.network = network;
    this.node = node;
    port = 1000 + identity.key().gatewayId();
    peer = identity.key().gatewayId() * PEERS_PER_EDGE;
    session = new EdgeSession(identity, times, random::nextBytes, this, listener);
    node.know(port, this);
  }

  /** From now on nothing passes, or everything does again. */
  void cut(boolean isCut) {
    cut = isCut;
  }

  void doWork() {
    session.doWork(network.nowMs() * 1_000_000);
  }

  /** Sends one more command if there is room; its account names whom else it concerns. */
  long sendCommand(int other) {
    long commandId = session.commands().claim(FakeCore.depositLength());
    if (commandId > 0) {
      encode(other);
    }
    return commandId;
  }

  long sendCommandAgain(long commandId) {
    session.commands().claim(FakeCore.depositLength(), commandId);
    encode(0);
    return commandId;
  }

  private void encode(int other) {
    EdgeCommands commands = session.commands();
    deposit.wrapAndApplyHeader(commands.buffer(), commands.offset(), header);
    deposit.header().accountId(other);
    commands.commit();
  }

  void onArrival(int stream, DirectBuffer buffer, int offset, int length) {
    if (cut) {
      return;
    }
    if (stream == controlStream) {
      session.onControl(buffer, offset, length);
    } else if (stream == outcomeStream) {
      session.onOutcome(buffer, offset, length);
    }
  }

  @Override
  public void open(int control, int outcomes) {
    controlStream = control;
    outcomeStream = outcomes;
    peer++;
  }

  @Override
  public String endpoint() {
    return "10.0.0.1:" + port;
  }

  @Override
  public boolean send(DirectBuffer buffer, int offset, int length) {
    int from = peer;
    if (!cut) {
      network.send((b, o, l) -> node.onArrival(from, b, o, l), buffer, offset, length);
    }
    return true;
  }
}
