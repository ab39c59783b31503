package io.croupier.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.EdgeIdentity;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.gateway.session.SessionTimes;
import io.croupier.node.NodeMain;
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
      "Round trip gateway, UDP, journaled node and back, against a raw Aeron echo.",
      "Both get the same messages, in short alternating rounds.",
      "The side that is not measured is stopped. Times count from when a message was planned."
    },
    footer = {"", "Example:", "  croupier bench wire --json"})
final class WireCommand implements Callable<Integer> {
  private static final int WARM_UP_RATE = 50_000;
  private static final int MOST_PER_SECOND = 1_000_000;

  /** Shorter than the time after which Aeron gives up the side that is stopped meanwhile. */
  private static final long ROUND_NS = TimeUnit.MILLISECONDS.toNanos(700);

  private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};
  private static final double NANOS_PER_MICRO = 1_000.0;
  private static final double THREE_DIGITS = 1_000.0;
  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);
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
      Map<String, Double> echoMicros,
      Map<String, Double> nodeMicros) {}

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

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
    try (Child echo = startEcho();
        Child node = startNode(data)) {
      try (EchoExchanger echoClient = new EchoExchanger(echoEndpoint, echoAnswers);
          NodeExchanger nodeClient = new NodeExchanger(config())) {
        nodeClient.setUp();
        measure(echo, echoClient, node, nodeClient);
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

  private void measure(Child echo, Exchanger echoClient, Child node, Exchanger nodeClient)
      throws IOException {
    for (int i = 0; i < warmUpRounds; i++) {
      say("Warm-up " + (i + 1) + " of " + warmUpRounds + ".");
      round(node, echo, echoClient, WARM_UP_RATE, OpenLoop.newHistogram());
      round(echo, node, nodeClient, WARM_UP_RATE, OpenLoop.newHistogram());
    }
    List<Row> rows = new ArrayList<>();
    for (int rate : rates) {
      double[] p50 = new double[rounds];
      double[] p99 = new double[rounds];
      Histogram echoAll = OpenLoop.newHistogram();
      Histogram nodeAll = OpenLoop.newHistogram();
      for (int i = 0; i < rounds; i++) {
        say("Round " + (i + 1) + " of " + rounds + " at " + rate + " a second.");
        Histogram ofEcho = OpenLoop.newHistogram();
        Histogram ofNode = OpenLoop.newHistogram();
        round(node, echo, echoClient, rate, ofEcho);
        round(echo, node, nodeClient, rate, ofNode);
        p50[i] = ratio(ofNode, ofEcho, 50);
        p99[i] = ratio(ofNode, ofEcho, 99);
        echoAll.add(ofEcho);
        nodeAll.add(ofNode);
      }
      rows.add(row(rate, p50, p99, echoAll, nodeAll));
    }
    report(rows);
  }

  private static void round(
      Child paused, Child measured, Exchanger exchanger, int rate, Histogram histogram) {
    measured.resume();
    paused.pause();
    OpenLoop.run(exchanger, rate, ROUND_NS, histogram);
  }

  private static Row row(int rate, double[] p50, double[] p99, Histogram echo, Histogram node) {
    return new Row(
        rate, median(p50), median(p99), ends(p50), ends(p99), percentiles(echo), percentiles(node));
  }

  private void report(List<Row> rows) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("bench", "wire");
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
    System.out.println("  rate/s  side       p50      p90      p99    p99.9      max");
    for (Row row : rows) {
      line(row.perSecond(), "echo", row.echoMicros());
      line(row.perSecond(), "node", row.nodeMicros());
      System.out.printf(
          "          ratio  p50 %.2f %s, p99 %.2f %s%n",
          row.ratioP50(),
          Arrays.toString(row.ratioP50Spread()),
          row.ratioP99(),
          Arrays.toString(row.ratioP99Spread()));
    }
  }

  private static void line(int rate, String side, Map<String, Double> micros) {
    StringBuilder line = new StringBuilder(String.format("%8d  %-5s", rate, side));
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

  private static double ratio(Histogram node, Histogram echo, double percentile) {
    double ratio =
        (double) node.getValueAtPercentile(percentile) / echo.getValueAtPercentile(percentile);
    return Math.round(ratio * THREE_DIGITS) / THREE_DIGITS;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private Child startEcho() {
    say("Starting the echo and the node.");
    return new Child(
        EchoMain.class.getName(),
        EchoMain.READY,
        List.of("-Xms256m", "-Xmx256m"),
        List.of(echoEndpoint, echoAnswers));
  }

  private Child startNode(Path data) {
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
            "gateway.timeout=60s",
            "--set",
            "gateways=[{id=1,key=\"" + HexFormat.of().formatHex(KEY) + "\"}]"));
  }

  private EdgeConfig config() {
    EdgeConfig usual = EdgeConfig.of(new GatewayKey(1, KEY), nodeEndpoint);
    EdgeIdentity identity = usual.identity();
    return new EdgeConfig(
        identity,
        nodeEndpoint,
        usual.nodeStream(),
        usual.ownEndpoint(),
        SessionTimes.withTimeout(PATIENCE_NS),
        null,
        usual.gate());
  }

  private void say(String line) {
    if (!json) {
      System.err.println(line);
    }
  }
}
