package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The node is killed in the middle of a load, again and again, and started again. */
class KillIT {
  private static final int KILLS = 3;

  /** Fewer transaction ids than are sent: the rest stands in the index only. */
  private static final int REMEMBERED = 400;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disk"})
  void shouldLoseNothingAndRepeatNothing(String durability) {
    Random random = new Random(durability.hashCode());
    String endpoint = Nodes.freeEndpoint();
    List<String> options =
        Nodes.options(
            folder,
            endpoint,
            "journal.durability=" + durability,
            "genesis.transactions=" + REMEMBERED);
    try (Edge edge = new Edge(1, endpoint)) {
      Deposits deposits = new Deposits(edge);
      for (int i = 0; i < KILLS; i++) {
        try (ChildNode node = ChildNode.start(options)) {
          int until = deposits.sent() + 200 + random.nextInt(1_000);
          edge.await(() -> isSent(deposits, until), "load");
          node.kill();
        }
      }
      try (ChildNode node = ChildNode.start(options)) {
        deposits.finish(deposits.sent() + 2 * REMEMBERED);
        for (int number = 1; number <= deposits.sent() - REMEMBERED; number += 7) {
          deposits.repeat(number);
        }
        deposits.checkAll();
        deposits.checkStream();
        assertTrue(
            node.lines().stream().anyMatch(line -> line.contains("without a stop")),
            "" + node.lines());
        assertEquals(0, node.stop(), "" + node.lines());
      }
    }
  }

  private static boolean isSent(Deposits deposits, int until) {
    deposits.step();
    return deposits.sent() >= until;
  }
}
