package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.gateway.client.EdgeConfig;
import io.croupier.gateway.session.GatewayKey;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.frame.AcceptedLoss;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An older copy of the data folder is put back, and an operator accepts what that loses. */
class AcceptedLossIT {
  private static final int KEPT = 10;
  private static final int LOST = 5;

  @TempDir private Path folder;

  private final String endpoint = Nodes.freeEndpoint();
  private int epoch;
  private long seen;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLetTheGatewayGoOnWhenAnOperatorSaysSoAndWhy(boolean atOnce) throws IOException {
    Path data = folder.resolve("data");
    List<String> options = Nodes.options(data, endpoint);
    long kept = deposits(options, 1, KEPT);
    Path copy = folder.resolve("copy");
    Folders.copy(data, copy);
    deposits(options, KEPT + 1, KEPT + LOST);
    Folders.delete(data);
    Files.move(copy, data);

    if (!atOnce) {
      refuse(options, (kept + 1) + " to " + seen);
    }
    accept(options, kept);
    try (ChildNode node = ChildNode.start(options);
        Edge edge = edge()) {
      edge.awaitConnected();
      assertEquals(List.of(), edge.losses);
      assertEquals(KEPT + 1L, edge.query("QueryWallet", Deposits.wallet()).get("cash"));
      assertEquals(0, node.stop(), "" + node.lines());
    }
    try (DataFolder read = DataFolder.read(data)) {
      List<AcceptedLoss> accepted =
          read.reader().headers().stream().flatMap(run -> run.acceptedLosses().stream()).toList();
      assertEquals(
          List.of(
              new AcceptedLoss(1, "Ada Byron", "case 43"),
              new AcceptedLoss(2, "Ada Byron", "case 43")),
          accepted);
    }
  }

  private void refuse(List<String> options, String lost) {
    try (ChildNode node = ChildNode.start(options);
        Edge edge = edge()) {
      edge.await(() -> edge.client().isRefused(), "refusal");
      assertEquals(List.of("HISTORY_LOST " + lost), edge.losses);
      assertSaid(node, "Gateway 1 has seen outcomes that this node does not have");
      assertSaid(node, "--accept-loss 1 --by NAME --reason TEXT");
      assertEquals(0, node.stop(), "" + node.lines());
    }
  }

  private void accept(List<String> options, long kept) {
    List<String> decision =
        List.of("--accept-loss", "1,2", "--by", "Ada Byron", "--reason", "case 43");
    try (ChildNode node = ChildNode.deciding(decision, options);
        Edge edge = edge()) {
      edge.awaitConnected();
      assertEquals(List.of((kept + 1) + " to " + seen), edge.losses);
      assertSaid(node, "accepted by Ada Byron, case 43");
      // The account's command had the id 1.
      Map<String, Object> again = edge.askAgain(KEPT + 3L, "Deposit", Deposits.deposit(KEPT + 2));
      assertEquals("Deposited", again.get("outcome"), "" + again);
      assertEquals(kept + 1, again.get("gatewaySequence"));
      assertEquals(KEPT + 1L, again.get("cash"));
      remember(edge);
      assertEquals(0, node.stop(), "" + node.lines());
    }
  }

  /** Runs a node for some deposits and gives where the gateway's stream ends then. */
  private long deposits(List<String> options, int from, int to) {
    try (ChildNode node = ChildNode.start(options);
        Edge edge = edge()) {
      edge.awaitConnected();
      if (from == 1) {
        edge.ask("OpenAccount", Map.of("currency", "GBP"));
      }
      for (int number = from; number <= to; number++) {
        edge.ask("Deposit", Deposits.deposit(number));
      }
      remember(edge);
      assertEquals(0, node.stop(), "" + node.lines());
    }
    return seen;
  }

  /** The gateway goes on from what it has remembered, as after a start of its own. */
  private Edge edge() {
    EdgeConfig config = EdgeConfig.of(new GatewayKey(1, Nodes.key(1)), endpoint);
    return new Edge(epoch == 0 ? config : config.continuing(epoch, seen));
  }

  private void remember(Edge edge) {
    epoch = edge.client().epoch();
    seen = edge.client().lastGatewaySequence();
  }

  private static void assertSaid(ChildNode node, String words) {
    assertTrue(node.lines().stream().anyMatch(line -> line.contains(words)), "" + node.lines());
  }
}
