package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.Sequence;
import io.croupier.engine.Engine;
import io.croupier.engine.ledger.Transactions;
import io.croupier.node.index.IdStore;
import io.croupier.node.index.IdStoreSize;
import io.croupier.testkit.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index knows what is durable, all of it, and says when it can take no more. */
class IndexStageTest {
  private static final int MOST_BEHIND = 2;

  @TempDir Path folder;

  private final Messages messages = new Messages();
  private final TransactionQueue queue = new TransactionQueue(MOST_BEHIND);
  private final Engine engine = new Engine(new ForgottenOutcomes(), queue);
  private final EngineProgress progress = new EngineProgress(engine);
  private final Sequence durable = new Sequence(0);
  private final List<String> reports = new ArrayList<>();
  private final UnsafeBuffer found = new UnsafeBuffer(new byte[256]);
  private IdStore ids;
  private IndexStage stage;

  @BeforeEach
  void begin() {
    ids = IdStore.open(folder, IdStoreSize.of(2_048, 1_000));
    stage = new IndexStage(queue, ids, progress, durable, 0, reports::add);
    apply("Genesis", Map.of("gatewayId", 0, "accounts", 4, "orders", 10));
    apply("OpenAccount", Map.of("currency", "GBP"));
  }

  @AfterEach
  void close() {
    ids.close();
  }

  @Test
  void shouldIndexWhatIsDurableOnly() {
    deposit(1);
    deposit(2);
    durable.set(3);
    assertEquals(1, stage.doWork());
    assertEquals(3, stage.position());
    assertTrue(isKnown(1));
    assertFalse(isKnown(2));
    durable.set(100);
    assertEquals(1, stage.doWork());
    assertEquals(4, stage.position());
    assertTrue(isKnown(2));
    assertEquals(0, stage.doWork());
  }

  @Test
  void shouldGoOnWithCommandsWithoutTransactions() {
    durable.set(2);
    stage.doWork();
    assertEquals(2, stage.position());
  }

  @Test
  void shouldStandStillAndSaySoOnceWhenTheIndexIsFull() {
    for (int number = 1; number <= 2_048; number++) {
      deposit(number);
      durable.set(engine.sequence());
      stage.doWork();
    }
    long position = stage.position();
    deposit(3_000);
    deposit(3_001);
    durable.set(engine.sequence());
    stage.doWork();
    stage.doWork();
    assertEquals(position, stage.position());
    assertEquals(1, reports.size());
    assertTrue(reports.get(0).contains("transactionIndex.ids"), reports.get(0));
    assertTrue(isKnown(1));
  }

  @Test
  void shouldLetCommandsWithTransactionIdsWaitWhenItIsTooFarBehind() {
    CommandRing ring = new CommandRing(128);
    Sequencer sequencer =
        new Sequencer(ring, engine.sequence(), 0, ids, new IndexLag(stage, MOST_BEHIND));
    UnsafeBuffer deposit = new UnsafeBuffer(encode("Deposit", depositOf(1)));
    UnsafeBuffer open = new UnsafeBuffer(encode("OpenAccount", Map.of("currency", "GBP")));
    assertFalse(sequencer.mustWaitForIndex(deposit, 0));
    sequencer.advanceTime(1);
    assertTrue(sequencer.mustWaitForIndex(deposit, 0));
    assertFalse(sequencer.mustWaitForIndex(open, 0));
    durable.set(2);
    stage.doWork();
    assertFalse(sequencer.mustWaitForIndex(deposit, 0));
  }

  private void deposit(int number) {
    apply("Deposit", depositOf(number));
  }

  private static Map<String, Object> depositOf(int number) {
    String id = "%032x".formatted(number);
    return Map.of(
        "accountId", Deposits.ACCOUNT, "transactionId", id, "amount", 1, "currency", "GBP");
  }

  private boolean isKnown(int number) {
    return ids.find(Transactions.paymentProvider(0), 0, number, found, 0) > 0;
  }

  private void apply(String command, Map<String, Object> fields) {
    byte[] message = encode(command, fields);
    engine.onCommand(engine.sequence() + 1, 0, new UnsafeBuffer(message), 0, message.length);
    progress.publish(engine);
  }

  private byte[] encode(String command, Map<String, Object> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("command", command);
    all.put("gatewayId", 1);
    all.put("commandId", engine.sequence() + 1);
    all.putAll(fields);
    return messages.encode(all);
  }
}
