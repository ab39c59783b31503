package io.croupier.simulator;

import io.croupier.protocol.CommandHeaderDecoder;
import io.croupier.protocol.GenesisDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.testkit.Messages;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One run from one seed: for a time everything that can go wrong does; then nothing does any more,
 * and everything that was sent must be answered.
 *
 * <p>What is checked: what a gateway was told is in the journal and stays there (at disk after a
 * loss of power too, at memory after whatever happens to a process); no command has its effect
 * twice; each answer is what a replay of the journal gives; streams are gapless and in order; a
 * start from a snapshot, a replay from the first command on and the living engine have the same
 * state; the naive model agrees on every outcome and balance, and all balances add up to zero.
 *
 * <p>Owned by one thread; used once.
 */
public final class Simulation {
  private static final long STEP_NS = 1_000_000;
  private static final int HEALING_MS = 60_000;

  private final long seed;
  private final int timeMs;
  private final FaultPlan plan;
  private final Messages messages = new Messages();
  private final List<SimulatedGateway> gateways = new ArrayList<>();
  private final PriorityQueue<Ending> endings = new PriorityQueue<>();
  private final Map<FaultKind, Integer> happened = new EnumMap<>(FaultKind.class);
  private final CommandHeaderDecoder command = new CommandHeaderDecoder();
  private final World world;
  private final Workload workload;
  private final SimulatedClock clock;
  private final SimulatedNetwork network;
  private final NodeProcess node;
  private final Random schedule;
  private TimedCommand next;
  private int nowMs;
  private long sent;

  /** What a run came to. */
  public record Result(
      long seed,
      int simulatedMs,
      long sent,
      long answered,
      long commands,
      int starts,
      long stateHash,
      Map<FaultKind, Integer> faults) {}

  private record Ending(int atMs, int order, Runnable what) implements Comparable<Ending> {
    @Override
    public int compareTo(Ending other) {
      int byTime = Integer.compare(atMs, other.atMs);
      return byTime != 0 ? byTime : Integer.compare(order, other.order);
    }
  }

  /**
   * @param timeMs how long things go wrong, in simulated milliseconds
   * @param report hears, in a line each, what happens
   */
  public Simulation(long seed, int timeMs, FaultPlan plan, Consumer<String> report) {
    this.seed = seed;
    this.timeMs = timeMs;
    this.plan = plan.before(timeMs);
    world = World.draw(seed);
    workload = world.large() ? Workload.inLargeWorld(seed) : new Workload(seed);
    TimedCommand genesis = workload.next();
    clock = new SimulatedClock(genesis.timestampNs());
    network = new SimulatedNetwork(Seeds.random(seed, Seeds.NETWORK));
    schedule = Seeds.random(seed, Seeds.SCHEDULE);
    node =
        new NodeProcess(world, genesis.message(), clock, network, this::gateway, schedule, report);
    Random random = Seeds.random(seed, Seeds.GATEWAYS);
    int window = commandWindow(genesis.message());
    world
        .keys()
        .forEach(
            key ->
                gateways.add(
                    new SimulatedGateway(
                        key, window, world.times(), network, node, random, this::learn)));
  }

  /**
   * Runs it.
   *
   * @throws Violation where something that is promised was not kept
   */
  public Result run() {
    try {
      return runThrough();
    } catch (Violation violation) {
      throw violation;
    } catch (RuntimeException | AssertionError failure) {
      throw new Violation("the run itself broke off: " + failure, failure);
    }
  }

  private Result runThrough() {
    int fault = 0;
    for (nowMs = 0; nowMs < timeMs; nowMs++) {
      while (fault < plan.faults().size() && plan.faults().get(fault).atMs() <= nowMs) {
        begin(plan.faults().get(fault++));
      }
      while (!endings.isEmpty() && endings.peek().atMs() <= nowMs) {
        endings.remove().what().run();
      }
      step();
      send();
    }
    heal();
    for (int left = HEALING_MS; left > 0 && !isDone(); left--, nowMs++) {
      step();
    }
    Violation.unless(isDone(), "not everything is answered: " + describe());
    return check();
  }

  private void step() {
    clock.advance(STEP_NS);
    network.advance();
    node.doWork();
    gateways.forEach(gateway -> gateway.doWork(clock.nanoTime()));
  }

  private void send() {
    if (schedule.nextInt(1_000) >= world.commandsPerSecond()) {
      return;
    }
    next = workload.next();
    clock.reach(next.timestampNs());
    int header = MessageHeaderDecoder.ENCODED_LENGTH;
    int id = command.wrap(new UnsafeBuffer(next.message()), header).gatewayId();
    if (gateways.get(Math.floorMod(id - 1, gateways.size())).send(next.message())) {
      sent++;
    }
  }

  private void learn(byte[] outcome) {
    workload.observe(List.of(messages.decode(outcome)));
  }

  private SimulatedGateway gateway(int idOrPort) {
    return gateways.get(idOrPort % 1_000 - 1);
  }

  private void begin(Fault fault) {
    happened.merge(fault.kind(), 1, Integer::sum);
    Random random = fault.random();
    SimulatedGateway gateway = gateways.get(random.nextInt(gateways.size()));
    switch (fault.kind()) {
      case KILL -> node.kill(random);
      case POWER -> node.losePower(random);
      case STOP -> node.stop();
      case FORCE_FAILS -> node.disk().faults().failNextForce();
      case WRITE_FAILS -> node.disk().faults().failNextWrite();
      case DISK_FULL -> {
        node.disk().faults().full(true);
        endLater(fault, () -> node.disk().faults().full(false));
      }
      case STALL -> node.stall(fault.forMs(), random);
      case PAUSE -> node.pause(fault.forMs());
      case CLOCK_STEP -> clock.step((random.nextInt(120_000) - 60_000) * STEP_NS);
      case CLOCK_FREEZE -> clock.freeze(fault.forMs() * STEP_NS);
      case BAD_NETWORK -> {
        network.weather(random.nextInt(30), random.nextInt(20), random.nextInt(40));
        endLater(fault, () -> network.weather(0, 0, 0));
      }
      case PARTITION -> {
        gateway.cut(true);
        endLater(fault, () -> gateway.cut(false));
      }
      case SLOW_GATEWAY -> {
        gateway.slow(true);
        endLater(fault, () -> gateway.slow(false));
      }
      case GATEWAY_RESTART -> gateway.restart(random.nextInt(3) != 0);
    }
  }

  private void endLater(Fault fault, Runnable what) {
    endings.add(new Ending(fault.atMs() + fault.forMs(), fault.number(), what));
  }

  private void heal() {
    endings.clear();
    network.weather(0, 0, 0);
    node.heal();
    gateways.forEach(
        gateway -> {
          gateway.cut(false);
          gateway.slow(false);
        });
  }

  private boolean isDone() {
    return node.node() != null
        && gateways.stream()
            .allMatch(gateway -> gateway.isDone(node.highestGatewaySequence(gateway.id())));
  }

  private String describe() {
    StringBuilder text = new StringBuilder();
    gateways.forEach(gateway -> text.append(gateway.describe()).append("; "));
    return text.append(node.node() == null ? "the node is down" : "the node is up").toString();
  }

  private Result check() {
    stop();
    JournalReplay replay = JournalReplay.of(node.data());
    gateways.forEach(gateway -> gateway.witness().compare(replay.stream(gateway.id())));
    ModelAudit.of(node.data());
    long answered = gateways.stream().mapToLong(SimulatedGateway::answered).sum();
    return new Result(
        seed,
        nowMs,
        sent,
        answered,
        replay.engine().sequence(),
        node.starts(),
        replay.engine().stateHash(),
        happened);
  }

  /** The node stops cleanly, and comes up once more: what it finds then is checked by itself. */
  private void stop() {
    int starts = node.starts();
    node.stop();
    for (int left = HEALING_MS; left > 0 && node.starts() == starts; left--) {
      step();
    }
    Violation.unless(node.node() != null, "the node does not stop, or does not come up again");
  }

  private static int commandWindow(byte[] genesis) {
    return new GenesisDecoder()
        .wrapAndApplyHeader(new UnsafeBuffer(genesis), 0, new MessageHeaderDecoder())
        .commandWindow();
  }
}
