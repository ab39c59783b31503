package io.croupier.engine;

import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.schema.MessageDecoder;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import io.croupier.protocol.schema.MessageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** An engine that takes commands as names and values, and gives outcomes as maps of fields. */
public final class TestEngine {
  private static final MessageSchema SCHEMA = MessageSchema.load();
  private static final MessageEncoder ENCODER = new MessageEncoder(SCHEMA);
  private static final MessageDecoder DECODER = new MessageDecoder(SCHEMA);

  private final RecordingSink sink = new RecordingSink();
  private final Engine engine;
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1 << 14]);
  private final Map<Integer, Long> commandIds = new HashMap<>();
  private final List<Map<String, Object>> marketData = new ArrayList<>();
  private long now;

  private TestEngine(TemplateVersions templates) {
    engine = new Engine(sink, null, templates);
  }

  /** Starts with a Genesis of these limits, by name. */
  public static TestEngine with(Object... limits) {
    return of(TemplateVersions.OF_THIS_RELEASE, limits);
  }

  /** The same with commands and queries that came with other versions of the schema. */
  static TestEngine of(TemplateVersions templates, Object... limits) {
    TestEngine test = new TestEngine(templates);
    Map<String, Object> genesis = new LinkedHashMap<>(fields("Genesis", 0, limits));
    genesis.putIfAbsent("accounts", 20);
    genesis.putIfAbsent("orders", 200);
    genesis.putIfAbsent("markets", 10);
    genesis.putIfAbsent("transactions", 64);
    genesis.putIfAbsent("commandWindow", 1024);
    test.send(genesis);
    return test;
  }

  /** From now on commands carry this time. */
  public void at(long timestampNs) {
    now = timestampNs;
  }

  /** Sends a command of gateway 1. */
  public List<Map<String, Object>> send(String command, Object... nameValues) {
    return sendFrom(1, command, nameValues);
  }

  /** Sends a command of a gateway. */
  public List<Map<String, Object>> sendFrom(int gateway, String command, Object... nameValues) {
    return send(fields(command, gateway, nameValues));
  }

  /** Sends a command of gateway 1 with one byte of its fixed part set to a number. */
  public List<Map<String, Object>> sendWithByte(
      int offset, int number, String command, Object... nameValues) {
    Map<String, Object> fields = fields(command, 1, nameValues);
    fields.put("commandId", commandIds.merge(1, 1L, Long::sum));
    int length = encode(fields);
    buffer.putByte(MessageHeaderDecoder.ENCODED_LENGTH + offset, (byte) number);
    return apply(length);
  }

  /** Sends AdvanceTime, as the node does. */
  public List<Map<String, Object>> advance() {
    return sendFrom(0, "AdvanceTime");
  }

  /** Asks, and checks that the question has changed nothing. */
  public List<Map<String, Object>> query(String query, Object... nameValues) {
    Map<String, Object> fields = fields(query, 1, nameValues);
    fields.put("commandId", 1);
    long before = engine.stateHash();
    RecordingSink answers = new RecordingSink();
    engine.onQuery(buffer, 0, encode(fields), answers);
    if (engine.stateHash() != before) {
      throw new AssertionError(query + " has changed the state");
    }
    return decode(answers);
  }

  /** A second engine, loaded with a snapshot of this one. */
  public TestEngine copy() {
    MutableDirectBuffer snapshot = new ExpandableArrayBuffer();
    int[] length = new int[2];
    engine.save(
        (from, offset, bytes) -> {
          snapshot.putBytes(length[0], from, offset, bytes);
          length[0] += bytes;
        });
    TestEngine copy = new TestEngine(TemplateVersions.OF_THIS_RELEASE);
    copy.engine.load(
        (into, offset, bytes) -> {
          snapshot.getBytes(length[1], into, offset, bytes);
          length[1] += bytes;
        });
    copy.now = now;
    copy.commandIds.putAll(commandIds);
    return copy;
  }

  public Engine engine() {
    return engine;
  }

  private List<Map<String, Object>> send(Map<String, Object> fields) {
    int gateway = (Integer) fields.get("gatewayId");
    fields.put("commandId", commandIds.merge(gateway, 1L, Long::sum));
    return apply(encode(fields));
  }

  private List<Map<String, Object>> apply(int length) {
    engine.onCommand(engine.sequence() + 1, now, buffer, 0, length);
    engine.checkInvariants();
    List<Map<String, Object>> outcomes = decode(sink);
    marketData.clear();
    outcomes.stream().filter(TestEngine::isMarketData).forEach(marketData::add);
    outcomes.removeIf(TestEngine::isMarketData);
    return outcomes;
  }

  /** The market data of the last command, which is not among its outcomes here. */
  public List<Map<String, Object>> marketData() {
    return List.copyOf(marketData);
  }

  private static boolean isMarketData(Map<String, Object> outcome) {
    return outcome.get("outcome").equals("BookChanged");
  }

  private int encode(Map<String, Object> fields) {
    MessageType type = SCHEMA.typeOf(fields);
    return ENCODER.encode(type, fields, buffer, 0);
  }

  private static List<Map<String, Object>> decode(RecordingSink sink) {
    List<Map<String, Object>> outcomes = new ArrayList<>();
    for (byte[] outcome : sink.outcomes()) {
      outcomes.add(DECODER.decode(new UnsafeBuffer(outcome), 0, outcome.length));
    }
    return outcomes;
  }

  private static Map<String, Object> fields(String command, int gateway, Object... nameValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", command);
    fields.put("gatewayId", gateway);
    for (int i = 0; i < nameValues.length; i += 2) {
      fields.put((String) nameValues[i], nameValues[i + 1]);
    }
    return fields;
  }
}
