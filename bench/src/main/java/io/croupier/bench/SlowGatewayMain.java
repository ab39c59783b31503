package io.croupier.bench;

import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.transport.DriverThreads;
import io.croupier.gateway.transport.EmbeddedDriver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The second gateway of {@code bench wire --against slowGateway}: at each line of its input it
 * sends a burst; after {@link #SLOW} it reads nothing for two seconds, so its stream fills, the
 * node closes it, and it catches up afterwards. Argument: the node's endpoint.
 */
final class SlowGatewayMain {
  static final String READY = "ready";
  static final String SLOW = "slow";
  static final String READING = "reading";
  static final int GATEWAY = 2;

  /** Their answers are longer than the window of a stream. */
  static final int BURST = 20_000;

  private static final long SLOW_MS = 2_000;

  private SlowGatewayMain() {}

  /** Another one than the first gateway's, as the settings ask. */
  static byte[] key() {
    byte[] key = new byte[GatewayKey.SHORTEST_KEY];
    Arrays.fill(key, (byte) GATEWAY);
    return key;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    EdgeConfig config = EdgeConfig.of(new GatewayKey(GATEWAY, key()), args[0]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (EmbeddedDriver driver = EmbeddedDriver.launch(DriverThreads.SHARED, System.err::println);
        NodeExchanger node = new NodeExchanger(config, driver)) {
      node.setUp(BURST / 2);
      System.out.println(READY);
      String line = "";
      while (line != null) {
        if (in.ready()) {
          line = in.readLine();
          burst(node, SLOW.equals(line));
        }
        node.poll(planned -> {});
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  private static void burst(NodeExchanger node, boolean slow) throws InterruptedException {
    int sent = 0;
    while (sent < BURST && node.send(0)) {
      sent++;
      if (!slow) {
        node.poll(planned -> {});
      }
    }
    if (slow) {
      TimeUnit.MILLISECONDS.sleep(SLOW_MS);
    }
  }
}
