package io.croupier.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.witness.WitnessKind;
import io.croupier.protocol.witness.WitnessWriter;
import io.croupier.testkit.Messages;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway opens an account, then deposits; what it keeps is bent in one place each time. */
class WitnessTest {
  private static final int DEPOSITS = 5;
  private static final long BEGIN = 1_000_000_000_000L;
  private static final int SEQUENCE =
      MessageHeaderDecoder.ENCODED_LENGTH + OutcomeHeaderDecoder.gatewaySequenceEncodingOffset();

  @TempDir Path folder;

  private final Messages messages = new Messages();
  private final List<byte[]> commands = new ArrayList<>();
  private final List<byte[]> answers = new ArrayList<>();
  private final List<Record> records = new ArrayList<>();

  /** What is kept. */
  private record Record(WitnessKind kind, long timeNs, byte[] message) {}

  @Test
  void shouldAgreeWithWhatWasReallyTold() throws IOException {
    journal(List.of());
    keepAll();
    JsonNode json = found(0);
    assertEquals(DEPOSITS + 1, json.get("sent").intValue());
    assertEquals(DEPOSITS + 1, json.get("answered").intValue());
    assertEquals(DEPOSITS + 1, json.get("compared").intValue());
    assertEquals(0, json.get("lost").intValue() + json.get("doubled").intValue());
    assertTrue(Tool.run("witness", folder.resolve("data"), file()).out().contains("everything"));
  }

  @Test
  void shouldTakeAHarmlessRepeatForWhatItIs() throws IOException {
    journal(List.of(3));
    keepAll();
    records.add(new Record(WitnessKind.HEARD, 500, answers.get(3)));
    JsonNode json = found(0);
    assertEquals(1, json.get("repeated").intValue());
    assertEquals(0, json.get("doubled").intValue());
    assertEquals(1, json.get("retold").intValue());
  }

  @Test
  void shouldFindAnAnswerThatTheJournalDoesNotGive() throws IOException {
    journal(List.of());
    keepAll();
    byte[] other = answers.get(2).clone();
    other[other.length - 1] ^= 1;
    records.set(5, new Record(WitnessKind.HEARD, 25, other));
    assertEquals(1, finding("was told another outcome 3 than command 4 gives").get("lost").asInt());
  }

  @Test
  void shouldFindAGap() throws IOException {
    journal(List.of());
    keepAll();
    records.remove(5);
    finding("was told outcome 4 behind 2: a gap");
  }

  @Test
  void shouldFindAnAnsweredCommandThatIsGone() throws IOException {
    journal(List.of());
    keepAll();
    byte[] later = deposit(DEPOSITS + 1);
    records.add(new Record(WitnessKind.SENT, 300, later));
    byte[] answer = numbered(answers.get(DEPOSITS), DEPOSITS + 2);
    int id = MessageHeaderDecoder.ENCODED_LENGTH + OutcomeHeaderDecoder.commandIdEncodingOffset();
    new UnsafeBuffer(answer).putLong(id, DEPOSITS + 2, ByteOrder.LITTLE_ENDIAN);
    records.add(new Record(WitnessKind.HEARD, 301, answer));
    assertEquals(1, finding("was answered and is not in the journal").get("lost").asInt());
  }

  @Test
  void shouldFindASecondAnswer() throws IOException {
    journal(List.of());
    keepAll();
    byte[] second = numbered(answers.get(DEPOSITS), DEPOSITS + 2);
    records.add(new Record(WitnessKind.HEARD, 301, second));
    assertEquals(1, finding("was told a second answer to command 6").get("doubled").asInt());
  }

  @Test
  void shouldFindACommandThatWasNeverSent() throws IOException {
    journal(List.of());
    keepAll();
    records.remove(2);
    finding("has id 2, which gateway-1.witness never sent");
  }

  @Test
  void shouldFindACommandOfOtherBytes() throws IOException {
    journal(List.of());
    keepAll();
    byte[] other = commands.get(1).clone();
    other[other.length - 1] ^= 1;
    records.set(2, new Record(WitnessKind.SENT, 10, other));
    finding("is not what gateway-1.witness sent as 2");
  }

  @Test
  void shouldFindACommandThatStandsBeforeOneThatWasAnsweredEarlier() throws IOException {
    journal(List.of());
    keepAll();
    records.set(2, new Record(WitnessKind.SENT, 45, commands.get(1)));
    JsonNode json = finding("command 4 was answered before command 3 was sent");
    assertEquals(2, json.get("outOfOrder").intValue());
  }

  @Test
  void shouldFindACommandThatStandsBehindOneThatAnotherGatewaySentLater() throws IOException {
    journal(List.of(), open(2));
    int last = commands.size() - 1;
    List<Record> second =
        List.of(
            new Record(WitnessKind.SENT, 12, commands.remove(last)),
            new Record(WitnessKind.HEARD, 14, answers.remove(last)));
    keepAll();
    write(folder.resolve("gateway-2.witness"), second);
    JsonNode json = finding("command 8 was answered before command 7 was sent, and stands behind");
    assertEquals(1, json.get("outOfOrder").intValue());
  }

  @Test
  void shouldCallAMissingFileAMistake() throws IOException {
    journal(List.of());
    Tool tool = Tool.run("witness", folder.resolve("data"), folder.resolve("none"));
    assertEquals(2, tool.code());
    assertTrue(tool.err().contains("There is no file "), tool.err());
  }

  private void journal(List<Integer> repeated, byte[]... more) {
    TestNode node = new TestNode(folder.resolve("data"));
    node.command(BEGIN, messages.encode(addressed("Genesis", 0, 0)));
    command(node, open(1));
    for (int i = 1; i <= DEPOSITS; i++) {
      command(node, deposit(i));
    }
    for (byte[] command : more) {
      command(node, command);
    }
    repeated.forEach(i -> node.command(BEGIN + 1, commands.get(i)));
    node.close();
  }

  private void command(TestNode node, byte[] command) {
    commands.add(command);
    answers.addAll(node.command(BEGIN, command));
  }

  /** Each was sent at ten times its number, and answered five nanoseconds later. */
  private void keepAll() {
    for (int i = 0; i < commands.size(); i++) {
      records.add(new Record(WitnessKind.SENT, 10L * i, commands.get(i)));
      records.add(new Record(WitnessKind.HEARD, 10L * i + 5, answers.get(i)));
    }
  }

  private JsonNode finding(String sentence) throws IOException {
    JsonNode json = found(1);
    assertTrue(json.get("findings").toString().contains(sentence), json.toString());
    return json;
  }

  private JsonNode found(int code) throws IOException {
    write(file(), records);
    List<Object> call = new ArrayList<>(List.of("witness", folder.resolve("data"), file()));
    Path second = folder.resolve("gateway-2.witness");
    if (Files.exists(second)) {
      call.add(second);
    }
    call.add("--json");
    Tool tool = Tool.run(call.toArray());
    assertEquals(code, tool.code(), tool.out() + tool.err());
    return new ObjectMapper().readTree(tool.out());
  }

  private static void write(Path file, List<Record> records) {
    try (WitnessWriter writer = new WitnessWriter(file, 0)) {
      for (Record record : records) {
        UnsafeBuffer message = new UnsafeBuffer(record.message);
        writer.keep(record.kind, record.timeNs, message, 0, record.message.length);
      }
    }
  }

  private Path file() {
    return folder.resolve("gateway-1.witness");
  }

  private byte[] open(long gateway) {
    Map<String, Object> fields = addressed("OpenAccount", gateway, 1);
    fields.put("currency", "GBP");
    return messages.encode(fields);
  }

  private byte[] deposit(int number) {
    Map<String, Object> fields = addressed("Deposit", 1, number + 1);
    fields.put("accountId", 16777217L);
    fields.put("currency", "GBP");
    fields.put("amount", 100L);
    fields.put("transactionId", String.format("%032x", number));
    return messages.encode(fields);
  }

  private static Map<String, Object> addressed(String name, long gateway, long commandId) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", name);
    fields.put("gatewayId", gateway);
    fields.put("commandId", commandId);
    return fields;
  }

  private static byte[] numbered(byte[] outcome, long number) {
    byte[] copy = outcome.clone();
    new UnsafeBuffer(copy).putLong(SEQUENCE, number, ByteOrder.LITTLE_ENDIAN);
    return copy;
  }
}
