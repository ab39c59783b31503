package io.croupier.testkit.scenario;

import io.croupier.testkit.EngineHost;
import io.croupier.testkit.ScenarioHost;
import java.util.List;

/** An engine that is saved and loaded again before every command but Genesis. */
final class RestartingHost implements ScenarioHost {
  private EngineHost host = new EngineHost();

  @Override
  public List<byte[]> command(long timestampNs, byte[] command) {
    if (host.engine().sequence() > 0) {
      host = host.restarted();
      host.engine().checkInvariants();
    }
    return host.command(timestampNs, command);
  }

  @Override
  public List<byte[]> query(byte[] query) {
    return host.query(query);
  }
}
