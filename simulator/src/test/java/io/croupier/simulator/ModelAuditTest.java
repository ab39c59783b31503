package io.croupier.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.engine.Engine;
import io.croupier.testkit.JournalOfBytes;
import io.croupier.testkit.KeptTransactions;
import io.croupier.testkit.OneAccount;
import io.croupier.testkit.RecordedOutcomes;
import io.croupier.testkit.workload.TimedCommand;
import io.croupier.testkit.workload.Workload;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The naive model sees where a journal makes the engine do something else than the rules say. */
class ModelAuditTest {
  private static final int COMMANDS = 1_000;

  private final OneAccount world = new OneAccount();
  private final ModelAudit audit = new ModelAudit();
  private long sequence;

  @Test
  void shouldAgreeOnCommandsOfAllKinds() {
    for (TimedCommand command : JournalOfBytes.record(new Workload(7), COMMANDS)) {
      journaled(command.timestampNs(), command.message());
    }
    assertEquals(COMMANDS, audit.end());
  }

  @Test
  void shouldNotAgreeWhereTheEngineIsToldOfADepositThatNeverWas() {
    KeptTransactions kept = new KeptTransactions();
    Engine other = new Engine(new RecordedOutcomes(), kept);
    for (byte[] command : List.of(world.genesis(), world.open(), world.deposit(2, 1, 100))) {
      UnsafeBuffer buffer = new UnsafeBuffer(command);
      other.onCommand(other.sequence() + 1, 0, buffer, 0, command.length);
    }
    journaled(0, world.genesis());
    journaled(0, world.open());
    byte[] bent = kept.recalledBefore(world.deposit(2, 1, 200));
    Violation violation = assertThrows(Violation.class, () -> journaled(0, bent));
    assertTrue(
        violation.getMessage().startsWith("the naive model does not agree at command 3: "),
        violation::getMessage);
  }

  private void journaled(long timestampNs, byte[] frame) {
    audit.onCommand(++sequence, timestampNs, new UnsafeBuffer(frame), 0, frame.length);
  }
}
