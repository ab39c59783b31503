package io.croupier.simulator;

import io.croupier.config.SnapshotSettings.Every;
import io.croupier.journal.frame.Durability;
import io.croupier.node.ExitCode;
import io.croupier.node.SteppedNode;
import io.croupier.node.index.IdStoreSize;
import io.croupier.simulator.disk.Killed;
import io.croupier.simulator.disk.SimulatedDisk;
import io.croupier.simulator.disk.SimulatedMedium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The node's machine: a process that runs the real node and dies again and again, the disk that is
 * left, and whoever starts it anew.
 */
final class NodeProcess {
  private static final IdStoreSize IDS = new IdStoreSize(64, 1 << 16, TimeUnit.DAYS.toNanos(1));
  private static final int SHORTEST_RESTART_MS = 5;
  private static final int LONGEST_RESTART_MS = 400;
  private static final int FOLLOWER = 40;
  private static final int IDLE = 5;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final Path data = disk.path("/data");
  private final World world;
  private final byte[] genesis;
  private final SimulatedClock clock;
  private final SimulatedNetwork network;
  private final IntFunction<SimulatedGateway> gateways;
  private final Random random;
  private final Consumer<String> report;
  private final Map<String, Long> stalledUntil = new HashMap<>();
  private SteppedNode node;
  private NodeSessions sessions;
  private List<Agent> stages = List.of();
  private long nowMs;
  private long startAtMs;
  private long pausedUntil;
  private boolean stopping;
  private boolean powerLost;
  private boolean powerLostSinceStart;
  private int starts;

  NodeProcess(
      World world,
      byte[] genesis,
      SimulatedClock clock,
      SimulatedNetwork network,
      IntFunction<SimulatedGateway> gateways,
      Random random,
      Consumer<String> report) {
    this.world = world;
    this.genesis = genesis;
    this.clock = clock;
    this.network = network;
    this.gateways = gateways;
    this.random = random;
    this.report = report;
  }

  SimulatedDisk disk() {
    return disk;
  }

  Path data() {
    return data;
  }

  /** Null while it is down. */
  SteppedNode node() {
    return node;
  }

  int starts() {
    return starts;
  }

  /** The highest outcome that there is for a gateway; -1 while the node is down. */
  long highestGatewaySequence(int gatewayId) {
    return node == null ? -1 : node.engine().gatewaySequence(gatewayId);
  }

  /** Whether a gateway may hear that outcomes are gone: at memory, when the power ever was. */
  boolean mayForget() {
    return world.durability() == Durability.MEMORY && powerLost;
  }

  void onArrival(int peer, DirectBuffer buffer, int offset, int length) {
    if (node != null) {
      sessions.onArrival(peer, buffer, offset, length);
    }
  }

  /** A millisecond of its life: every stage gets on, in any order, or does not. */
  void doWork() {
    nowMs++;
    if (node == null && nowMs >= startAtMs) {
      start();
    } else if (node != null && nowMs >= pausedUntil) {
      run();
    }
  }

  private void run() {
    Collections.shuffle(stages, random);
    try {
      for (Agent stage : stages) {
        boolean stalled = stalledUntil.getOrDefault(stage.roleName(), 0L) > nowMs;
        if (!stalled && random.nextInt(IDLE) != 0) {
          stage.doWork();
        }
      }
      if (world.hasFollower() && random.nextInt(FOLLOWER) == 0) {
        node.follow();
      }
      if (stopping && node.hasFinished()) {
        node.stop();
        JournalReplay.of(data).compare(node.engine(), "a clean stop");
        end("stopped cleanly");
      }
    } catch (Violation violation) {
      throw violation;
    } catch (Throwable failure) {
      onFailure(failure);
    }
  }

  private void start() {
    disk.restart();
    disk.faults().forget();
    starts++;
    NodeSessions fresh =
        new NodeSessions(world.keys().size(), world.times(), network, clock, gateways);
    try {
      SteppedNode recovered = new SteppedNode(setup(fresh));
      fresh.open(recovered, world.keys(), random::nextBytes);
      sessions = fresh;
      node = recovered;
      stages = new ArrayList<>(recovered.stages());
      stopping = false;
      checkRecovered();
    } catch (Violation violation) {
      throw violation;
    } catch (Throwable failure) {
      onFailure(failure);
    }
  }

  private SteppedNode.Setup setup(NodeSessions fresh) {
    return new SteppedNode.Setup(
        data,
        SimulatedMedium::new,
        world.fileSize(),
        world.durability(),
        "simulated",
        new UnsafeBuffer(genesis),
        world.pipeline(),
        IDS,
        new Every(world.snapshotEvery(), null),
        world.keys(),
        fresh::takeIn,
        fresh,
        clock,
        clock,
        () -> disk.faults().isFull() ? 0 : Long.MAX_VALUE,
        1,
        report);
  }

  /** What was told before is still there, and what was restored is what a replay gives. */
  private void checkRecovered() {
    for (int id = 1; id <= world.keys().size(); id++) {
      long highest = highestGatewaySequence(id);
      Witness witness = gateways.apply(id).witness();
      if (witness.highest() > highest) {
        Violation.unless(
            mayForget() && powerLostSinceStart,
            "gateway %d was told outcome %d, and after a start there are only %d"
                .formatted(id, witness.highest(), highest));
        witness.forgetBehind(highest);
      }
    }
    JournalReplay replay = JournalReplay.of(data);
    replay.compare(node.engine(), "a start");
    powerLostSinceStart = false;
  }

  private void onFailure(Throwable failure) {
    if (failure instanceof Killed) {
      end("killed");
      return;
    }
    ExitCode code = SteppedNode.exitCode(failure);
    if (code != ExitCode.DISK || !disk.faults().hasFailed()) {
      throw new Violation("the node ended by itself with " + code + ": " + failure, failure);
    }
    disk.kill();
    end("ended for the disk: " + failure.getMessage());
  }

  private void end(String how) {
    report.accept("at " + nowMs + " ms: the node " + how);
    disk.kill();
    node = null;
    stalledUntil.clear();
    startAtMs = nowMs + SHORTEST_RESTART_MS + random.nextInt(LONGEST_RESTART_MS);
  }

  /** Is killed, where it stands or at one of its next changes of the disk. */
  void kill(Random fault) {
    if (fault.nextInt(3) != 0) {
      disk.faults().killIn(1 + fault.nextInt(200), fault);
    } else if (node != null) {
      end("killed");
    }
  }

  /** Loses its power. */
  void losePower(Random fault) {
    powerLost = true;
    powerLostSinceStart = true;
    disk.losePower(fault);
    end("lost its power");
  }

  /** Is asked to stop. */
  void stop() {
    if (node != null) {
      stopping = true;
      node.beginStop();
    }
  }

  /** Stands still for a while. */
  void pause(int ms) {
    pausedUntil = nowMs + ms;
  }

  /** One of its stages stands still for a while. */
  void stall(int ms, Random fault) {
    if (node != null) {
      stalledUntil.put(
          node.stages().get(fault.nextInt(node.stages().size())).roleName(), nowMs + ms);
    }
  }

  /** From now on nothing happens to it any more. */
  void heal() {
    disk.faults().heal();
    pausedUntil = 0;
    stalledUntil.clear();
    startAtMs = Math.min(startAtMs, nowMs + SHORTEST_RESTART_MS);
  }
}
