package io.croupier.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.GatewayKey;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench recover}: how long a start takes, and how much memory, with so much state. */
@Command(
    name = "recover",
    description = {
      "Starts a node that has many accounts and open orders: from the journal alone, then from a"
          + " snapshot.",
      "Fills it over the wire first, which takes most of the time and of the disk: 2 GB for each"
          + " million accounts. The memory is the most that the process had resident."
    },
    footer = {
      "",
      "Examples:",
      "  ./croupier bench recover --accounts 1000000 --orders 100000 --heap 4g",
      "  ./croupier bench recover --json"
    })
final class RecoverCommand implements Callable<Integer> {
  private static final byte[] KEY = new byte[GatewayKey.SHORTEST_KEY];
  private static final int MOST_ACCOUNTS = 20_000_000;
  private static final int MOST_ORDERS = 4_000_000;

  /** Places for things that are not filled in. */
  private static final int FEW = 1_000;

  private static final int PAGES_OF_MARKET = 4;
  private static final String MEGABYTE = "MB";

  /** In the sentence of a node that tells what its start did. */
  private static final String APPLIED = "commands applied in";

  private static final Pattern HASHES = Pattern.compile("state hash \\w+, outcome hash \\w+");

  /** One start, or what else a process did. */
  record Run(double seconds, long residentMegabytes, String said) {}

  @Spec private CommandSpec spec;

  @Option(
      names = "--accounts",
      description = "Each with a deposit (default: ${DEFAULT-VALUE}).",
      defaultValue = "10000000")
  private int accounts;

  @Option(
      names = "--orders",
      description = "Orders that rest (default: ${DEFAULT-VALUE}).",
      defaultValue = "1000000")
  private int orders;

  @Option(
      names = "--starts",
      description = "Starts from the snapshot (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int starts;

  @Option(
      names = "--heap",
      description = "Of each node, such as 512m or 14g (default: ${DEFAULT-VALUE}).",
      defaultValue = "14g")
  private String heap;

  @Option(names = "--json", description = "Print one line of JSON.")
  private boolean json;

  private final String endpoint = Endpoints.free();

  @Override
  public Integer call() throws IOException {
    require(accounts, MOST_ACCOUNTS, "--accounts");
    require(orders, MOST_ORDERS, "--orders");
    require(starts, FEW, "--starts");
    if (!heap.matches("[1-9]\\d{0,5}[mMgG]")) {
      throw new ParameterException(
          spec.commandLine(),
          "--heap must be a number and m or g, such as 512m, not " + heap + ".");
    }
    Path folder = Files.createTempDirectory("croupier-bench");
    try {
      print(measure(folder.resolve("data")));
    } finally {
      Folders.delete(folder);
    }
    return 0;
  }

  private void require(int value, int most, String option) {
    if (value < 1 || value > most) {
      throw new ParameterException(
          spec.commandLine(), option + " must be from 1 to " + most + ", not " + value + ".");
    }
  }

  private Map<String, Object> measure(Path data) throws IOException {
    fill(data);
    say("Starting from the journal alone.");
    Run genesis = start(data);
    say("Saving a snapshot.");
    Run saved = snapshot(data);
    List<Run> fromSnapshot = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      say("Starting from the snapshot, " + (i + 1) + " of " + starts + ".");
      fromSnapshot.add(start(data));
    }
    fromSnapshot.forEach(run -> checkSame(genesis, run));
    double[] seconds = fromSnapshot.stream().mapToDouble(Run::seconds).sorted().toArray();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("bench", "recover");
    figures.put("accounts", accounts);
    figures.put("orders", orders);
    figures.put("commands", 2L * accounts + 2L * StateFiller.markets(orders) + orders);
    figures.put("journalSeconds", genesis.seconds());
    figures.put("journalResidentMegabytes", genesis.residentMegabytes());
    figures.put("saveSeconds", saved.seconds());
    figures.put("snapshotMegabytes", Folders.bytes(data.resolve("snapshots")) >> 20);
    figures.put("snapshotSeconds", seconds[seconds.length / 2]);
    figures.put("snapshotSecondsSpread", List.of(seconds[0], seconds[seconds.length - 1]));
    figures.put(
        "snapshotResidentMegabytes",
        fromSnapshot.stream().mapToLong(Run::residentMegabytes).max().orElseThrow());
    figures.put("said", fromSnapshot.get(0).said());
    figures.putAll(Machine.describe());
    return figures;
  }

  private static void checkSame(Run one, Run other) {
    if (!hashes(one).equals(hashes(other))) {
      throw new BenchException(
          "The starts came to different states: " + one.said() + " and " + other.said());
    }
  }

  private static String hashes(Run run) {
    return HASHES
        .matcher(run.said())
        .results()
        .map(MatchResult::group)
        .findFirst()
        .orElseThrow(() -> new BenchException("A start did not say its hashes: " + run.said()));
  }

  private void fill(Path data) {
    say("Filling a node.");
    EdgeConfig config = EdgeConfig.of(new GatewayKey(1, KEY), endpoint);
    try (Child node = node(data);
        StateFiller filler = new StateFiller(config, this::say)) {
      filler.fill(accounts, orders);
    }
  }

  private Run start(Path data) {
    long beginNs = System.nanoTime();
    try (Child node = node(data)) {
      return run(beginNs, node);
    }
  }

  private Run snapshot(Path data) {
    long beginNs = System.nanoTime();
    List<String> args = new ArrayList<>(settings(data));
    args.add("--once");
    try (Child follower =
        new Child(SnapshotMain.class.getName(), "the newest snapshot is", memory(), args)) {
      return run(beginNs, follower);
    }
  }

  private static Run run(long beginNs, Child child) {
    double seconds = (System.nanoTime() - beginNs) / (double) TimeUnit.SECONDS.toNanos(1);
    String said =
        child
            .said()
            .lines()
            .filter(line -> line.contains(APPLIED))
            .reduce((first, last) -> last)
            .orElse("");
    return new Run(Math.round(seconds * 10) / 10.0, child.mostResidentMegabytes(), said);
  }

  private Child node(Path data) {
    return new Child(NodeMain.class.getName(), "ready:", memory(), settings(data));
  }

  private List<String> memory() {
    return List.of("-Xms256m", "-Xmx" + heap);
  }

  /** Places for what is filled in, and few for all else. */
  private List<String> settings(Path data) {
    int markets = StateFiller.markets(orders);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("node.endpoint", endpoint);
    settings.put("marketData.endpoint", "");
    settings.put("pipeline.topology", "compact");
    settings.put("snapshot.follower", "off");
    settings.put("gateway.timeout", "60s");
    settings.put("gateways", "[{id=1,key=\"" + HexFormat.of().formatHex(KEY) + "\"}]");
    settings.put("genesis.accounts", accounts + FEW);
    settings.put("genesis.wallets", accounts + FEW);
    settings.put("genesis.markets", markets + FEW);
    settings.put("genesis.runners", StateFiller.RUNNERS * (markets + FEW));
    settings.put("genesis.orders", orders + FEW);
    settings.put("genesis.bookPages", PAGES_OF_MARKET * (markets + FEW));
    for (String other :
        List.of("settledOrders", "sessions", "withdrawals", "rounds", "deposits", "bonuses")) {
      settings.put("genesis." + other, FEW);
    }
    List<String> args = new ArrayList<>(List.of("--data", data.toString()));
    settings.forEach((name, value) -> args.addAll(List.of("--set", name + "=" + value)));
    return args;
  }

  private void print(Map<String, Object> figures) throws IOException {
    if (json) {
      System.out.println(new ObjectMapper().writeValueAsString(figures));
      return;
    }
    System.out.printf("%,d accounts, %,d open orders; %s%n", accounts, orders, Machine.line());
    System.out.printf(
        "  start from the journal, %,d commands  %7.1f s  %,7d %s%n",
        (Long) figures.get("commands"),
        (Double) figures.get("journalSeconds"),
        (Long) figures.get("journalResidentMegabytes"),
        MEGABYTE);
    System.out.printf(
        "  snapshot written from the journal     %7.1f s  %,7d %s on disk%n",
        (Double) figures.get("saveSeconds"), (Long) figures.get("snapshotMegabytes"), MEGABYTE);
    System.out.printf(
        "  start from the snapshot               %7.1f s  %,7d %s  (%d starts, %s)%n",
        (Double) figures.get("snapshotSeconds"),
        (Long) figures.get("snapshotResidentMegabytes"),
        MEGABYTE,
        starts,
        Arrays.toString(((List<?>) figures.get("snapshotSecondsSpread")).toArray()));
    System.out.println("  " + figures.get("said"));
  }

  private void say(String line) {
    if (!json) {
      System.err.println(line);
    }
  }
}
