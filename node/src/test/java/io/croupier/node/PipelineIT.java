package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.server.IngressCount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node does while one of its stages stands still. */
class PipelineIT {
  @TempDir private Path folder;

  private final String endpoint = Nodes.freeEndpoint();

  @Test
  void shouldAnswerBusyWhileTheRingIsFullAndTakeEverythingLater() {
    HeldStage engine = new HeldStage("engine");
    try (Node node =
            Nodes.start(options("memory", "pipeline.ringSlots=128", "pipeline.batch=64"), engine);
        Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      deposits.finish(1);
      engine.hold();
      deposits.send(500);
      edge.await(() -> node.counts().get(IngressCount.BUSY) > 0, "BUSY");
      edge.await(() -> edge.busy() > 0, "BUSY at the gateway");

      engine.letGo();
      deposits.finish(501);
      deposits.checkAll();
      deposits.checkStream();
    }
  }

  @Test
  void shouldGoOnOnOneThreadAfterTheOutcomeRingWasFull() {
    HeldStage egress = new HeldStage("egress");
    List<String> small =
        options("memory", "pipeline.topology=compact", "genesis.outcomesPerCommand=2000");
    try (Node node = Nodes.start(small, egress);
        Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      deposits.finish(1);
      egress.hold();
      deposits.send(20_000);
      // Only an engine that finds no room for outcomes lets the command ring behind it fill up.
      edge.await(() -> node.counts().get(IngressCount.BUSY) > 0, "the engine to stand still");
      long sequence = node.sequence();
      edge.pollFor(1_000);
      assertEquals(sequence, node.sequence());
      assertTrue(sequence < 20_000, "the engine stands at " + sequence);

      egress.letGo();
      deposits.finish(20_001);
      deposits.checkAll();
      deposits.checkStream();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"journal", "force"})
  void shouldLetNothingOutThatIsNotDurable(String stage) {
    HeldStage held = new HeldStage(stage);
    try (Node node = Nodes.start(options("disk"), held);
        Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      deposits.finish(1);
      int before = edge.outcomes.size();
      long sequence = node.sequence();
      held.hold();
      deposits.send(50);
      edge.await(() -> node.sequence() == sequence + 50, "the engine to apply them");
      edge.send("QueryWallet", Deposits.wallet());
      edge.pollFor(1_000);
      assertEquals(before, edge.outcomes.size());
      assertEquals(List.of(), edge.answersToQueries);

      held.letGo();
      edge.awaitAnswers();
      assertEquals(before + 50, edge.outcomes.size());
      assertEquals(51L, edge.answersToQueries.get(0).get("cash"));
    }
  }

  private List<String> options(String durability, String... more) {
    List<String> options = Nodes.options(folder, endpoint, "journal.durability=" + durability);
    options.addAll(List.of(more));
    return options;
  }
}
