package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.config.Settings;
import io.croupier.engine.Engine;
import io.croupier.engine.EngineLimits;
import io.croupier.protocol.schema.MessageEncoder;
import io.croupier.protocol.schema.MessageSchema;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class TimeAdvancerTest {
  private static final long TICK = 1_000;
  private static final MessageSchema SCHEMA = MessageSchema.load();

  private final OutcomeRing outcomes = new OutcomeRing(4 << 20);
  private final Engine engine = new Engine(outcomes);
  private final CommandRing ring = new CommandRing(128);
  private final CommandReader reader = ring.newReader();
  private final EngineProgress progress = new EngineProgress(engine);
  private final Sequencer sequencer = new Sequencer(ring, 0, 0);
  private final TimeAdvancer advancer = new TimeAdvancer(sequencer, progress, TICK);

  @Test
  void shouldDoNothingWhileNothingIsDue() throws Exception {
    begin();
    assertEquals(0, advancer.doWork(1_000_000));
    openSessionUntil(2_000_000);
    assertEquals(0, advancer.doWork(1_999_999));
  }

  @Test
  void shouldPutOneInWhenATimerIsDue() throws Exception {
    begin();
    openSessionUntil(2_000_000);

    assertEquals(1, advancer.doWork(2_000_000));
    runEngine();
    assertEquals(2_000_000, engine.timestampNs());
    assertEquals(0, advancer.doWork(3_000_000));
  }

  @Test
  void shouldNeverHaveTwoOnTheirWay() throws Exception {
    begin();
    openSessionUntil(2_000_000);

    assertEquals(1, advancer.doWork(2_000_000));
    assertEquals(0, advancer.doWork(9_000_000));
  }

  @Test
  void shouldKeepTheIntervalBetweenTwo() throws Exception {
    begin();
    openSessionUntil(2_000_000);
    openSessionUntil(2_000_001);
    advancer.doWork(2_000_000);
    runEngine();

    assertEquals(0, advancer.doWork(2_000_000 + TICK - 1));
    assertEquals(1, advancer.doWork(2_000_000 + TICK));
  }

  @Test
  void shouldNotKeepTheIntervalWhenTheLastOneLeftSomethingDue() throws Exception {
    begin();
    openSessionUntil(2_000_000);
    openSessionUntil(2_000_000);
    openSessionUntil(2_000_000);

    assertEquals(1, advancer.doWork(2_000_000));
    runEngine();
    assertEquals(1, advancer.doWork(2_000_001));
  }

  /** With one step of work in a command, so that one AdvanceTime fires one timer. */
  private void begin() throws Exception {
    apply("Genesis", Map.of("workPerCommand", 1, "accounts", 4, "orders", 10, "transactions", 8));
    apply("OpenAccount", Map.of("currency", "GBP"));
  }

  private void openSessionUntil(long expiresAt) throws Exception {
    apply("OpenSession", Map.of("accountId", 16777217, "expiresAt", expiresAt));
  }

  private void apply(String name, Map<String, Object> fields) throws Exception {
    Map<String, Object> all = new java.util.HashMap<>(fields);
    all.put("gatewayId", 1);
    all.put("commandId", sequencer.lastSequence() + 1);
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    int length = new MessageEncoder(SCHEMA).encode(SCHEMA.byName(name), all, buffer, 0);
    sequencer.command(1_000, buffer, 0, length);
    runEngine();
  }

  private static EngineLimits limits() {
    return GenesisCommand.limits(GenesisCommand.of(Settings.defaults().genesis()));
  }

  private void runEngine() throws Exception {
    long room = OutcomeLengths.roomPerCommand(SCHEMA, limits());
    new EngineStage(reader, engine, outcomes, null, null, progress, room, 100).doWork();
    outcomes.poll((buffer, offset, length) -> true, 100_000);
  }
}
