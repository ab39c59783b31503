package io.croupier.testkit.scenario;

import io.croupier.engine.KnownVersions;
import io.croupier.testkit.Messages;
import io.croupier.testkit.ScenarioHost;
import io.croupier.testkit.audit.Auditor;
import io.croupier.testkit.workload.TimedCommand;
import java.util.List;
import java.util.Map;

/** Engine and model at once, which must agree on every outcome and on every balance. */
final class AuditedHost implements ScenarioHost {
  private final Auditor auditor = new Auditor(KnownVersions.OF_THIS_RELEASE);
  private final Messages messages = new Messages();

  @Override
  public List<byte[]> command(long timestampNs, byte[] command) {
    return encoded(auditor.check(new TimedCommand(timestampNs, command)));
  }

  @Override
  public List<byte[]> query(byte[] query) {
    return encoded(auditor.ask(new TimedCommand(0, query)));
  }

  private List<byte[]> encoded(List<Map<String, Object>> outcomes) {
    return outcomes.stream().map(messages::encode).toList();
  }

  @Override
  public void close() {
    auditor.engine().checkInvariants();
  }
}
