package io.croupier.demo.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Draws faults from a seed, and does them to a crowd. What must end again, such as a halt, ends
 * while {@link #doWork} runs. Owned by one thread.
 */
final class Faults {
  /** Starts at once: with more, two cores do nothing but start. */
  private static final int MOST_STARTING = 2;

  private static final int SHORTEST_PAUSE_MS = 20;
  private static final int LONGEST_PAUSE_MS = 200;
  private static final int SHORTEST_HALT_MS = 20;
  private static final int USUAL_HALT_MS = 200;

  /** Three times the silence after which a session is closed. */
  private static final int LONGEST_HALT_MS = 1_200;

  private static final int LONG_HALTS_PERCENT = 20;
  private static final int MOST_LOSS_PERCENT = 20;
  private static final int SHORTEST_DELAY_MS = 10;
  private static final int LONGEST_DELAY_MS = 80;
  private static final int LONGEST_FILL_MS = 2_000;

  /** Below the reserve of {@link Crowd#settings}. */
  private static final long LEFT_WHEN_LOW = 40L << 20;

  /** The node's exit code when the disk does not take the journal. */
  private static final int DISK = 10;

  /** Also a JVM's when a mapped page has no room (SIGBUS): 134, as process 1 it is 127. */
  static final Set<Integer> OF_A_FULL_DISK = Set.of(DISK, 134, 127);

  private static final int TRIES = 20;

  /** What is to be done at a time. */
  private record Due(long atNs, Runnable action) {}

  private final Crowd crowd;
  private final SmallDisk disk;
  private final ForceFaults forces;
  private final Timeline timeline;
  private final SplittableRandom random;
  private final List<FaultKind> urn = new ArrayList<>();
  private final List<Due> dues = new ArrayList<>();
  private long nextNs = System.nanoTime();
  private boolean diskIsFilled;

  Faults(Crowd crowd, SmallDisk disk, ForceFaults forces, Timeline timeline, long seed) {
    this.crowd = crowd;
    this.disk = disk;
    this.forces = forces;
    this.timeline = timeline;
    random = new SplittableRandom(seed);
    for (FaultKind kind : FaultKind.values()) {
      for (int i = 0; i < kind.weight(); i++) {
        urn.add(kind);
      }
    }
  }

  /** Injects the next fault if its time has come, and ends those whose time is over. */
  void doWork() {
    endDue();
    if (System.nanoTime() - nextNs < 0) {
      return;
    }
    nextNs = System.nanoTime() + millis(between(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS));
    for (int i = 0; i < TRIES; i++) {
      if (inject(urn.get(random.nextInt(urn.size())))) {
        return;
      }
    }
  }

  /** Ends what goes on: nothing is wrong any more. */
  void heal() {
    dues.forEach(due -> due.action().run());
    dues.clear();
    crowd.gateways().forEach(gateway -> lose(gateway, 0));
  }

  private void endDue() {
    long now = System.nanoTime();
    List<Due> over = dues.stream().filter(due -> now - due.atNs() >= 0).toList();
    dues.removeAll(over);
    over.forEach(due -> due.action().run());
  }

  /** False where it cannot be done now. */
  private boolean inject(FaultKind kind) {
    return switch (kind) {
      case NODE_KILLED -> kill(kind, crowd.node());
      case NODE_RESTARTED -> restart(kind, crowd.node());
      case NODE_PAUSED -> halt(kind, crowd.node());
      case GATEWAY_KILLED -> kill(kind, gateway());
      case GATEWAY_RESTARTED -> restart(kind, gateway());
      case GATEWAY_PAUSED -> halt(kind, gateway());
      case FOLLOWER_KILLED -> kill(kind, crowd.follower());
      case FOLLOWER_PAUSED -> halt(kind, crowd.follower());
      case LOSS_CHANGED -> changeLoss(kind, gateway());
      case GATEWAY_CUT_OFF -> cutOff(kind, gateway());
      case FORCE_SLOWED -> slowForces(kind);
      case FORCE_FAILED -> failForce(kind);
      case STORAGE_LOW -> fillDisk(kind, LEFT_WHEN_LOW);
      case DISK_FULL -> fillDisk(kind, 0);
      case PID_REUSED -> false; // comes with a start
    };
  }

  private Member gateway() {
    return crowd.gateways().get(random.nextInt(Crowd.GATEWAYS));
  }

  /** Also while it is being started, but then the others are to be up. */
  private boolean kill(FaultKind kind, Member member) {
    if (!member.isAlive() || member.isToldToEnd() || crowd.starting() >= MOST_STARTING) {
      return false;
    }
    timeline.add(kind, 0, member.name());
    member.kill();
    return true;
  }

  private boolean restart(FaultKind kind, Member member) {
    if (!member.isReady()
        || member.isHalted()
        || member.isToldToEnd()
        || crowd.starting() >= MOST_STARTING) {
      return false;
    }
    timeline.add(kind, 0, member.name());
    member.stop();
    return true;
  }

  private boolean halt(FaultKind kind, Member member) {
    if (!member.isAlive() || member.isHalted() || member.isToldToEnd()) {
      return false;
    }
    boolean isLong = between(1, 100) <= LONG_HALTS_PERCENT;
    int forMs = between(SHORTEST_HALT_MS, isLong ? LONGEST_HALT_MS : USUAL_HALT_MS);
    timeline.add(kind, forMs, member.name());
    member.halt();
    later(forMs, member::goOn);
    return true;
  }

  private boolean changeLoss(FaultKind kind, Member gateway) {
    if (!gateway.isReady() || gateway.isHalted()) {
      return false;
    }
    int percent = random.nextBoolean() ? 0 : between(1, MOST_LOSS_PERCENT);
    timeline.add(kind, 0, String.format(Locale.ROOT, "%s: %d %%", gateway.name(), percent));
    lose(gateway, percent);
    return true;
  }

  private boolean cutOff(FaultKind kind, Member gateway) {
    if (!gateway.isReady() || gateway.isHalted()) {
      return false;
    }
    int forMs = between(SHORTEST_HALT_MS, LONGEST_HALT_MS);
    timeline.add(kind, forMs, gateway.name());
    lose(gateway, 100);
    later(forMs, () -> lose(gateway, 0));
    return true;
  }

  private boolean slowForces(FaultKind kind) {
    int byMs = between(SHORTEST_DELAY_MS, LONGEST_DELAY_MS);
    int forMs = between(USUAL_HALT_MS, LONGEST_HALT_MS);
    if (!crowd.node().isReady() || !forces.slow(crowd.node().pid(), byMs)) {
      return false;
    }
    timeline.add(kind, forMs, byMs + " ms");
    later(forMs, forces::end);
    return true;
  }

  /** Whoever forces next is the node, which stops then; while it starts, too. */
  private boolean failForce(FaultKind kind) {
    Member node = crowd.node();
    if (!node.isAlive() || node.isToldToEnd() || !forces.fail(node.pid())) {
      return false;
    }
    timeline.add(kind, LONGEST_HALT_MS, node.name());
    node.mayEndWith(Set.of(DISK));
    later(LONGEST_HALT_MS, forces::end);
    return true;
  }

  private boolean fillDisk(FaultKind kind, long leftBytes) {
    if (diskIsFilled || !disk.fill(leftBytes)) {
      return false;
    }
    int forMs = between(USUAL_HALT_MS, LONGEST_FILL_MS);
    timeline.add(kind, forMs, leftBytes == 0 ? "full" : "low");
    diskIsFilled = true;
    crowd.diskMayRefuse(true);
    later(
        forMs,
        () -> {
          disk.free();
          diskIsFilled = false;
          crowd.diskMayRefuse(false);
        });
    return true;
  }

  private static void lose(Member gateway, int percent) {
    gateway.tell(Map.of("do", "loss", "share", percent / 100.0));
  }

  private void later(int delayMs, Runnable action) {
    dues.add(new Due(System.nanoTime() + millis(delayMs), action));
  }

  private int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  private static long millis(int count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }
}
