package io.croupier.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.engine.Engine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a command that an operator has decided to skip. */
class SkippedTest {
  private static final long BEGIN = 1_000;

  private final Messages messages = new Messages();
  private final RecordedOutcomes outcomes = new RecordedOutcomes();
  private final Engine engine = new Engine(outcomes);
  private final byte[] open = openAccount(1, "GBP");

  @BeforeEach
  void begin() {
    apply(messages.encode(Map.of("command", "Genesis", "gatewayId", 0, "commandId", 1)));
  }

  @Test
  void shouldAnswerItsSenderAndDoNothingElse() {
    long effects = engine.effectHash();
    Map<String, Object> skipped = skip(open);
    assertEquals("Skipped", skipped.get("outcome"));
    assertEquals(1L, skipped.get("gatewaySequence"));
    assertEquals(1L, skipped.get("commandId"));
    assertEquals(2L, skipped.get("commandSequence"));
    assertEquals(BEGIN, skipped.get("timestampNs"));
    assertEquals(effects, engine.effectHash());
    assertEquals(BEGIN, engine.timestampNs());
    assertEquals(2, engine.sequence());
  }

  @Test
  void shouldUseUpTheCommandId() {
    skip(open);
    Map<String, Object> again = apply(open);
    assertEquals("Duplicate", again.get("outcome"));
    assertEquals(2L, again.get("originalSequence"));
    assertEquals("COMMAND_MISMATCH", apply(openAccount(1, "EUR")).get("reason"));
    assertEquals("AccountOpened", apply(openAccount(2, "GBP")).get("outcome"));
  }

  @Test
  void shouldLeaveAnIdThatIsUsedToItsCommand() {
    apply(open);
    skip(open);
    assertEquals(2L, apply(open).get("originalSequence"));
  }

  private byte[] openAccount(long commandId, String currency) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("command", "OpenAccount");
    fields.put("gatewayId", 1);
    fields.put("commandId", commandId);
    fields.put("currency", currency);
    return messages.encode(fields);
  }

  private Map<String, Object> apply(byte[] command) {
    UnsafeBuffer buffer = new UnsafeBuffer(command);
    engine.onCommand(engine.sequence() + 1, BEGIN, buffer, 0, command.length);
    return first();
  }

  private Map<String, Object> skip(byte[] command) {
    engine.onSkipped(engine.sequence() + 1, new UnsafeBuffer(command), 0, command.length);
    return first();
  }

  private Map<String, Object> first() {
    List<byte[]> taken = outcomes.take();
    return messages.decode(taken.get(0));
  }
}
