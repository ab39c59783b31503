package io.croupier.node.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.agrona.concurrent.SystemEpochClock;

/**
 * Tells over HTTP how the node is: {@code /health}, {@code /ready} (200 or 503, with the counters
 * as JSON) and {@code /metrics} (Prometheus). It only reads the counters; a thread of its own.
 */
public final class StatusServer implements AutoCloseable {
  private static final int OK = 200;
  private static final int NOT_ALLOWED = 405;
  private static final int UNAVAILABLE = 503;
  private static final int WAITING = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CountersFile counters;
  private final HttpServer server;

  /**
   * Listens at once.
   *
   * @throws IOException where the address cannot be used
   */
  public StatusServer(InetSocketAddress address, CountersFile counters) throws IOException {
    this.counters = counters;
    server = HttpServer.create(address, WAITING);
    server.createContext("/health", exchange -> answer(exchange, Health::isLive));
    server.createContext("/ready", exchange -> answer(exchange, Health::isReady));
    server.createContext("/metrics", this::metrics);
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange, Predicate<Health> good) throws IOException {
    Health health = health();
    String body = JSON.writeValueAsString(health.toMap()) + "\n";
    send(exchange, good.test(health) ? OK : UNAVAILABLE, "application/json", body);
  }

  private void metrics(HttpExchange exchange) throws IOException {
    send(exchange, OK, Prometheus.CONTENT_TYPE, Prometheus.text(health()));
  }

  private Health health() {
    return Health.of(counters, SystemEpochClock.INSTANCE.time());
  }

  private static void send(HttpExchange exchange, int code, String type, String body)
      throws IOException {
    try (exchange) {
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (!head && !exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(NOT_ALLOWED, -1);
        return;
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(code, head ? -1 : bytes.length);
      if (!head) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }
}
