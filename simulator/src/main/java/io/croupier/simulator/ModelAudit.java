package io.croupier.simulator;

import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.engine.Recall;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalState;
import io.croupier.testkit.Messages;
import io.croupier.testkit.RecordedOutcomes;
import io.croupier.testkit.audit.Difference;
import io.croupier.testkit.audit.ModelCheck;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * A journal read from its first command on by an engine and by the naive model: they must agree on
 * every outcome, and on every balance behind each command. Owned by one thread.
 */
final class ModelAudit implements FrameHandler {
  private final RecordedOutcomes outcomes = new RecordedOutcomes();
  private final Engine engine = new Engine(outcomes);
  private final ModelCheck model = new ModelCheck(KnownVersions.OF_THIS_RELEASE);
  private final Messages messages = new Messages();

  /** Reads the journal in a data folder; gives how many commands both agree on. */
  static long of(Path data) {
    ModelAudit audit = new ModelAudit();
    try (DataFolder folder = DataFolder.read(data)) {
      JournalState state = folder.reader().read(audit);
      Violation.unless(state.ending() != Ending.DAMAGE, state.describe());
    }
    return audit.end();
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    engine.onCommand(sequence, timestampNs, buffer, offset, length);
    int before = Recall.lengthBefore(buffer, offset);
    byte[] command = new byte[length - before];
    buffer.getBytes(offset + before, command);
    try {
      model.compare(
          sequence,
          timestampNs,
          messages.command(command),
          outcomes.take().stream().map(messages::decode).toList());
      model.compareBalances(engine);
    } catch (Difference difference) {
      throw new Violation(
          "the naive model does not agree at command %d: %s"
              .formatted(sequence, difference.getMessage()),
          difference);
    }
  }

  /** To be called once, when everything was read; gives the number of commands. */
  long end() {
    try {
      engine.checkInvariants();
    } catch (RuntimeException broken) {
      throw new Violation("an invariant is broken: " + broken.getMessage(), broken);
    }
    return engine.sequence();
  }
}
