package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.config.Settings;
import io.croupier.testkit.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node answers for ids that its engine has forgotten, whatever becomes of the index. */
class TransactionIndexTest implements OutcomeOutput {
  private static final long FILE_SIZE = 1 << 20;
  private static final int DEPOSITS = 30;

  @TempDir private Path temporary;

  private final Messages messages = new Messages();
  private final List<Map<String, Object>> outcomes = new ArrayList<>();
  private final List<String> reports = new ArrayList<>();
  private Path folder;
  private Path ids;
  private long account;
  private int commandId;

  @BeforeEach
  void writeAJournal() {
    folder = temporary.resolve("data");
    ids = folder.resolve("ids");
    try (LocalNode node = open()) {
      begin(node);
      depositFrom(node, 0, DEPOSITS);
    }
    reports.clear();
  }

  @Test
  void shouldAnswerAnOldIdWithItsFirstResult() {
    try (LocalNode node = open()) {
      assertFirstResults(node);
    }
    assertEquals(List.of(), reports);
  }

  @Test
  void shouldReplayWhatItHasAnsweredWithoutAnIndexAndBuildThatAnew() throws IOException {
    try (LocalNode node = open()) {
      assertFirstResults(node);
    }
    Folders.delete(ids);
    // The start compares every replayed outcome with the one that was logged.
    try (LocalNode node = open()) {
      assertFirstResults(node);
    }
    assertTrue(reports.get(0).contains("added from the journal"), "" + reports);
  }

  @Test
  void shouldCompleteAnIndexThatIsBehind() throws IOException {
    Path old = temporary.resolve("old");
    Folders.copy(ids, old);
    try (LocalNode node = open()) {
      depositFrom(node, DEPOSITS, 20);
    }
    Folders.delete(ids);
    Folders.copy(old, ids);
    try (LocalNode node = open()) {
      assertFirstResults(node);
      assertEquals((long) DEPOSITS + 1, deposit(node, DEPOSITS + 1).get("cash"));
    }
    assertTrue(reports.get(0).contains(" 20 of them added"), "" + reports);
  }

  @Test
  void shouldSetAnIndexAsideThatIsDamaged() throws IOException {
    Files.writeString(ids.resolve("DAMAGED"), "");
    try (LocalNode node = open()) {
      assertFirstResults(node);
    }
    assertTrue(reports.get(0).contains("is damaged"), "" + reports);
    assertTrue(Files.exists(ids.resolve("set-aside/shelf-00000001.records")));
  }

  @Test
  void shouldSetAnIndexAsideThatKnowsMoreThanTheJournal() throws IOException {
    Path before = temporary.resolve("before");
    Folders.copy(folder, before);
    try (LocalNode node = open()) {
      deposit(node, 99);
    }
    Folders.delete(before.resolve("ids"));
    Folders.copy(ids, before.resolve("ids"));
    folder = before;
    ids = before.resolve("ids");
    try (LocalNode node = open()) {
      assertFirstResults(node);
      assertEquals((long) DEPOSITS + 1, deposit(node, 99).get("cash"));
    }
    assertTrue(reports.get(0).contains("is not that of the journal"), "" + reports);
  }

  @Test
  void shouldSetTheIndexOfAnotherJournalAside() throws IOException {
    Path first = ids;
    folder = temporary.resolve("other");
    ids = folder.resolve("ids");
    outcomes.clear();
    Folders.copy(first, ids);
    try (LocalNode node = open()) {
      begin(node);
      assertEquals(1L, deposit(node, 0).get("cash"));
    }
    assertTrue(reports.get(0).contains("is not that of the journal"), "" + reports);
  }

  @Test
  void shouldGoOnFromWhatAKilledProcessLeaves() throws IOException {
    Path image = temporary.resolve("image");
    try (LocalNode node = open()) {
      depositFrom(node, DEPOSITS, 10);
      Folders.copy(folder, image);
    }
    folder = image;
    try (LocalNode node = open()) {
      assertFirstResults(node);
      assertEquals((long) DEPOSITS + 1, deposit(node, DEPOSITS + 1).get("cash"));
      assertEquals((long) DEPOSITS + 11, deposit(node, 200).get("cash"));
    }
  }

  @Test
  void shouldFindOldIdsForQueriesToo() {
    try (LocalNode node = open()) {
      Map<String, Object> query = fields("QueryTransaction");
      query.putAll(Map.of("transactionId", id(1), "providerId", 0, "kind", "DEPOSIT"));
      byte[] asked = messages.encode(query);
      node.query(new UnsafeBuffer(asked), 0, asked.length);
      assertEquals("TransactionReported", last().get("outcome"));
      assertFalse(outcomes.isEmpty());
    }
  }

  private LocalNode open() {
    return new LocalNode(folder, Settings.defaults().pipeline(), FILE_SIZE, this, reports::add);
  }

  private void begin(LocalNode node) {
    commandId = 0;
    Map<String, Object> genesis = fields("Genesis");
    genesis.putAll(Map.of("gatewayId", 0, "accounts", 4, "orders", 10, "transactions", 4));
    genesis.put("outcomesPerCommand", 8_192);
    node.begin(System.nanoTime(), new UnsafeBuffer(messages.encode(genesis)));
    Map<String, Object> open = fields("OpenAccount");
    open.put("currency", "GBP");
    send(node, open);
    account = (Long) last().get("accountId");
  }

  private void depositFrom(LocalNode node, int known, int count) {
    for (int number = known + 1; number <= known + count; number++) {
      assertEquals((long) number, deposit(node, number).get("cash"));
    }
  }

  private Map<String, Object> deposit(LocalNode node, int number) {
    Map<String, Object> deposit = fields("Deposit");
    deposit.putAll(
        Map.of("accountId", account, "transactionId", id(number), "amount", 1, "currency", "GBP"));
    send(node, deposit);
    return last();
  }

  private void assertFirstResults(LocalNode node) {
    for (int number = 1; number <= DEPOSITS; number++) {
      assertEquals((long) number, deposit(node, number).get("cash"));
    }
  }

  private void send(LocalNode node, Map<String, Object> command) {
    byte[] message = messages.encode(command);
    node.command(node.timestampNs() + 1, new UnsafeBuffer(message), 0, message.length);
  }

  private Map<String, Object> fields(String command) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("gatewayId", 1);
    fields.put("commandId", ++commandId);
    return fields;
  }

  private static String id(int number) {
    return "%032x".formatted(number);
  }

  private Map<String, Object> last() {
    return outcomes.get(outcomes.size() - 1);
  }

  @Override
  public void onOutcome(int to, long number, DirectBuffer buffer, int offset, int length) {
    byte[] outcome = new byte[length];
    buffer.getBytes(offset, outcome);
    outcomes.add(messages.decode(outcome));
  }

  @Override
  public void onQueryAnswer(int to, DirectBuffer buffer, int offset, int length) {
    onOutcome(to, 0, buffer, offset, length);
  }
}
