package io.croupier.node;

import io.croupier.gateway.client.EdgeClient;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.OutcomeListener;
import io.croupier.protocol.BusyReason;
import io.croupier.protocol.HelloRefusal;
import io.croupier.testkit.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A gateway for tests: keeps all it hears, in the form of maps. */
final class Edge implements OutcomeListener, AutoCloseable {
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

  final List<Map<String, Object>> outcomes = new ArrayList<>();
  final List<String> losses = new ArrayList<>();
  final List<Map<String, Object>> answersToQueries = new ArrayList<>();
  private final Messages messages = new Messages();
  private final EdgeClient client;
  private int busy;
  private BusyReason whyBusy;

  Edge(int gatewayId, String endpoint) {
    this(EdgeConfig.of(new GatewayKey(gatewayId, Nodes.key(gatewayId)), endpoint));
  }

  Edge(EdgeConfig config) {
    client = EdgeClient.connect(config, this);
  }

  /** Sends a command or query and gives its id; it may not have left yet. */
  long send(String name, Map<String, Object> fields) {
    UnsafeBuffer message = new UnsafeBuffer(encode(name, fields));
    long[] id = new long[1];
    await(
        () -> {
          id[0] = client.offer(message, 0, message.capacity());
          return id[0] > 0;
        },
        "room to send " + name);
    return id[0];
  }

  /** Sends a command if that is possible now. */
  boolean trySend(String name, Map<String, Object> fields) {
    byte[] message = encode(name, fields);
    return client.offer(new UnsafeBuffer(message), 0, message.length) > 0;
  }

  /** Sends a command and waits for its answer. */
  Map<String, Object> ask(String name, Map<String, Object> fields) {
    long id = send(name, fields);
    await(() -> client.inFlight() == 0, "an answer to " + name);
    return answerTo(id);
  }

  /** Sends a command again under its old id, as a process after the one that sent it, and waits. */
  Map<String, Object> askAgain(long commandId, String name, Map<String, Object> fields) {
    byte[] message = encode(name, fields);
    long id = client.claim(message.length, commandId);
    client.buffer().putBytes(client.offset(), message);
    client.commit();
    await(() -> client.inFlight() == 0, "an answer to " + name);
    return answerTo(id);
  }

  /** Sends a query and waits for the first row of its answer. */
  Map<String, Object> query(String name, Map<String, Object> fields) {
    answersToQueries.clear();
    send(name, fields);
    await(() -> client.inFlight() == 0, "an answer to " + name);
    return answersToQueries.get(0);
  }

  void awaitConnected() {
    await(client::isConnected, "a session");
  }

  void awaitAnswers() {
    await(() -> client.inFlight() == 0, "all answers");
  }

  void await(BooleanSupplier what, String words) {
    long deadlineNs = System.nanoTime() + PATIENCE_NS;
    while (!what.getAsBoolean()) {
      if (client.poll() == 0) {
        Thread.yield();
      }
      if (System.nanoTime() > deadlineNs) {
        throw new AssertionError("no " + words + " after a minute");
      }
    }
  }

  int poll() {
    return client.poll();
  }

  int inFlight() {
    return client.inFlight();
  }

  /** Polls so many times: what was on its way has come then. */
  void pollFor(int times) {
    for (int i = 0; i < times; i++) {
      client.poll();
      Thread.yield();
    }
  }

  int busy() {
    return busy;
  }

  BusyReason whyBusy() {
    return whyBusy;
  }

  EdgeClient client() {
    return client;
  }

  @Override
  public void onOutcome(
      long commandId, boolean answer, DirectBuffer buffer, int offset, int length) {
    outcomes.add(decode(buffer, offset, length));
  }

  @Override
  public void onQueryAnswer(
      long commandId, boolean last, DirectBuffer buffer, int offset, int length) {
    answersToQueries.add(decode(buffer, offset, length));
  }

  @Override
  public void onHistoryLost(long from, long to) {
    losses.add(from + " to " + to);
  }

  @Override
  public void onRefused(HelloRefusal reason, long from, long to) {
    losses.add(reason + " " + from + " to " + to);
  }

  @Override
  public void onBusy(long commandId, BusyReason reason) {
    busy++;
    whyBusy = reason;
  }

  @Override
  public void close() {
    client.close();
  }

  private Map<String, Object> answerTo(long id) {
    return outcomes.stream()
        .filter(outcome -> outcome.get("commandId").equals(id))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private byte[] encode(String name, Map<String, Object> fields) {
    Map<String, Object> message = new java.util.HashMap<>(fields);
    message.put("command", name);
    message.put("gatewayId", 1);
    message.put("commandId", 1);
    return messages.encode(message);
  }

  private Map<String, Object> decode(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return messages.decode(bytes);
  }
}
