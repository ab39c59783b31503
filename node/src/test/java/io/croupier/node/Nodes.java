package io.croupier.node;

import io.croupier.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.Agent;

/** Small nodes for tests: two gateways, small limits, a port of their own. */
final class Nodes {
  private Nodes() {}

  /** The key of a gateway, 1 or 2. */
  static byte[] key(int gatewayId) {
    byte[] key = new byte[16];
    key[0] = (byte) gatewayId;
    return key;
  }

  /** {@code KEY=VALUE} options for a node with its data in a folder. */
  static List<String> options(Path data, String endpoint, String... more) {
    List<String> options = new ArrayList<>();
    options.add("data=" + data);
    options.add("node.endpoint=" + endpoint);
    options.add("marketData.endpoint=");
    options.add("gateways=[" + gateway(1) + "," + gateway(2) + "]");
    options.add("journal.fileSize=4MiB");
    options.add("genesis.accounts=1000");
    options.add("genesis.markets=10");
    options.add("genesis.orders=1000");
    options.add("genesis.transactions=100000");
    options.add("genesis.workPerCommand=20");
    options.add("genesis.matchesPerCommand=20");
    options.add("genesis.outcomesPerCommand=512");
    options.add("pipeline.outcomeRingSize=1MiB");
    options.add("pipeline.ringSlots=1024");
    // On a small machine threads that spin would keep each other from the cores.
    for (String thread : List.of("driver", "ingress", "journal", "engine", "egress")) {
      options.add("pipeline.idle." + thread + "=backoff");
    }
    options.addAll(List.of(more));
    return options;
  }

  static Settings settings(Path data, String endpoint, String... more) {
    return Settings.load(null, options(data, endpoint, more), new Properties());
  }

  /** A node in this process, where no failure is expected. */
  static Node start(List<String> options) {
    return start(options, UnaryOperator.identity());
  }

  /** The same with something put around its stages. */
  static Node start(List<String> options, UnaryOperator<Agent> stages) {
    FailStop failStop =
        new FailStop(
            code -> {
              throw new AssertionError("the node ended with " + code);
            },
            System.err);
    Settings settings = Settings.load(null, options, new Properties());
    return Node.start(settings, new NodeOptions(false, null, failStop, report -> {}), stages);
  }

  private static String gateway(int id) {
    boolean operator = id == 1;
    String digits = HexFormat.of().formatHex(key(id));
    return "{id=" + id + ",key=\"" + digits + "\",operator=" + operator + "}";
  }

  /** An address of this machine with a port that was free just now. */
  static String freeEndpoint() {
    try (DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      return "127.0.0.1:" + socket.getLocalPort();
    } catch (SocketException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
