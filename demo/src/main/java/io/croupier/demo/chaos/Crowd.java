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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The processes of one round: a node, three gateways, a follower that saves snapshots. Owned by one
 * thread.
 */
final class Crowd {
  static final int GATEWAYS = 3;

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
  private long answeredBefore;

  Crowd(Children children, RunFolder folder, String durability, int rate, long seed) {
    this.folder = folder;
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
    journal.fileSize = 1MiB
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

  private Member member(
      String name, Children children, java.util.function.Supplier<List<String>> command) {
    Member member = new Member(name, command, children, folder.log(name), queue);
    all.add(member);
    return member;
  }

  private Path witness(int gateway) {
    return folder.path().resolve("gateway-" + gateway + ".witness");
  }

  private List<String> nodeCommand(String durability) {
    return JavaCommand.shortLived(
        "io.croupier.node.NodeMain",
        NODE_MEGABYTES,
        List.of(
            "--config",
            folder.settings().toString(),
            "--set",
            "journal.durability=" + durability,
            "--accept-time"));
  }

  private List<String> followerCommand() {
    return JavaCommand.shortLived(
        "io.croupier.node.SnapshotMain",
        NODE_MEGABYTES,
        List.of("--config", folder.settings().toString()));
  }

  /** Each life draws other commands: an id is never used for two. */
  private List<String> edgeCommand(int gateway) {
    int life = lives.getOrDefault(gateways.get(gateway - 1), 0);
    return JavaCommand.shortLived(
        ChaosEdgeMain.class.getName(),
        EDGE_MEGABYTES,
        List.of(
            folder.endpoint(),
            Integer.toString(gateway),
            folder.key(gateway).toString(),
            witness(gateway).toString(),
            Long.toString(seed + 1_000L * gateway + life),
            Integer.toString(rate),
            Integer.toString(TIMEOUT_MS)));
  }
}
