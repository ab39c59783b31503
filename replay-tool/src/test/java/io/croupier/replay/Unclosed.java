package io.croupier.replay;

import io.croupier.testkit.ScenarioHost;
import java.util.List;

/** A host that goes on when a scenario ends. */
record Unclosed(ScenarioHost host) implements ScenarioHost {
  @Override
  public List<byte[]> command(long timestampNs, byte[] command) {
    return host.command(timestampNs, command);
  }

  @Override
  public List<byte[]> query(byte[] query) {
    return host.query(query);
  }
}
