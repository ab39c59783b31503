package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.config.Settings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmokeNodeIT {
  private static final long ALICE = 16777217;

  @TempDir private Path folder;

  private final String endpoint = Nodes.freeEndpoint();
  private final List<String> reports = new ArrayList<>();
  private final FailStop failStop =
      new FailStop(
          code -> reports.add("ended with " + code),
          new PrintStream(System.err, true, StandardCharsets.UTF_8));

  @ParameterizedTest
  @CsvSource({"compact,memory", "compact,disk", "split,memory", "split,disk", "dedicated,disk"})
  void shouldAnswerInEveryTopology(String topology, String durability) {
    try (Node node = start("pipeline.topology=" + topology, "journal.durability=" + durability);
        Edge edge = new Edge(1, endpoint)) {
      assertEquals(
          "AccountOpened", edge.ask("OpenAccount", Map.of("currency", "GBP")).get("outcome"));
      for (int i = 1; i <= 200; i++) {
        edge.send("Deposit", deposit(i));
      }
      edge.awaitAnswers();

      Map<String, Object> wallet = edge.query("QueryWallet", wallet());
      assertEquals(20_000L, wallet.get("cash"));
      assertEquals(node.sequence(), wallet.get("asOfSequence"));
      assertEquals(
          LongStream.rangeClosed(1, 201).boxed().toList(),
          edge.outcomes.stream().map(outcome -> outcome.get("gatewaySequence")).toList());
    }
    assertEquals(List.of(), ended());
  }

  @Test
  void shouldGoOnWhereTheRunBeforeEnded() {
    try (Node node = start();
        Edge edge = new Edge(1, endpoint)) {
      edge.ask("OpenAccount", Map.of("currency", "GBP"));
      edge.ask("Deposit", deposit(1));
    }
    try (Node node = start();
        Edge edge = new Edge(1, endpoint)) {
      assertEquals(2, node.epoch());
      assertEquals(100L, edge.query("QueryWallet", wallet()).get("cash"));
      assertEquals(2, edge.outcomes.size());
      assertTrue(reports.stream().anyMatch(line -> line.contains("clean stop")), "" + reports);
    }
  }

  @Test
  void shouldLetTimersFireByItself() {
    try (Node node = start();
        Edge edge = new Edge(1, endpoint)) {
      edge.ask("OpenAccount", Map.of("currency", "GBP"));
      long soon = System.currentTimeMillis() * 1_000_000 + 50_000_000;
      edge.ask("OpenSession", Map.of("accountId", ALICE, "expiresAt", soon));

      edge.await(() -> edge.outcomes.size() == 3, "the session's end");
      assertEquals("EXPIRED", edge.outcomes.get(2).get("state"));
      assertEquals(soon, edge.outcomes.get(2).get("timestampNs"));
    }
  }

  @Test
  void shouldServeTwoGatewaysTheirOwnStreams() {
    try (Node node = start();
        Edge first = new Edge(1, endpoint);
        Edge second = new Edge(2, endpoint)) {
      first.ask("OpenAccount", Map.of("currency", "GBP"));
      second.awaitConnected();
      second.ask("OpenAccount", Map.of("currency", "EUR"));

      assertEquals(1L, first.outcomes.get(0).get("gatewaySequence"));
      assertEquals(1L, second.outcomes.get(0).get("gatewaySequence"));
    }
  }

  @Test
  void shouldRefuseAFolderThatAnotherNodeHas() {
    try (Node node = start()) {
      StartException refused = assertThrows(StartException.class, this::start);
      assertEquals(ExitCode.LOCKED, refused.exitCode());
    }
  }

  @Test
  void shouldRefuseAnAddressThatIsTakenAndLeaveTheFolderFree() {
    try (Node node = start()) {
      Settings other = Nodes.settings(folder.resolve("other"), endpoint);
      StartException refused =
          assertThrows(StartException.class, () -> Node.start(other, options()));
      assertEquals(ExitCode.NETWORK, refused.exitCode());
    }
    Settings other = Nodes.settings(folder.resolve("other"), endpoint);
    Node.start(other, options()).close();
    assertTrue(reports.stream().anyMatch(line -> line.contains("clean stop")), "" + reports);
  }

  @Test
  void shouldRefuseSettingsWithAnotherGenesis() {
    start().close();

    StartException refused =
        assertThrows(StartException.class, () -> start("genesis.accounts=1001"));
    assertEquals(ExitCode.SETTINGS, refused.exitCode());
    assertTrue(refused.getMessage().contains("accounts (journal 1000, settings 1001)"));
  }

  private Node start(String... more) {
    return Node.start(Nodes.settings(folder.resolve("data"), endpoint, more), options());
  }

  private NodeOptions options() {
    return new NodeOptions(false, null, failStop, reports::add);
  }

  private List<String> ended() {
    return reports.stream().filter(line -> line.startsWith("ended")).toList();
  }

  private static Map<String, Object> wallet() {
    return Map.of("accountId", ALICE, "currency", "GBP");
  }

  private static Map<String, Object> deposit(int number) {
    return Map.of(
        "accountId",
        ALICE,
        "transactionId",
        "%032x".formatted(number),
        "amount",
        100,
        "currency",
        "GBP");
  }
}
