package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.engine.EngineLimits;
import io.croupier.engine.KnownVersions;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.OutcomeLog;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalReader;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.Skip;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.node.index.IdStore;
import io.croupier.node.index.IdStoreSize;
import io.croupier.protocol.MessageHeaderDecoder;
import io.croupier.protocol.OutcomeHeaderDecoder;
import io.croupier.protocol.schema.MessageSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Brings the engine to where the journal ends, from the newest snapshot on: every frame behind it
 * is proven, every command applied, every outcome compared with what was sent, every hash with what
 * was sealed. Changes no file of an earlier run.
 *
 * <p>Owned by the starting thread.
 */
final class Recovery implements FrameHandler, OutcomeRing.Consumer {
  private static final long PROGRESS_NS = TimeUnit.SECONDS.toNanos(2);
  private static final int LOOK_AT_CLOCK = 4_096;

  private final OutcomeRing outcomes;
  private final Engine engine;
  private final OutcomeLog log;
  private final IndexRecovery index;
  private final TransactionFeed transactions;
  private final Consumer<DirectBuffer> genesisCheck;
  private final Consumer<String> report;
  private final Restored restored;
  private final EpochHistory history;
  private final SealedHashes hashes;
  private final OutcomeHeaderDecoder header = new OutcomeHeaderDecoder();
  private long epoch;
  private long reportedNs = System.nanoTime();

  private Recovery(
      OutcomeRing outcomes,
      Restored restored,
      OutcomeLog log,
      IndexRecovery index,
      TransactionFeed transactions,
      Consumer<DirectBuffer> genesisCheck,
      Consumer<String> report) {
    this.outcomes = outcomes;
    this.restored = restored;
    this.engine = restored.engine();
    this.history = restored.notes().history();
    this.hashes = new SealedHashes(restored.sequence());
    this.epoch = restored.epoch();
    this.index = index;
    this.transactions = transactions;
    this.log = log;
    this.genesisCheck = genesisCheck;
    this.report = report;
  }

  /**
   * Forces every file in {@code folder}, then reads and applies everything in it that its newest
   * snapshot does not have.
   *
   * @param fileSize of the outcome log's files.
   * @param size of the index of transaction ids, in the folder {@code indexFolder}.
   * @param genesisCheck is given the journal's Genesis before anything is applied, and throws where
   *     it is not the one that was expected.
   * @param skip a command to be skipped, for ever, besides those that earlier starts have skipped;
   *     null: none.
   * @param report hears how far it is, in a line now and then.
   * @throws StartException when the journal is damaged, or was written by other rules.
   */
  static Recovered run(
      DataFolder folder,
      OutcomeRing outcomes,
      long fileSize,
      Path indexFolder,
      IdStoreSize size,
      Consumer<DirectBuffer> genesisCheck,
      Skip skip,
      Consumer<String> report) {
    long beginNs = System.nanoTime();
    OutcomeLog log = null;
    IndexRecovery index = null;
    try {
      JournalReader reader = reader(folder, skip);
      // Before anything is derived: an outcome in the log of a run that has no EPOCH frame yet
      // would else say that commands are missing which the power may take.
      folder.forceAll();
      index = new IndexRecovery(indexFolder, size, report);
      TransactionFeed transactions = new TransactionFeed(index);
      Restore restore =
          new Restore(
              folder.snapshots(),
              reader,
              () -> new Engine(outcomes, transactions),
              report,
              () -> false);
      Restored restored = restore.newest(misfit(folder, index));
      log = folder.openOutcomeLog(fileSize, restored.sequence());
      Recovery recovery =
          new Recovery(outcomes, restored, log, index, transactions, genesisCheck, report);
      Recovered recovered = recovery.read(reader, folder, skip, restore);
      String summary = recovery.describe(recovered.journal(), System.nanoTime() - beginNs);
      return recovered.summed(summary);
    } catch (RuntimeException e) {
      if (log != null) {
        log.close();
      }
      if (index != null) {
        index.close();
      }
      throw e instanceof JournalException failure ? StartException.of(failure) : e;
    }
  }

  /** What is derived from the journal must know all that only a replay of what is passed gives. */
  private static BiFunction<SnapshotHeader, SnapshotNotes, String> misfit(
      DataFolder folder, IndexRecovery index) {
    return (header, notes) -> {
      if (folder.outcomes(header.sequence()).records() != header.outcomes()) {
        return "the outcome log lacks outcomes of commands before it";
      }
      return index.knownSequence() < notes.transactions().sequence()
          ? "the index of transaction ids lacks some of commands before it"
          : null;
    };
  }

  private static JournalReader reader(DataFolder folder, Skip skip) {
    JournalReader reader = JournalVersions.known(folder.reader());
    if (skip != null) {
      reader.skip(skip);
    }
    return reader;
  }

  private static void requireSkipped(Skip skip, long from, long to) {
    if (skip != null && (skip.sequence() <= from || skip.sequence() > to)) {
      String problem =
          skip.sequence() > to
              ? "the journal ends at command " + to
              : "a snapshot has its effects, so it does not break the engine";
      throw new StartException(
          ExitCode.USAGE,
          "Command " + skip.sequence() + " cannot be skipped: " + problem + "; leave --skip out.");
    }
  }

  /** What refuses the start does so before the index is written anew. */
  private Recovered read(JournalReader reader, DataFolder folder, Skip skip, Restore restore) {
    JournalState state = readFrames(reader);
    engine.takenBy(KnownVersions.OF_THIS_RELEASE);
    if (state.ending() == Ending.DAMAGE) {
      throw new StartException(ExitCode.JOURNAL, state.describe());
    }
    restore.requireNoneAheadOf(state);
    requireSkipped(skip, restored.sequence(), state.lastSequence());
    history.endOf(epoch, engine);
    IdStore ids = index.finish(() -> reader(folder, skip));
    return new Recovered(
        engine, outcomes, log, ids, transactions, state, history, skip, List.of(), "");
  }

  private JournalState readFrames(JournalReader reader) {
    if (restored.place() == null) {
      return reader.read(this);
    }
    byte[] genesis = engine.genesis();
    checkGenesis(new UnsafeBuffer(genesis), 0, genesis.length);
    restored.notes().transactions().repeatTo(index);
    JournalVersions.say(engine, reader, restored.place());
    return reader.readFrom(restored.place(), engine.timestampNs(), this);
  }

  @Override
  public void onEpoch(EpochHeader next) {
    history.endOf(epoch, engine);
    epoch = next.number();
    JournalVersions.say(engine, next);
    history.accept(next);
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    if (sequence == 1) {
      checkGenesis(buffer, offset, length);
    }
    apply(sequence, () -> engine.onCommand(sequence, timestampNs, buffer, offset, length));
  }

  @Override
  public void onSkipped(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    report.accept("command " + sequence + " is skipped by an operator's decision");
    apply(sequence, () -> engine.onSkipped(sequence, buffer, offset, length));
  }

  private void apply(long sequence, Runnable command) {
    try {
      command.run();
    } catch (RuntimeException | Error e) {
      throw poisoned(PoisonException.of(sequence, e));
    }
    while (!outcomes.isEmpty()) {
      outcomes.poll(this, Integer.MAX_VALUE);
    }
    hashes.note(sequence, engine.outcomeHash());
    if (sequence % LOOK_AT_CLOCK == 0) {
      reportProgress(sequence);
    }
  }

  @Override
  public boolean onOutcome(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    log.replayed(
        header.gatewayId(),
        header.gatewaySequence(),
        header.commandSequence(),
        buffer,
        offset,
        length);
    return true;
  }

  @Override
  public void onSeal(Seal seal) {
    long different = hashes.firstDifference(seal);
    if (different != 0) {
      throw new StartException(
          ExitCode.DIVERGED,
          "Replaying the journal up to command "
              + different
              + " does not give the outcome hash that was sealed with it: start the version that"
              + " wrote the journal.");
    }
  }

  @Override
  public void onStop(Seal seal, String reason) {
    onSeal(seal);
  }

  private static StartException poisoned(PoisonException poison) {
    long sequence = poison.sequence();
    return new StartException(
        ExitCode.POISON,
        "Command "
            + sequence
            + " of the journal breaks the engine ("
            + poison.getCause()
            + "): start a version that takes it, or go on without it for ever: --skip "
            + sequence
            + " --by NAME --reason TEXT.");
  }

  private void checkGenesis(DirectBuffer buffer, int offset, int length) {
    DirectBuffer genesis = new UnsafeBuffer(buffer, offset, length);
    String problem = GenesisCommand.problem(genesis);
    if (problem != null) {
      throw new StartException(ExitCode.JOURNAL, "The journal cannot be used: " + problem);
    }
    EngineLimits limits = GenesisCommand.limits(genesis);
    long room = OutcomeLengths.roomPerCommand(MessageSchema.load(), limits);
    if (room > outcomes.capacity()) {
      throw new StartException(
          ExitCode.SETTINGS,
          "The journal's outcomesPerCommand of "
              + limits.outcomesPerCommand()
              + " needs an outcome ring of more than "
              + room
              + " bytes: raise pipeline.outcomeRingSize.");
    }
    genesisCheck.accept(genesis);
  }

  private void reportProgress(long sequence) {
    long nowNs = System.nanoTime();
    if (nowNs - reportedNs >= PROGRESS_NS) {
      reportedNs = nowNs;
      report.accept("reading the journal: at command " + sequence + ", epoch " + epoch);
    }
  }

  private String describe(JournalState state, long elapsedNs) {
    long from = restored.sequence();
    return state.describe()
        + (from == 0 ? "" : " Begun with the snapshot of command " + from + ".")
        + String.format(
            Locale.ROOT,
            " %d commands applied in %d ms; state hash %016x, outcome hash %016x.",
            state.lastSequence() - from,
            TimeUnit.NANOSECONDS.toMillis(elapsedNs),
            engine.stateHash(),
            engine.outcomeHash());
  }
}
