package io.croupier.demo.chaos;

import io.croupier.demo.edge.Board;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.EdgeIdentity;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.SessionTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** The process of a {@link ChaosEdge}, which only {@link Chaos} starts. */
public final class ChaosEdgeMain {
  /** Bytes; commands of the workload that are longer are left out. */
  static final int LONGEST_COMMAND = 4_096;

  private static final int COMMAND_WINDOW = 1_024;

  private ChaosEdgeMain() {}

  /**
   * Runs it.
   *
   * @param args endpoint of the node; gateway; key file; witness file; seed; commands in a second;
   *     milliseconds of silence after which a session is closed.
   */
  public static void main(String[] args) throws IOException {
    int gateway = Integer.parseInt(args[1]);
    byte[] key = HexFormat.of().parseHex(Files.readString(Path.of(args[2])).strip());
    EdgeConfig config = config(args[0], new GatewayKey(gateway, key), Long.parseLong(args[6]));
    int code;
    try (ChaosEdge edge =
        new ChaosEdge(
            config,
            Path.of(args[3]),
            Long.parseLong(args[4]),
            Integer.parseInt(args[5]),
            new Board(System.in, System.out))) {
      code = edge.run();
    }
    System.exit(code);
  }

  private static EdgeConfig config(String node, GatewayKey key, long timeoutMs) {
    EdgeConfig usual = EdgeConfig.of(key, node);
    return new EdgeConfig(
        new EdgeIdentity(key, COMMAND_WINDOW, LONGEST_COMMAND, 0, 0),
        node,
        usual.nodeStream(),
        usual.ownEndpoint(),
        SessionTimes.withTimeout(TimeUnit.MILLISECONDS.toNanos(timeoutMs)),
        usual.marketData(),
        usual.gate());
  }
}
