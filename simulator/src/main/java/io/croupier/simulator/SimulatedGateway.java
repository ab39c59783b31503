package io.croupier.simulator;

import io.croupier.gateway.session.EdgeActions;
import io.croupier.gateway.session.EdgeCommands;
import io.croupier.gateway.session.EdgeIdentity;
import io.croupier.gateway.session.EdgeSession;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.gateway.session.SessionTimes;
import io.croupier.protocol.HelloRefusal;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * A gateway over the simulated network: a process with the real session rules, which may die, and a
 * memory beside it of what it has sent and heard, from which the next process goes on.
 */
final class SimulatedGateway implements EdgeActions, OutcomeListener {
  private static final int PEERS = 1_000_000;
  private static final int FIRST_PORT = 1_000;
  private static final int LATELY = 16;

  private final GatewayKey key;
  private final int commandWindow;
  private final SessionTimes times;
  private final SimulatedNetwork network;
  private final NodeProcess node;
  private final Random random;
  private final Consumer<byte[]> learn;
  private final Witness witness;
  private final Map<Long, byte[]> unanswered = new TreeMap<>();
  private final TreeMap<Long, byte[]> answeredLately = new TreeMap<>();
  private final Queue<Long> again = new ArrayDeque<>();
  private EdgeSession session;
  private long nowNs;
  private int controlStream;
  private int outcomeStream;
  private int peer;
  private boolean cut;
  private boolean slow;
  private boolean refused;
  private long answered;

  /**
   * @param learn hears each outcome that is new
   */
  SimulatedGateway(
      GatewayKey key,
      int commandWindow,
      SessionTimes times,
      SimulatedNetwork network,
      NodeProcess node,
      Random random,
      Consumer<byte[]> learn) {
    this.key = key;
    this.commandWindow = commandWindow;
    this.times = times;
    this.network = network;
    this.node = node;
    this.random = random;
    this.learn = learn;
    witness = new Witness(key.gatewayId());
    peer = key.gatewayId() * PEERS;
    begin(0, 0);
  }

  int id() {
    return key.gatewayId();
  }

  int port() {
    return FIRST_PORT + id();
  }

  Witness witness() {
    return witness;
  }

  /** From now on nothing passes, or everything does again. */
  void cut(boolean isCut) {
    cut = isCut;
  }

  /** From now on it mostly takes no outcome, or does again. */
  void slow(boolean isSlow) {
    slow = isSlow;
  }

  /** Whether an outcome finds no room at its end now. */
  boolean refusesOutcome() {
    return slow && random.nextInt(20) != 0;
  }

  /** How many commands were answered. */
  long answered() {
    return answered;
  }

  /**
   * The process dies; the next one goes on behind what this one has heard, or hears all anew. What
   * is unanswered it sends again; where it does not remember, also what was answered lately.
   */
  void restart(boolean remembers) {
    if (!remembers) {
      unanswered.putAll(answeredLately);
      answered -= answeredLately.size();
      answeredLately.clear();
    }
    begin(remembers ? session.epoch() : 0, remembers ? session.lastGatewaySequence() : 0);
    again.addAll(unanswered.keySet());
  }

  private void begin(int epoch, long lastGatewaySequence) {
    again.clear();
    EdgeIdentity identity =
        new EdgeIdentity(
            key, commandWindow, EdgeIdentity.LONGEST_COMMAND, epoch, lastGatewaySequence);
    session = new EdgeSession(identity, times, random::nextBytes, this, this);
    witness.begin(lastGatewaySequence);
    refused = false;
    controlStream = 0;
    outcomeStream = 0;
  }

  void doWork(long now) {
    nowNs = now;
    session.doWork(nowNs);
    while (!again.isEmpty() && sendAgain(again.peek())) {
      again.remove();
    }
    if (refused) {
      Violation.unless(
          node.mayForget(),
          "gateway " + id() + " was refused with HISTORY_LOST though nothing may be lost");
      unanswered.clear();
      answeredLately.clear();
      begin(0, 0);
    }
  }

  /** Sends a command of an earlier process again; false when there is no room yet. */
  private boolean sendAgain(long commandId) {
    byte[] message = unanswered.get(commandId);
    if (message == null) {
      return true;
    }
    EdgeCommands commands = session.commands();
    if (commands.claim(message.length, commandId) == EdgeCommands.WINDOW_FULL) {
      return false;
    }
    commands.buffer().putBytes(commands.offset(), message);
    commands.commit();
    return true;
  }

  /** Sends a message under the next free id; false when there is no room. */
  boolean send(byte[] message) {
    EdgeCommands commands = session.commands();
    long commandId = again.isEmpty() ? commands.claim(message.length) : EdgeCommands.WINDOW_FULL;
    if (commandId <= 0) {
      return false;
    }
    unanswered.put(commandId, message);
    commands.buffer().putBytes(commands.offset(), message);
    commands.commit();
    return true;
  }

  /** Whether all that was sent is answered, and all that there is for it was told. */
  boolean isDone(long highestGatewaySequence) {
    return session.isOpen()
        && again.isEmpty()
        && session.commands().inFlight() == 0
        && session.lastGatewaySequence() == highestGatewaySequence;
  }

  /** Where it stands, for a person. */
  String describe() {
    return "gateway %d %s, %d unanswered, told through %d"
        .formatted(
            id(),
            session.isOpen() ? "is in" : "is not in",
            session.commands().inFlight() + again.size(),
            session.lastGatewaySequence());
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
    return "10.0.0.1:" + port();
  }

  @Override
  public boolean send(DirectBuffer buffer, int offset, int length) {
    int from = peer;
    if (!cut) {
      network.send((b, o, l) -> node.onArrival(from, b, o, l), buffer, offset, length);
    }
    return true;
  }

  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    long highest = witness.highest();
    long number = witness.onOutcome(commandId, answer, buffer, offset, length);
    if (number > highest) {
      byte[] outcome = new byte[length];
      buffer.getBytes(offset, outcome);
      learn.accept(outcome);
    }
    if (answer) {
      remember(commandId);
      onAnswer(commandId);
    }
  }

  private void remember(long commandId) {
    byte[] message = unanswered.get(commandId);
    if (message != null) {
      answeredLately.put(commandId, message);
    }
    if (answeredLately.size() > LATELY) {
      answeredLately.pollFirstEntry();
    }
  }

  @Override
  public void onQueryAnswer(
      long commandId, boolean last, DirectBuffer buffer, int offset, int length) {
    if (last) {
      onAnswer(commandId);
    }
  }

  @Override
  public void onRefused(HelloRefusal reason, long from, long to) {
    refused = reason == HelloRefusal.HISTORY_LOST;
  }

  private void onAnswer(long commandId) {
    answered++;
    unanswered.remove(commandId);
  }
}
