package io.croupier.gateway.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.FakeCore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two gateways and a node over a network that does what it likes; one seed, one run. */
class SessionSimulationTest {
  private static final int COMMANDS = 300;
  private static final int STORM_MS = 20_000;
  private static final int CALM_MS = 60_000;
  private static final int WINDOW = 64;
  private static final SessionTimes TIMES =
      new SessionTimes(
          1_000_000_000, 100_000_000, 200_000_000, 700_000_000, 50_000_000, 1_000_000_000);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldApplyEachCommandOnceAndTellEachOutcomeOnceInOrder(long seed) {
    Random random = new Random(seed);
    double loss = random.nextInt(30) / 100.0;
    SimulatedNetwork network = new SimulatedNetwork(random, loss, loss / 2, loss);
    FakeCore core = new FakeCore();
    List<GatewayKey> keys =
        List.of(new GatewayKey(1, new byte[16]), new GatewayKey(2, new byte[32]));
    SimulatedNode node = new SimulatedNode(network, core, keys, random);
    List<SimulatedEdge> edges = new ArrayList<>();
    for (GatewayKey key : keys) {
      EdgeIdentity identity = new EdgeIdentity(key, WINDOW, 256, 0, 0);
      edges.add(new SimulatedEdge(network, node, identity, TIMES, random));
    }
    int[] sent = new int[edges.size()];

    for (int ms = 0; ms < STORM_MS; ms++) {
      misbehave(random, node, edges);
      step(network, node, edges);
      send(random, edges, sent);
    }
    network.heal();
    node.full(false);
    edges.forEach(edge -> edge.cut(false));
    for (int ms = 0; ms < CALM_MS && !isDone(edges, sent, core); ms++) {
      step(network, node, edges);
      send(random, edges, sent);
    }

    assertEquals(2 * COMMANDS, core.applied());
    for (int i = 0; i < edges.size(); i++) {
      check(edges.get(i), core.highestGatewaySequence(i + 1, core.epoch()));
    }
  }

  private static void misbehave(Random random, SimulatedNode node, List<SimulatedEdge> edges) {
    if (random.nextInt(4_000) == 0) {
      node.restart();
    }
    if (random.nextInt(200) == 0) {
      node.full(random.nextBoolean());
    }
    for (SimulatedEdge edge : edges) {
      if (random.nextInt(1_000) == 0) {
        edge.cut(random.nextInt(3) == 0);
      }
    }
  }

  private static void step(
      SimulatedNetwork network, SimulatedNode node, List<SimulatedEdge> edges) {
    network.advance();
    node.doWork();
    edges.forEach(SimulatedEdge::doWork);
  }

  private static void send(Random random, List<SimulatedEdge> edges, int[] sent) {
    for (int i = 0; i < edges.size(); i++) {
      if (sent[i] < COMMANDS && random.nextInt(20) == 0) {
        int other = random.nextInt(3);
        sent[i] += edges.get(i).sendCommand(other == i + 1 ? 0 : other) > 0 ? 1 : 0;
      }
    }
  }

  private static boolean isDone(List<SimulatedEdge> edges, int[] sent, FakeCore core) {
    for (int i = 0; i < edges.size(); i++) {
      EdgeSession session = edges.get(i).session;
      long highest = core.highestGatewaySequence(i + 1, core.epoch());
      if (sent[i] < COMMANDS
          || session.commands().inFlight() > 0
          || session.lastGatewaySequence() < highest) {
        return false;
      }
    }
    return true;
  }

  private static void check(SimulatedEdge edge, long highest) {
    assertEquals(LongStream.rangeClosed(1, highest).boxed().toList(), edge.listener.told);
    assertEquals(COMMANDS, edge.listener.answers.size());
    assertEquals(new TreeSet<>(List.of(1)), new TreeSet<>(edge.listener.answers.values()));
    assertTrue(new TreeMap<>(edge.listener.answers).firstKey() >= 1);
    assertEquals(0, edge.session.commands().inFlight());
  }
}
