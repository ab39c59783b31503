package io.croupier.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.croupier.engine.Engine;
import org.junit.jupiter.api.Test;

class EngineStageTest {
  private final OutcomeRing outcomes = new OutcomeRing(4 << 20);
  private final Engine engine = new Engine(outcomes);
  private final CommandRing ring = new CommandRing(128);
  private final Sequencer sequencer = new Sequencer(ring, 0, 0);
  private final EngineProgress progress = new EngineProgress(engine);

  @Test
  void shouldNameTheCommandThatBrokeTheEngine() {
    EngineStage stage = stage(1_000);
    sequencer.advanceTime(1); // the first command must be Genesis
    PoisonException poison = assertThrows(PoisonException.class, stage::doWork);
    assertEquals(1, poison.sequence());
    assertEquals(0, progress.sequence());
    assertEquals(true, outcomes.isEmpty());
  }

  @Test
  void shouldTakeNoCommandWithoutRoomForItsOutcomes() throws Exception {
    EngineStage stage = stage(outcomes.capacity() + 1L);
    sequencer.advanceTime(1);
    assertEquals(0, stage.doWork());
  }

  private EngineStage stage(long room) {
    return new EngineStage(ring.newReader(), engine, outcomes, null, null, progress, room, 16);
  }
}
