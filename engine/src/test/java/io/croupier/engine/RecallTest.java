package io.croupier.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.RecalledTransactionDecoder;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes before a command counts where the engine has forgotten, and nowhere else. */
class RecallTest {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final MessageDecoder DECODER = new MessageDecoder(SCHEMA);

  private final Map<List<Long>, byte[]> index = new HashMap<>();
  private final Host host = new Host();
  private long account;
  private long commandId;

  @BeforeEach
  void begin() {
    host.send(fields("Genesis", "gatewayId", 0, "accounts", 4, "orders", 10, "transactions", 2));
    host.send(fields("OpenAccount", "currency", "GBP"));
    account = (Long) host.answer.get("accountId");
    host.send(fields("RegisterProvider", "providerId", 5));
  }

  @Test
  void shouldBookAnIdAnewThatItHasForgottenAndNobodyRecalls() {
    deposits(4);
    assertEquals(5L, host.sendBare(deposit(1)).get("cash"));
  }

  @Test
  void shouldAnswerWithTheFirstResultThatIsRecalled() {
    deposits(4);
    long effects = host.engine.effectHash();
    Map<String, Object> answer = host.send(deposit(1));
    assertEquals("Deposited", answer.get("outcome"));
    assertEquals(1L, answer.get("cash"));
    assertEquals(effects, host.engine.effectHash());
  }

  @Test
  void shouldCompareTheContentWithTheOneThatIsRecalled() {
    deposits(4);
    Map<String, Object> other = deposit(1);
    other.put("amount", 2);
    Map<String, Object> answer = host.send(other);
    assertEquals("TRANSACTION_MISMATCH", answer.get("reason"));
    assertEquals("amount", answer.get("field"));
  }

  @Test
  void shouldRefuseForTheFirstReasonThatIsRecalled() {
    Map<String, Object> withdrawal = withdrawal(1);
    assertEquals("INSUFFICIENT_FUNDS", host.send(withdrawal).get("reason"));
    host.send(withdrawal(2));
    host.send(withdrawal(3));
    deposits(9);
    withdrawal = withdrawal(1);
    Map<String, Object> answer = host.send(withdrawal);
    assertEquals("INSUFFICIENT_FUNDS", answer.get("reason"));
    assertEquals(0L, answer.get("concerns"));
  }

  @Test
  void shouldTakeACommandForTheSameWithAndWithoutWhatIsRecalled() {
    deposits(1);
    Map<String, Object> first = deposit(2);
    byte[] withoutNote = encode(first);
    host.apply(withoutNote);
    deposits(5);
    byte[] withNote = recalled(withoutNote);
    assertFalse(Arrays.equals(withoutNote, withNote));
    assertEquals("Duplicate", host.apply(withNote).get("outcome"));
  }

  @Test
  void shouldBelieveItselfBeforeWhatIsRecalled() {
    deposits(1);
    host.send(debit("b1"));
    byte[] stale = index.get(key("b1"));
    host.send(rollback("x1", "b1"));
    index.put(key("b1"), stale);
    Map<String, Object> answer = host.send(rollback("x2", "b1"));
    assertEquals("TransactionRolledBack", answer.get("outcome"));
    assertEquals(1L, answer.get("cash"));
  }

  @Test
  void shouldRememberAgainWhatItChangesOfAnOldTransaction() {
    deposits(1);
    host.send(debit("b1"));
    deposits(3);
    assertEquals(4L, host.send(rollback("x1", "b1")).get("cash"));
    assertEquals("ROLLED_BACK", DECODER.decode(kept("b1"), 0, length("b1")).get("state"));
    // Without a note: the engine knows both by itself now.
    assertEquals(4L, host.sendBare(rollback("x2", "b1")).get("cash"));
  }

  /** The first rollback pushes out what it changes, and the second was looked up before it. */
  @Test
  void shouldUndoNothingTwiceThatIsAboutToBeForgottenWhenBothAreLookedUpBefore() {
    deposits(1);
    host.send(debit("b1"));
    deposits(1);
    byte[] first = recalled(encode(rollback("x1", "b1")));
    byte[] second = recalled(encode(rollback("x2", "b1")));
    assertEquals(2L, host.apply(first).get("cash"));
    Map<String, Object> answer = host.apply(second);
    assertEquals("TransactionRolledBack", answer.get("outcome"));
    assertEquals(2L, answer.get("cash"));
  }

  @Test
  void shouldTakeBackNoMoreThanTheDepositWhenBothChargebacksAreLookedUpBefore() {
    deposits(2);
    byte[] first = recalled(encode(chargeback("c1", 1)));
    byte[] second = recalled(encode(chargeback("c2", 1)));
    assertEquals(1L, host.apply(first).get("cash"));
    assertEquals("INVALID_AMOUNT", host.apply(second).get("reason"));
  }

  @Test
  void shouldForgetWhatWasRecalledWithTheCommandBefore() {
    deposits(4);
    host.send(deposit(1));
    assertEquals(5L, host.sendBare(deposit(1)).get("cash"));
  }

  @Test
  void shouldGiveTheSameFromTheJournalAlone() {
    deposits(1);
    host.send(debit("b1"));
    deposits(3);
    host.send(rollback("x1", "b1"));
    host.send(deposit(1));
    deposits(2);
    Host replay = new Host();
    for (byte[] command : host.journal) {
      replay.apply(command);
    }
    assertEquals(host.engine.outcomeHash(), replay.engine.outcomeHash());
    assertEquals(host.engine.stateHash(), replay.engine.stateHash());
  }

  @Test
  void shouldRecallEveryIdOfAList() {
    deposits(16);
    Map<String, Object> list = list(16);
    assertEquals("RoundChanged", host.send(list).get("outcome"));
    deposits(2);
    long effects = host.engine.effectHash();
    assertEquals("RoundChanged", host.send(list).get("outcome"));
    assertEquals(effects, host.engine.effectHash());
    Map<String, Object> longer = list(15);
    rows(longer).add(action("n"));
    Map<String, Object> answer = host.send(longer);
    assertEquals("TRANSACTION_MISMATCH", answer.get("reason"));
    assertEquals(1L, answer.get("instruction"));
  }

  @Test
  void shouldRecallNothingOfAListThatIsTooLong() {
    deposits(16);
    host.send(list(16));
    deposits(2);
    Map<String, Object> longer = list(17);
    byte[] bare = encode(longer);
    assertEquals(bare.length, recalled(bare).length);
    assertEquals("actions", host.send(longer).get("field"));
  }

  private Map<String, Object> list(int count) {
    List<Map<String, Object>> actions = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      actions.add(action("a" + i));
    }
    return fields(
        "ApplyRounds",
        "accountId",
        account,
        "providerId",
        5,
        "currency",
        "GBP",
        "actions",
        actions);
  }

  private static Map<String, Object> action(String name) {
    return Map.of("transactionId", id(name), "roundId", id("r"), "amount", 1, "action", "DEBIT");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Map<String, Object> list) {
    return (List<Map<String, Object>>) list.get("actions");
  }

  private int deposited;

  private void deposits(int count) {
    for (int i = 0; i < count; i++) {
      host.send(deposit(++deposited));
    }
  }

  private Map<String, Object> deposit(int number) {
    return fields(
        "Deposit",
        "accountId",
        account,
        "transactionId",
        id("d" + number),
        "amount",
        1,
        "currency",
        "GBP");
  }

  private Map<String, Object> withdrawal(int number) {
    return fields(
        "RequestWithdrawal",
        "accountId",
        account,
        "transactionId",
        id("w" + number),
        "amount",
        5,
        "currency",
        "GBP");
  }

  private Map<String, Object> debit(String name) {
    return fields(
        "DebitRound",
        "accountId",
        account,
        "providerId",
        5,
        "transactionId",
        id(name),
        "roundId",
        id("r"),
        "amount",
        1,
        "currency",
        "GBP");
  }

  private Map<String, Object> rollback(String name, String reference) {
    return fields(
        "RollbackTransaction",
        "accountId",
        account,
        "providerId",
        5,
        "transactionId",
        id(name),
        "referenceTransactionId",
        id(reference));
  }

  private Map<String, Object> chargeback(String name, int number) {
    return fields(
        "Chargeback",
        "accountId",
        account,
        "transactionId",
        id(name),
        "depositTransactionId",
        id("d" + number),
        "amount",
        1,
        "currency",
        "GBP");
  }

  private static String id(String name) {
    return "%032x".formatted(name.hashCode());
  }

  private static List<Long> key(String name) {
    return List.of(2L << 32 | 5, 0L, (long) name.hashCode());
  }

  private UnsafeBuffer kept(String name) {
    return new UnsafeBuffer(index.get(key(name)));
  }

  private int length(String name) {
    return index.get(key(name)).length;
  }

  private Map<String, Object> fields(String command, Object... nameValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("gatewayId", 1);
    for (int i = 0; i < nameValues.length; i += 2) {
      fields.put((String) nameValues[i], nameValues[i + 1]);
    }
    return fields;
  }

  private byte[] encode(Map<String, Object> fields) {
    fields.put("commandId", ++commandId);
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[2048]);
    int length = new MessageEncoder(SCHEMA).encode(SCHEMA.typeOf(fields), fields, buffer, 0);
    return Arrays.copyOf(buffer.byteArray(), length);
  }

  private byte[] recalled(byte[] command) {
    UnsafeBuffer into = new UnsafeBuffer(new byte[2048 + Recall.MOST_BYTES]);
    Recall recall = new Recall(this::find);
    int length = recall.prepend(new UnsafeBuffer(command), 0, command.length, into);
    return length == 0 ? command : Arrays.copyOf(into.byteArray(), length);
  }

  private int find(long source, long high, long low, MutableDirectBuffer into, int offset) {
    byte[] message = index.get(List.of(source, high, low));
    if (message == null) {
      return 0;
    }
    into.putBytes(offset, message);
    return message.length;
  }

  private void keep(long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    RecalledTransactionDecoder decoder = new RecalledTransactionDecoder();
    decoder.wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
    long source = decoder.source();
    long high = decoder.transactionId().high();
    long low = decoder.transactionId().low();
    byte[] message = new byte[length];
    buffer.getBytes(offset, message);
    index.put(List.of(source, high, low), message);
  }

  /** An engine with the index; what it is given is its journal. */
  private final class Host {
    private final RecordingSink sink = new RecordingSink();
    private final Engine engine = new Engine(sink, RecallTest.this::keep);
    private final List<byte[]> journal = new ArrayList<>();
    private Map<String, Object> answer;

    Map<String, Object> send(Map<String, Object> fields) {
      return apply(recalled(encode(fields)));
    }

    Map<String, Object> sendBare(Map<String, Object> fields) {
      return apply(encode(fields));
    }

    Map<String, Object> apply(byte[] command) {
      journal.add(command);
      long sequence = engine.sequence() + 1;
      engine.onCommand(sequence, sequence, new UnsafeBuffer(command), 0, command.length);
      engine.checkInvariants();
      byte[] outcome = sink.outcomes().get(0);
      answer = DECODER.decode(new UnsafeBuffer(outcome), 0, outcome.length);
      return answer;
    }
  }
}
