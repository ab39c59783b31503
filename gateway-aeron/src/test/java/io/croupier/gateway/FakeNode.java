package io.croupier.gateway;

import io.croupier.gateway.server.CommandSink;
import io.croupier.gateway.server.GatewayServer;
import io.croupier.gateway.server.IngressCount;
import io.croupier.gateway.server.ServerSettings;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.SessionTimes;
import io.croupier.gateway.transport.EmbeddedDriver;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The server side around a fake core, on one thread. */
public final class FakeNode implements AutoCloseable {
  private static final int TERM_LENGTH = 64 * 1024;

  public final List<String> reports = new ArrayList<>();
  private final FakeCore core;
  private final EmbeddedDriver driver;
  private final GatewayServer server;

  public FakeNode(FakeCore core, EmbeddedDriver driver, int port, List<GatewayKey> keys) {
    this(core, core, driver, port, keys);
  }

  /** The same with another sink in front of the core. */
  public FakeNode(
      FakeCore core, CommandSink sink, EmbeddedDriver driver, int port, List<GatewayKey> keys) {
    this.core = core;
    this.driver = driver;
    ServerSettings settings =
        new ServerSettings("127.0.0.1:" + port, 10, TERM_LENGTH, SessionTimes.DEFAULT, null);
    server = new GatewayServer(settings, keys, core, core, sink, driver, reports::add);
  }

  public int doWork() {
    long nowNs = System.nanoTime();
    int work = driver.doWork() + server.ingress().doWork(nowNs);
    work += core.deliver(this::publish, this::answer);
    return work + server.egress().doWork(nowNs);
  }

  public long count(IngressCount count) {
    return server.ingress().counts().get(count);
  }

  private void publish(byte[] outcome) {
    server.egress().onOutcome(new UnsafeBuffer(outcome), 0, outcome.length);
  }

  private void answer(byte[] row) {
    server.egress().onQueryAnswer(new UnsafeBuffer(row), 0, row.length);
  }

  @Override
  public void close() {
    server.close();
  }
}
