package io.croupier.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.EdgeIdentity;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.SessionTimes;
import io.croupier.node.NodeMain;
import io.croupier.node.SnapshotMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench wire}: round trip through the journaled node against a raw Aeron echo. */
@Command(
    name = "wire",
    description = {
      "Round trip gateway, UDP, journaled node and back, against a raw Aeron echo, or with and"
          + " without something beside the node.",
      "Both sides get the same messages, in short alternating rounds.",
      "The side that is not measured is stopped. Times count from when a message was planned."
    },
    footer = {
      "",
      "Examples:",
      "  ./croupier bench wire --json",
      "  ./croupier bench wire --against follower --rates 10000 --rounds 21"
    })
final class WireCommand implements Callable<Integer> {
  private static final int WARM_UP_RATE = 50_000;
  private static final int MOST_PER_SECOND = 1_000_000;

  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};
  private static final double NANOS_PER_MICRO = 1_000.0;
  private static final double THREE_DIGITS = 1_000.0;
  private static final String NODE_READY = "ready:";
  private static final byte[] KEY = new byte[GatewayKey.SHORTEST_KEY];

  /** When an outcome leaves the node; named as in the settings. */
  enum Durability {
    memory,
    disk
  }

  /** The figures of one rate. */
  record Row(
      int perSecond,
      double ratioP50,
      double ratioP99,
      double[] ratioP50Spread,
      double[] ratioP99Spread,
      Map<String, Map<String, Double>> micros) {}

  /** What the node is compared with, or with what beside it. */
  enum Peer {
    /** Rounds shorter than the time after which Aeron gives up the side that is stopped. */
    echo(700, 60),
    follower(2_000, 60),
    /** So long that the slow gateway is closed, comes back and has caught up. */
    slowGateway(4_000, 1);

    private final long roundNs;

    /** After which the node closes a silent gateway, and a gateway gives up a silent node. */
    private final long timeoutSeconds;

    Peer(long roundMs, long timeoutSeconds) {
      roundNs = TimeUnit.MILLISECONDS.toNanos(roundMs);
      this.timeoutSeconds = timeoutSeconds;
    }
  }

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  @Option(
      names = "--against",
      description =
          "echo: raw Aeron (default). follower: the node alone against the node while a process of"
              + " snapshot follows it and saves every second. slowGateway: while a second gateway"
              + " reads the answers to 20,000 commands at once, against: while it lets them lie for"
              + " two seconds.",
      defaultValue = "echo")
  private Peer against;

  @Option(
      names = "--full",
      description = "Published figures: 30 s warm-up, 51 rounds of each rate.")
  private boolean full;

  @Option(
      names = "--rates",
      split = ",",
      description = "Messages a second, one or more (default: ${DEFAULT-VALUE}).",
      defaultValue = "10000,50000")
  private int[] rates;

  @Option(
      names = "--rounds",
      description = "Rounds of each rate; the median counts (default: 7; --full: 51).")
  private Integer rounds;

  @Option(
      names = "--warm-up",
      description = "Rounds before them that do not count (default: 6; --full: 20).")
  private Integer warmUpRounds;

  @Option(
      names = "--durability",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "memory")
  private Durability durability;

  @Spec private CommandSpec spec;

  private final String echoEndpoint = Endpoints.free();
  private final String echoAnswers = Endpoints.free();
  private final String nodeEndpoint = Endpoints.free();

  @Override
  public Integer call() throws IOException {
    rounds = rounds == null ? full ? 51 : 7 : rounds;
    warmUpRounds = warmUpRounds == null ? full ? 20 : 6 : warmUpRounds;
    checkOptions();
    Path data = Files.createTempDirectory("croupier-bench");
    // What takes seconds to start does so before the client is there, which must not be silent.
    try (Child node = startNode(data);
        Child peer = startPeer(data);
        NodeExchanger client = new NodeExchanger(config())) {
      client.setUp();
      switch (against) {
        case echo -> measureEcho(node, peer, client);
        case follower -> measureFollower(peer, client);
        case slowGateway -> measureSlowGateway(peer, client);
      }
    } finally {
      Folders.delete(data);
    }
    return 0;
  }

  private void checkOptions() {
    boolean badRate = Arrays.stream(rates).anyMatch(rate -> rate < 1 || rate > MOST_PER_SECOND);
    if (badRate || rounds < 1 || warmUpRounds < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "--rates must be 1 to "
              + MOST_PER_SECOND
              + " messages a second, --rounds at least 1, --warm-up at least 0.");
    }
  }

  private Child startPeer(Path data) {
    return switch (against) {
      case echo -> startEcho();
      case follower -> startFollower(data);
      case slowGateway -> startSlowGateway();
    };
  }

  private void measureEcho(Child node, Child echo, NodeExchanger client) throws IOException {
    try (EchoExchanger echoClient = new EchoExchanger(echoEndpoint, echoAnswers)) {
      measure(
          new WireSide("echo", () -> turn(node, echo), echoClient),
          new WireSide("node", () -> turn(echo, node), client));
    }
  }

  /** The side that is not measured takes no core meanwhile. */
  private static void turn(Child paused, Child measured) {
    measured.resume();
    paused.pause();
  }

  private void measureFollower(Child follower, NodeExchanger client) throws IOException {
    measure(
        new WireSide("alone", follower::pause, client),
        new WireSide("followed", follower::resume, client));
  }

  private void measureSlowGateway(Child other, NodeExchanger client) throws IOException {
    measure(
        new WireSide("reading", () -> other.tell(SlowGatewayMain.READING), client),
        new WireSide("slow", () -> other.tell(SlowGatewayMain.SLOW), client));
  }

  private void measure(WireSide usual, WireSide other) throws IOException {
    for (int i = 0; i < warmUpRounds; i++) {
      say("Warm-up " + (i + 1) + " of " + warmUpRounds + ".");
      int rate = against == Peer.echo ? WARM_UP_RATE : rates[0];
      round(usual, rate, OpenLoop.newHistogram());
      round(other, rate, OpenLoop.newHistogram());
    }
    List<Row> rows = new ArrayList<>();
    for (int rate : rates) {
      double[] p50 = new double[rounds];
      double[] p99 = new double[rounds];
      Histogram ofUsual = OpenLoop.newHistogram();
      Histogram ofOther = OpenLoop.newHistogram();
      for (int i = 0; i < rounds; i++) {
        say("Round " + (i + 1) + " of " + rounds + " at " + rate + " a second.");
        Histogram one = OpenLoop.newHistogram();
        Histogram two = OpenLoop.newHistogram();
        round(usual, rate, one);
        round(other, rate, two);
        p50[i] = ratio(two, one, 50);
        p99[i] = ratio(two, one, 99);
        ofUsual.add(one);
        ofOther.add(two);
      }
      Map<String, Map<String, Double>> micros = new LinkedHashMap<>();
      micros.put(usual.name(), percentiles(ofUsual));
      micros.put(other.name(), percentiles(ofOther));
      rows.add(new Row(rate, median(p50), median(p99), ends(p50), ends(p99), micros));
    }
    report(rows);
  }

  private void round(WireSide side, int rate, Histogram histogram) {
    side.begin().run();
    OpenLoop.run(side.exchanger(), rate, against.roundNs, histogram);
  }

  private void report(List<Row> rows) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("bench", "wire");
    all.put("against", against.name());
    all.put("inside", "gateway client, UDP, ingress, journal, engine, egress, UDP");
    all.put("durability", durability.name());
    all.put("topology", "compact, one thread; echo: one thread; client: one thread");
    all.put("traffic", "PlaceOrder that rests, CancelOrder");
    // The worst of the rates.
    all.put("ratioP50", rows.stream().mapToDouble(Row::ratioP50).max().orElseThrow());
    all.put("ratioP99", rows.stream().mapToDouble(Row::ratioP99).max().orElseThrow());
    all.put("rates", rows);
    all.putAll(Machine.describe());
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(all));
      return;
    }
    System.out.println("Round trip in microseconds; " + durability + ", " + Machine.line());
    System.out.println("  rate/s  side           p50      p90      p99    p99.9   p99.99      max");
    for (Row row : rows) {
      row.micros().forEach((side, micros) -> line(row.perSecond(), side, micros));
      System.out.printf(
          "          ratio  p50 %.2f %s, p99 %.2f %s%n",
          row.ratioP50(),
          Arrays.toString(row.ratioP50Spread()),
          row.ratioP99(),
          Arrays.toString(row.ratioP99Spread()));
    }
  }

  private static void line(int rate, String side, Map<String, Double> micros) {
    StringBuilder line = new StringBuilder(String.format("%8d  %-9s", rate, side));
    micros.values().forEach(value -> line.append(String.format("%9.1f", value)));
    System.out.println(line);
  }

  /** Least and greatest of sorted ratios. */
  private static double[] ends(double[] sorted) {
    return new double[] {sorted[0], sorted[sorted.length - 1]};
  }

  private static Map<String, Double> percentiles(Histogram histogram) {
    Map<String, Double> micros = new LinkedHashMap<>();
    for (double percentile : PERCENTILES) {
      String name = percentile == 100 ? "max" : "p" + String.valueOf(percentile).replace(".0", "");
      micros.put(name, histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
    }
    return micros;
  }

  private static double ratio(Histogram other, Histogram usual, double percentile) {
    double ratio =
        (double) other.getValueAtPercentile(percentile) / usual.getValueAtPercentile(percentile);
    return Math.round(ratio * THREE_DIGITS) / THREE_DIGITS;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private Child startEcho() {
    say("Starting the echo.");
    return new Child(
        EchoMain.class.getName(),
        EchoMain.READY,
        List.of("-Xms256m", "-Xmx256m"),
        List.of(echoEndpoint, echoAnswers));
  }

  private Child startFollower(Path data) {
    say("Starting the follower.");
    return new Child(
        SnapshotMain.class.getName(),
        "following",
        List.of("-Xms512m", "-Xmx2g"),
        List.of("--data", data.resolve("data").toString(), "--set", "snapshot.every=1s"));
  }

  private Child startSlowGateway() {
    say("Starting the second gateway.");
    return new Child(
        SlowGatewayMain.class.getName(),
        SlowGatewayMain.READY,
        List.of("-Xms256m", "-Xmx256m"),
        List.of(nodeEndpoint));
  }

  private Child startNode(Path data) {
    say("Starting the node.");
    return new Child(
        NodeMain.class.getName(),
        NODE_READY,
        List.of("-Xms2g", "-Xmx2g"),
        List.of(
            "--data",
            data.resolve("data").toString(),
            "--set",
            "node.endpoint=" + nodeEndpoint,
            "--set",
            "marketData.endpoint=",
            "--set",
            "pipeline.topology=compact",
            "--set",
            "pipeline.idle.shared=busy-spin",
            "--set",
            "journal.durability=" + durability,
            "--set",
            "gateway.timeout=" + against.timeoutSeconds + "s",
            "--set",
            "snapshot.follower=off",
            "--set",
            "gateways=["
                + gateway(1, KEY)
                + ","
                + gateway(SlowGatewayMain.GATEWAY, SlowGatewayMain.key())
                + "]"));
  }

  private static String gateway(int id, byte[] key) {
    return "{id=" + id + ",key=\"" + HexFormat.of().formatHex(key) + "\"}";
  }

  private EdgeConfig config() {
    EdgeConfig usual = EdgeConfig.of(new GatewayKey(1, KEY), nodeEndpoint);
    EdgeIdentity identity = usual.identity();
    return new EdgeConfig(
        identity,
        nodeEndpoint,
        usual.nodeStream(),
        usual.ownEndpoint(),
        SessionTimes.withTimeout(TimeUnit.SECONDS.toNanos(against.timeoutSeconds)),
        null,
        usual.gate());
  }

  private void say(String line) {
    if (!json) {
      System.err.println(line);
    }
  }
}
