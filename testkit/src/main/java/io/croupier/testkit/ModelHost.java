package io.croupier.testkit;

import io.croupier.testkit.model.Model;
import java.util.List;
import java.util.Map;

/** The naive model as a host; it numbers what it makes from 1,000 on. */
public final class ModelHost implements ScenarioHost {
  private static final long FIRST_ID = 1_000;

  private final Messages messages = new Messages();
  private final Model model = new Model(kind -> nextId());
  private long lastId = FIRST_ID - 1;
  private long sequence;

  private long nextId() {
    return ++lastId;
  }

  @Override
  public List<byte[]> command(long timestampNs, byte[] command) {
    return encoded(model.apply(++sequence, timestampNs, messages.command(command)));
  }

  @Override
  public List<byte[]> query(byte[] query) {
    return encoded(model.ask(messages.command(query)));
  }

  private List<byte[]> encoded(List<Map<String, Object>> outcomes) {
    return outcomes.stream().map(messages::encode).toList();
  }
}
