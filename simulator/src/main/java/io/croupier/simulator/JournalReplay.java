package io.croupier.simulator;

import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalState;
import io.croupier.protocol.DuplicateDecoder;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.RefusalReason;
import io.croupier.protocol.RefusedDecoder;
import io.croupier.testkit.RecordedOutcomes;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A journal read from its first command on by an engine of its own: what everybody must agree to.
 */
final class JournalReplay implements FrameHandler {
  private final RecordedOutcomes outcomes = new RecordedOutcomes();
  private final Engine engine = new Engine(outcomes);
  private final SortedMap<Integer, SortedMap<Long, byte[]>> streams = new TreeMap<>();
  private final Set<String> effective = new HashSet<>();
  private final MessageHeaderDecoder message = new MessageHeaderDecoder();
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private final RefusedDecoder refused = new RefusedDecoder();

  private JournalReplay() {}

  /** Reads the journal in a data folder. */
  static JournalReplay of(Path data) {
    JournalReplay replay = new JournalReplay();
    try (DataFolder folder = DataFolder.read(data)) {
      JournalState state = folder.reader().read(replay);
      Violation.unless(state.ending() != Ending.DAMAGE, state.describe());
    }
    return replay;
  }

  Engine engine() {
    return engine;
  }

  /** What a gateway was to be told, by number. */
  SortedMap<Long, byte[]> stream(int gatewayId) {
    return streams.getOrDefault(gatewayId, new TreeMap<>());
  }

  /** Refuses an engine that stands where the journal ends and is not the same. */
  void compare(Engine other, String when) {
    Violation.unless(
        other.sequence() == engine.sequence(),
        "after %s the engine stands at command %d, the journal's replay at %d"
            .formatted(when, other.sequence(), engine.sequence()));
    Violation.unless(
        other.outcomeHash() == engine.outcomeHash(),
        "after %s the outcome hash is not that of the journal's replay".formatted(when));
    Violation.unless(
        other.stateHash() == engine.stateHash(),
        "after %s the state hash is not that of the journal's replay".formatted(when));
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    engine.onCommand(sequence, timestampNs, buffer, offset, length);
    outcomes.take().forEach(this::onOutcome);
  }

  private void onOutcome(byte[] bytes) {
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    header.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH);
    int gatewayId = header.gatewayId();
    SortedMap<Long, byte[]> stream = streams.computeIfAbsent(gatewayId, id -> new TreeMap<>());
    Violation.unless(
        header.gatewaySequence() == stream.size() + 1,
        "the journal's replay gives gateway " + gatewayId + " a stream with a gap");
    stream.put(header.gatewaySequence(), bytes);
    if (gatewayId != 0 && header.flags().answer() && !saysNothingNew(buffer)) {
      Violation.unless(
          effective.add(gatewayId + "/" + header.commandId()),
          "command " + header.commandId() + " of gateway " + gatewayId + " was applied twice");
    }
  }

  /** A command whose id was used before, or may have been, has no effect. */
  private boolean saysNothingNew(DirectBuffer outcome) {
    int template = message.wrap(outcome, 0).templateId();
    if (template != RefusedDecoder.TEMPLATE_ID) {
      return template == DuplicateDecoder.TEMPLATE_ID;
    }
    RefusalReason reason = refused.wrapAndApplyHeader(outcome, 0, message).reason();
    return reason == RefusalReason.COMMAND_MISMATCH || reason == RefusalReason.COMMAND_ID_TOO_OLD;
  }
}
