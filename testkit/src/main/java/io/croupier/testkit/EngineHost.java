package io.croupier.testkit;

import io.croupier.engine.Engine;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The bare engine as a host. One thread. */
public final class EngineHost implements ScenarioHost {
  private final RecordedOutcomes outcomes = new RecordedOutcomes();
  private final RecordedOutcomes answers = new RecordedOutcomes();
  private final Engine engine = new Engine(outcomes);

  public Engine engine() {
    return engine;
  }

  @Override
  public List<byte[]> command(long timestampNs, byte[] command) {
    engine.onCommand(
        engine.sequence() + 1, timestampNs, new UnsafeBuffer(command), 0, command.length);
    return outcomes.take();
  }

  @Override
  public List<byte[]> query(byte[] query) {
    engine.onQuery(new UnsafeBuffer(query), 0, query.length, answers);
    return answers.take();
  }
}
