package io.croupier.gateway.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.FakeCore;
import io.croupier.gateway.FakeNode;
import io.croupier.gateway.RecordingListener;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import io.croupier.protocol.DepositEncoder;
import io.croupier.protocol.MessageHeaderEncoder;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A node and gateways over real UDP on this host, driven step by step by the test's thread. */
abstract class Loopback {
  static final GatewayKey ALICE = new GatewayKey(1, new byte[16]);
  static final GatewayKey OPERATOR =
      new GatewayKey(3, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, true);
  static final GatewayKey BOB = new GatewayKey(2, "bob's key, not alice's".getBytes(US_ASCII));

  final FakeCore core = new FakeCore();
  final List<EdgeClient> edges = new ArrayList<>();
  private final DepositEncoder deposit = new DepositEncoder();
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  int port;
  EmbeddedDriver driver;
  FakeNode node;

  @BeforeEach
  void start() throws IOException {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    driver = driver();
    startNode();
  }

  EmbeddedDriver driver() {
    return EmbeddedDriver.launch(DriverThreads.INVOKED, line -> {});
  }

  void startNode() {
    node = new FakeNode(core, driver, port, List.of(ALICE, BOB, OPERATOR));
  }

  @AfterEach
  void stop() {
    edges.forEach(EdgeClient::close);
    node.close();
    driver.close();
  }

  EdgeConfig config(GatewayKey key) {
    return EdgeConfig.of(key, "127.0.0.1:" + port);
  }

  EdgeClient connect(EdgeConfig config, RecordingListener heard) {
    EdgeClient edge = EdgeClient.connect(config, heard);
    edges.add(edge);
    return edge;
  }

  EdgeClient connected(GatewayKey key, RecordingListener heard) {
    EdgeClient edge = connect(config(key), heard);
    await(edge::isConnected);
    return edge;
  }

  /** As a killed process would: without a word. */
  void kill(EdgeClient edge) {
    edges.remove(edge);
    edge.close();
  }

  long send(EdgeClient edge) {
    return encode(edge, edge.claim(FakeCore.depositLength()));
  }

  long sendAs(EdgeClient edge, long commandId) {
    return encode(edge, edge.claim(FakeCore.depositLength(), commandId));
  }

  private long encode(EdgeClient edge, long commandId) {
    if (commandId > 0) {
      deposit.wrapAndApplyHeader(edge.buffer(), edge.offset(), header).header().accountId(0);
      edge.commit();
    }
    return commandId;
  }

  void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      step();
      assertTrue(System.nanoTime() < deadline, "it did not happen within 30 s");
    }
  }

  void step() {
    node.doWork();
    for (EdgeClient edge : edges) {
      edge.poll();
    }
  }
}
