package io.croupier.replay;

import io.croupier.engine.Engine;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.EpochSettings;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.testkit.KeptTransactions;
import io.croupier.testkit.RecordedOutcomes;
import io.croupier.testkit.ScenarioHost;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A node on one thread: engine, journal and outcome log as the real one has them, forced now and
 * then. A second one on the same folder goes on where the first ended.
 */
class TestNode implements ScenarioHost {
  static final long FILE_SIZE = 1 << 20;
  private static final int FORCE_COMMANDS = 100;

  private final RecordedOutcomes outcomes = new RecordedOutcomes();
  private final RecordedOutcomes answers = new RecordedOutcomes();
  private final KeptTransactions transactions = new KeptTransactions();
  private final Engine engine = new Engine(outcomes, transactions);
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private final DataFolder folder;
  private final OutcomeLog log;
  private final JournalAppender journal;
  private boolean open = true;

  TestNode(Path path) {
    this(path, Durability.DISK);
  }

  TestNode(Path path, Durability durability) {
    folder = DataFolder.own(path);
    log = folder.openOutcomeLog(FILE_SIZE);
    JournalState state = folder.reader().read(this::replay);
    log.endReplay(state.lastSequence());
    EpochSettings settings = new EpochSettings(durability, 451, 1, 1, "test", List.of());
    journal = folder.openEpoch(state, settings, FILE_SIZE, state.lastTimestampNs());
  }

  Engine engine() {
    return engine;
  }

  @Override
  public List<byte[]> command(long timestampNs, byte[] sent) {
    long sequence = engine.sequence() + 1;
    byte[] command = transactions.recalledBefore(sent);
    UnsafeBuffer buffer = new UnsafeBuffer(command);
    engine.onCommand(sequence, timestampNs, buffer, 0, command.length);
    if (sequence % Seal.PAIR_COMMANDS == 0) {
      journal.offerPair(sequence, sealed(engine.outcomeHash()));
    }
    journal(sequence, timestampNs, command);
    List<byte[]> caused = outcomes.take();
    caused.forEach(outcome -> log(logged(outcome), false));
    log.endOfBatch();
    return caused;
  }

  /** Journals bytes that the engine does not get. */
  void journal(long sequence, long timestampNs, byte[] command) {
    journal.append(sequence, timestampNs, new UnsafeBuffer(command), 0, command.length);
    journal.endOfBatch(timestampNs);
    if (journal.header().durability() == Durability.DISK && sequence % FORCE_COMMANDS == 0) {
      journal.force();
    }
  }

  @Override
  public List<byte[]> query(byte[] sent) {
    byte[] query = transactions.recalledBefore(sent);
    engine.onQuery(new UnsafeBuffer(query), 0, query.length, answers);
    return answers.take();
  }

  /** The outcome hash that is given to be sealed; to be overridden by a node that errs. */
  long sealed(long outcomeHash) {
    return outcomeHash;
  }

  /** The outcome that is logged; to be overridden by a node that errs. */
  byte[] logged(byte[] outcome) {
    return outcome;
  }

  /** Ends without a stop, as a killed process does. */
  void kill() {
    if (open) {
      open = false;
      journal.close();
      log.close();
      folder.close();
    }
  }

  @Override
  public void close() {
    if (open) {
      journal.stop(engine.timestampNs(), "end of test");
    }
    kill();
  }

  private void replay(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    engine.onCommand(sequence, timestampNs, buffer, offset, length);
    outcomes.take().forEach(outcome -> log(outcome, true));
  }

  private void log(byte[] outcome, boolean replayed) {
    UnsafeBuffer buffer = new UnsafeBuffer(outcome);
    header.wrap(buffer, MessageHeaderDecoder.ENCODED_LENGTH);
    int gateway = header.gatewayId();
    long number = header.gatewaySequence();
    long sequence = header.commandSequence();
    if (replayed) {
      log.replayed(gateway, number, sequence, buffer, 0, outcome.length);
    } else {
      log.append(gateway, number, sequence, buffer, 0, outcome.length);
    }
  }
}
