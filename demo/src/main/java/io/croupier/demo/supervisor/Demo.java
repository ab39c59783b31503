package io.croupier.demo.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of the demo, from the first process to the last. Owned by one thread. */
public final class Demo {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration IMPORT_PATIENCE = Duration.ofMinutes(5);

  private final DemoOptions options;
  private final DemoProgress progress;
  private final Crew crew;
  private final Children children;
  private final RunFolder folder;
  private final PaymentProviders payments = new PaymentProviders();
  private final GameVendors vendors = new GameVendors();
  private final ReplayTool replay;
  private final Kills kills;
  private final List<Long> away = new ArrayList<>();
  private final Map<String, Long> times = new LinkedHashMap<>();
  private final long beganNs = System.nanoTime();
  private long lapNs = beganNs;

  private Demo(DemoOptions options, RunFolder folder, Children children, DemoProgress progress) {
    this.options = options;
    this.progress = progress;
    this.children = children;
    this.folder = folder;
    crew = new Crew(children, folder);
    replay = new ReplayTool(children, folder);
    kills = new Kills(options.kills(), options.seed());
  }

  /**
   * Runs a demo; no process and, unless it shall be kept, no file of it is left when this returns
   * or throws.
   *
   * @param progress hears how far it is, again and again.
   * @throws DemoException with a sentence when it cannot be run to its end.
   */
  public static DemoReport run(DemoOptions options, DemoProgress progress) {
    try (RunFolder folder = RunFolder.create(options.keep());
        Children children = new Children(folder::close)) {
      return run(options, folder, children, progress);
    }
  }

  private static DemoReport run(
      DemoOptions options, RunFolder folder, Children children, DemoProgress progress) {
    try {
      return new DemoReport(new Demo(options, folder, children, progress).run());
    } catch (DemoException e) {
      throw children.isEnding() ? DemoException.failure("The demo was stopped.") : e;
    }
  }

  private DemoResult run() {
    progress.phase("starting the node");
    crew.node().start();
    if (options.market() == null) {
      progress.phase("starting two payment providers and two game vendors");
      payments.start(children, folder, options.seed());
      vendors.start(children, folder, options.seed());
    }
    progress.phase("starting two gateways");
    crew.startGateways(roles());
    crew.await("connected", PATIENCE);
    lap("start");
    progress.phase(options.market() == null ? "players play" : "importing the recording");
    load();
    lap(options.market() == null ? "load" : "import");
    progress.phase("the gateways finish what they have begun");
    crew.tellAll("conclude");
    crew.await("report", PATIENCE);
    if (options.kills() > 0) {
      progress.phase("hearing both streams again from their beginning");
      crew.tellAll("audit");
      crew.await("audit", PATIENCE);
      lap("audit");
    }
    progress.phase("stopping the gateways and the node");
    Facts live = crew.hash(PATIENCE);
    crew.leave();
    payments.leave();
    List<Facts> books = vendors.leave();
    lap("stop");
    progress.phase("replaying the journal");
    replay.start(options.market() == null);
    Facts verified = replay.verified();
    Balances balances = replay.balances();
    lap("replay");
    times.put("in all", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNs));
    return new DemoResult(
        options,
        crew.node().topology(),
        crew.said("report"),
        options.kills() > 0 ? crew.said("audit") : List.of(),
        live,
        verified,
        balances,
        books,
        away,
        times);
  }

  private void load() {
    Duration patience =
        options.market() != null
            ? IMPORT_PATIENCE
            : PATIENCE.plusSeconds(options.seconds()).plus(PATIENCE.multipliedBy(options.kills()));
    crew.await("the load", edge -> edge.hasSaid("done"), patience, this::duringTheLoad);
  }

  private void duringTheLoad() {
    double part = crew.part();
    progress.part(
        String.format(
            Locale.ROOT,
            "%3.0f %%   %,9d commands   %5.1f s",
            part * 100,
            crew.commands(),
            (System.nanoTime() - lapNs) / 1e9));
    progress.book(crew.book());
    if (isStuckTime(part) && payments.stickOne()) {
      progress.phase("one of the payment providers is stuck from now on");
    }
    if (kills.isDue(part)) {
      progress.phase("kill -9 of the node, and a new start");
      away.add(crew.killNode(PATIENCE));
      progress.phase(String.format(Locale.ROOT, "both gateways are back after %,d ms", lastAway()));
    }
  }

  private boolean isStuckTime(double part) {
    return options.stuckFrom() < 1 && part >= options.stuckFrom();
  }

  private long lastAway() {
    return away.get(away.size() - 1);
  }

  private List<List<String>> roles() {
    if (options.market() != null) {
      return List.of(
          List.of("--role", "importer", "--market", options.market().toString()),
          List.of("--role", "watcher", "--show-book"));
    }
    List<String> players =
        new ArrayList<>(
            List.of(
                "--role", "players",
                "--players", Integer.toString(options.players()),
                "--rate", Integer.toString(options.turnsPerSecond()),
                "--seconds", Integer.toString(options.seconds()),
                "--seed", Long.toString(options.seed())));
    players.addAll(payments.options());
    players.addAll(vendors.options(folder));
    List<String> voiding = new ArrayList<>(players);
    voiding.add("--void-one");
    List<String> showing = new ArrayList<>(players);
    showing.add("--show-book");
    return List.of(voiding, showing);
  }

  private void lap(String name) {
    long now = System.nanoTime();
    times.put(name, TimeUnit.NANOSECONDS.toMillis(now - lapNs));
    lapNs = now;
  }
}
