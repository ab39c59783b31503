package io.croupier.demo.chaos;

import io.croupier.demo.edge.Board;
import io.croupier.gateway.client.EdgeClient;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.gateway.transport.Loss;
import io.croupier.gateway.transport.LossyDriver;
import io.croupier.protocol.BadMessageReason;
import io.croupier.protocol.CommandHeaderEncoder;
import io.croupier.protocol.HelloRefusal;
import io.croupier.protocol.MessageHeaderEncoder;
import io.croupier.protocol.witness.WitnessKind;
import io.croupier.protocol.witness.WitnessWriter;
import io.croupier.testkit.Messages;
import io.croupier.testkit.workload.Workload;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * A gateway that sends commands of all kinds, drawn from a seed, over a network that loses packets,
 * and keeps what it sent and was told in a witness file. Killed and started again it goes on where
 * the file ends: what is unanswered is sent again, same id and bytes. Owned by one thread.
 */
final class ChaosEdge implements OutcomeListener, AutoCloseable {
  private static final int MOST_IN_FLIGHT = 64;
  private static final long PROGRESS_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Object NOBODY = 0L;
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final IdleStrategy idle =
      new BackoffIdleStrategy(
          10, 10, TimeUnit.MICROSECONDS.toNanos(10), TimeUnit.MILLISECONDS.toNanos(1));
  private final Messages messages = new Messages();
  private final Set<Object> accounts = new HashSet<>();
  private final Workload workload;
  private final Board board;
  private final Loss loss;
  private final EmbeddedDriver driver;
  private final EdgeClient client;
  private final WitnessWriter witness;
  private final int gatewayId;
  private final long pauseNs;
  private byte[] next;
  private long nextNs = System.nanoTime();
  private long progressNs;
  private long sent;
  private long answered;
  private boolean connected;
  private boolean finishing;
  private boolean finished;
  private boolean leaving;
  private String fault;

  /**
   * Begins to connect.
   *
   * @param rate commands in a second.
   */
  ChaosEdge(EdgeConfig config, Path file, long seed, int rate, Board board) {
    this.board = board;
    gatewayId = config.identity().key().gatewayId();
    pauseNs = TimeUnit.SECONDS.toNanos(1) / rate;
    EarlierLife earlier = EarlierLife.read(file);
    workload = Workload.inLargeWorld(seed);
    workload.next(); // Genesis, which the node has made
    earlier.heard().forEach(this::learn);
    witness = new WitnessWriter(file, earlier.end());
    loss = new Loss(0, seed);
    driver = LossyDriver.launch(loss, System.err::println);
    client =
        EdgeClient.connect(
            config.continuing(earlier.epoch(), earlier.lastGatewaySequence()),
            driver,
            this,
            System.err::println);
    earlier.unanswered().forEach(this::sendAgain);
    if (earlier.highestCommandId() > 0) {
      client.claim(ChaosEdgeMain.LONGEST_COMMAND, earlier.highestCommandId());
      client.abort(); // the node need not have had it, but it is used
    }
  }

  /** Runs until it is told to leave (0), or cannot go on or nobody speaks to it any more (1). */
  int run() {
    while (!leaving) {
      int work = client.poll() + board.poll(this::onLine);
      if (fault != null) {
        board.say("fault", Map.of("sentence", fault));
        return 1;
      }
      if (!leaving && board.isEnded()) {
        return 1;
      }
      long now = System.nanoTime();
      if (!finishing && now - nextNs >= 0) {
        work += send(now);
      }
      tell(now);
      idle.idle(work);
    }
    return 0;
  }

  private void onLine(Map<String, Object> line) {
    switch (String.valueOf(line.get("do"))) {
      case "loss" -> loss.share(((Number) line.get("share")).doubleValue());
      case "finish" -> finishing = true;
      default -> leaving = true;
    }
  }

  private void tell(long now) {
    if (finishing && !finished && client.isConnected() && client.inFlight() == 0) {
      finished = true;
      progressNs = now - PROGRESS_NS;
      board.say("finished", Map.of());
    }
    if (now - progressNs >= PROGRESS_NS) {
      progressNs = now;
      board.say("progress", Map.of("sent", sent, "answered", answered));
    }
  }

  /** What is late is not made up for: a node that comes back is not to be drowned. */
  private int send(long now) {
    next = next == null ? drawn() : next;
    if (client.inFlight() >= MOST_IN_FLIGHT) {
      return 0;
    }
    long commandId = client.claim(next.length);
    if (commandId <= 0) {
      return 0;
    }
    fill(next, commandId);
    if (!messages.isQuery(next)) {
      witness.keep(WitnessKind.SENT, now, client.buffer(), client.offset(), next.length);
    }
    boolean left = client.commit();
    sent += left ? 1 : 0;
    next = null;
    nextNs = now + pauseNs;
    return 1;
  }

  private byte[] drawn() {
    byte[] drawn = workload.next().message();
    while (drawn.length > ChaosEdgeMain.LONGEST_COMMAND) {
      drawn = workload.next().message();
    }
    return drawn;
  }

  /** The ids too, so that what is kept is what will leave. */
  private void fill(byte[] message, long commandId) {
    MutableDirectBuffer buffer = client.buffer();
    int offset = client.offset();
    buffer.putBytes(offset, message);
    buffer.putLong(
        offset + HEADER + CommandHeaderEncoder.commandIdEncodingOffset(),
        commandId,
        ByteOrder.LITTLE_ENDIAN);
    buffer.putShort(
        offset + HEADER + CommandHeaderEncoder.gatewayIdEncodingOffset(),
        (short) gatewayId,
        ByteOrder.LITTLE_ENDIAN);
  }

  private void sendAgain(long commandId, byte[] message) {
    if (client.claim(message.length, commandId) <= 0) {
      throw new IllegalStateException("No room for command " + commandId + " of the life before");
    }
    client.buffer().putBytes(client.offset(), message);
    if (!client.commit()) {
      throw new IllegalStateException(
          "Command " + commandId + " is kept back: " + client.refusal());
    }
  }

  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    witness.keep(WitnessKind.HEARD, System.nanoTime(), buffer, offset, length);
    answered += answer ? 1 : 0;
    byte[] outcome = new byte[length];
    buffer.getBytes(offset, outcome);
    learn(outcome);
  }

  /** Of accounts that another gateway has opened the workload knows too little to go on with. */
  private void learn(byte[] bytes) {
    Map<String, Object> outcome = messages.decode(bytes);
    Object account = outcome.getOrDefault("accountId", NOBODY);
    if (outcome.get("outcome").equals("AccountOpened")) {
      accounts.add(account);
    }
    if (account.equals(NOBODY) || accounts.contains(account)) {
      workload.observe(List.of(outcome));
    }
  }

  @Override
  public void onConnected(int epoch, long highestCommandId) {
    witness.connected(System.nanoTime(), epoch);
    if (!connected) {
      connected = true;
      board.say("connected", Map.of());
    }
  }

  @Override
  public void onBadMessage(long commandId, BadMessageReason reason) {
    witness.thrownAway(System.nanoTime(), commandId);
  }

  @Override
  public void onRefused(HelloRefusal reason, long fromGatewaySequence, long toGatewaySequence) {
    if (reason == HelloRefusal.HISTORY_LOST) {
      fault =
          "The node lacks outcomes %d to %d, which gateway %d was told."
              .formatted(fromGatewaySequence, toGatewaySequence, gatewayId);
    }
  }

  @Override
  public void close() {
    client.close();
    driver.close();
    witness.close();
  }
}
