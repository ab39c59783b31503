package io.croupier.demo.chaos;

import io.croupier.demo.supervisor.Children;
import io.croupier.demo.supervisor.DemoException;
import io.croupier.demo.supervisor.Facts;
import io.croupier.demo.supervisor.JavaCommand;
import io.croupier.demo.supervisor.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The processes of one round: a node, three gateways, a follower that saves snapshots. Owned by one
 * thread.
 */
final class Crowd {
  static final int GATEWAYS = 3;

  /** As process 1 of a world of its own; it ends with the process that made that. */
  private static final List<String> IN_NAMESPACE =
      List.of("unshare", "--fork", "--pid", "--kill-child", "--mount-proc", "true");

  private static final int NODE_MEGABYTES = 256;
  private static final int EDGE_MEGABYTES = 96;
  private static final int TIMEOUT_MS = 400;

  private final RunFolder folder;
  private final int rate;
  private final long seed;
  private final BlockingQueue<Member.Line> queue = new LinkedBlockingQueue<>();
  private final Member node;
  private final Member follower;
  private final List<Member> gateways = new ArrayList<>();
  private final List<Member> all = new ArrayList<>();
  private final Map<Member, Long> answeredNow = new HashMap<>();
  private final Map<Member, Integer> lives = new HashMap<>();
  private final SplittableRandom random;
  private final boolean namespaces = Commands.run(IN_NAMESPACE.toArray(String[]::new));
  private final Timeline timeline;
  private long answeredBefore;
  private boolean diskMayRefuse;
  private boolean wasInNamespace;

  Crowd(
      Children children,
      RunFolder folder,
      String durability,
      int rate,
      long seed,
      Timeline timeline) {
    this.folder = folder;
    this.timeline = timeline;
    random = new SplittableRandom(seed);
    this.rate = rate;
    this.seed = seed;
    node = member("node", children, () -> nodeCommand(durability));
    for (int gateway = 1; gateway <= GATEWAYS; gateway++) {
      int id = gateway;
      gateways.add(member("gateway-" + id, children, () -> edgeCommand(id)));
    }
    follower = member("follower", children, this::followerCommand);
  }

  /** Settings over the usual ones: small, quick to start, quick to notice a silence. */
  static String settings() {
    return """
    gateway.timeout = %dms
    journal { fileSize = 1MiB, reserve = 64MiB }
    pipeline.topology = compact
    snapshot { follower = off, every = 2000 }
    genesis {
      accounts = 2000, markets = 60, orders = 20000, gateways = %d, commandWindow = 4096
      transactions = 4096, limits = 100, rounds = 4000, bets = 2000
    }
    """
        .formatted(TIMEOUT_MS, GATEWAYS);
  }

  Member node() {
    return node;
  }

  Member follower() {
    return follower;
  }

  List<Member> gateways() {
    return gateways;
  }

  List<Member> all() {
    return all;
  }

  /** Processes that are being started. */
  long starting() {
    return all.stream().filter(member -> !member.isReady()).count();
  }

  /** Files in which the gateways keep what they see. */
  List<Path> witnesses() {
    return Stream.of(1, 2, 3).map(this::witness).toList();
  }

  /** Commands answered so far. */
  long answered() {
    return answeredBefore + answeredNow.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A member begins a new life, and counts anew. */
  void restart(Member member) {
    Long answered = answeredNow.remove(member);
    answeredBefore += answered == null ? 0 : answered;
    lives.merge(member, 1, Integer::sum);
    member.start();
    allowDisk(member);
  }

  /** Whether processes can be started under a process id that was used before. */
  boolean canReusePids() {
    return namespaces;
  }

  /** The disk is full, so node and follower may give up, or no longer is. */
  void diskMayRefuse(boolean may) {
    diskMayRefuse = may;
    allowDisk(node);
    allowDisk(follower);
  }

  /** Also when there is room again: who has met a full disk may be about to end. */
  private void allowDisk(Member member) {
    if (diskMayRefuse && !gateways.contains(member)) {
      member.mayEndWith(Faults.OF_A_FULL_DISK);
    }
  }

  /** Hears what the members say, for so long at most. */
  void hear(long waitMs) {
    try {
      Member.Line line = queue.poll(waitMs, TimeUnit.MILLISECONDS);
      while (line != null) {
        hear(line);
        line = queue.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DemoException.failure("The campaign was interrupted.");
    }
  }

  private void hear(Member.Line line) {
    Member by = line.by();
    if (!by.isOfThisLife(line)) {
      return;
    }
    if (!gateways.contains(by)) {
      by.log(line.text());
      if (line.text().startsWith("ready") || line.text().startsWith("following")) {
        by.becomeReady();
      }
      return;
    }
    Facts facts = Member.facts(line);
    switch (facts.text("say")) {
      case "connected" -> by.becomeReady();
      case "finished" -> by.finish();
      case "progress" -> answeredNow.put(by, facts.number("answered"));
      default -> throw DemoException.failure(by.name() + ": " + facts.text("sentence"));
    }
  }

  private Member member(String name, Children children, Supplier<List<String>> command) {
    Member member = new Member(name, command, children, folder.log(name), queue);
    all.add(member);
    return member;
  }

  private Path witness(int gateway) {
    return folder.path().resolve("gateway-" + gateway + ".witness");
  }

  private List<String> nodeCommand(String durability) {
    List<String> java =
        java(
            "io.croupier.node.NodeMain",
            NODE_MEGABYTES,
            List.of(
                "--config",
                folder.settings().toString(),
                "--set",
                "journal.durability=" + durability,
                "--accept-time"));
    boolean inNamespace = namespaces && random.nextBoolean();
    if (inNamespace && wasInNamespace) {
      timeline.add(FaultKind.PID_REUSED, 0, "1");
    }
    wasInNamespace = inNamespace;
    return inNamespace ? inNamespace(java) : java;
  }

  /** What a JVM says of its own death stays in the folder of the round. */
  private List<String> java(String main, int megabytes, List<String> arguments) {
    List<String> command = new ArrayList<>(JavaCommand.shortLived(main, megabytes, arguments));
    command.add(1, "-XX:ErrorFile=" + folder.path().resolve("jvm-%p.log"));
    return command;
  }

  private static List<String> inNamespace(List<String> command) {
    List<String> inside = new ArrayList<>(IN_NAMESPACE.subList(0, IN_NAMESPACE.size() - 1));
    inside.addAll(command);
    return inside;
  }

  private List<String> followerCommand() {
    return java(
        "io.croupier.node.SnapshotMain",
        NODE_MEGABYTES,
        List.of("--config", folder.settings().toString()));
  }

  /** Each life of each round draws other commands: an id is never used for two. */
  private List<String> edgeCommand(int gateway) {
    int life = lives.getOrDefault(gateways.get(gateway - 1), 0);
    return java(
        ChaosEdgeMain.class.getName(),
        EDGE_MEGABYTES,
        List.of(
            folder.endpoint(),
            Integer.toString(gateway),
            folder.key(gateway).toString(),
            witness(gateway).toString(),
            Long.toString(1_000_000 * seed + 1_000 * gateway + life),
            Integer.toString(rate),
            Integer.toString(TIMEOUT_MS)));
  }
}
