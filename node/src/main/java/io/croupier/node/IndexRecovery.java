package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.engine.outcome.TransactionSink;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalReader;
import io.croupier.node.index.DamagedIndexException;
import io.croupier.node.index.IdStore;
import io.croupier.node.index.IdStoreSize;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;

/**
 * Brings the index of transaction ids to where the journal ends, while the journal is read anyway:
 * a missing one is written whole, one that is behind is completed, one that is damaged or of
 * another journal is set aside and written anew.
 *
 * <p>Owned by the starting thread.
 */
final class IndexRecovery implements TransactionSink {
  private static final long PROGRESS_NS = TimeUnit.SECONDS.toNanos(2);
  private static final int LOOK_AT_CLOCK = 4_096;

  private final Path folder;
  private final IdStoreSize size;
  private final Consumer<String> report;
  private IdStore ids;
  private long knownSequence;
  private long knownTimestampNs;
  private boolean matched;
  private boolean foreign;
  private long added;
  private long reportedNs;

  /** Opens the index in a folder, or begins one. */
  IndexRecovery(Path folder, IdStoreSize size, Consumer<String> report) {
    this.folder = folder;
    this.size = size;
    this.report = report;
    try {
      ids = IdStore.open(folder, size);
    } catch (DamagedIndexException e) {
      report.accept(e.getMessage());
      setAside();
    }
    knownSequence = ids.lastSequence();
    knownTimestampNs = ids.lastTimestampNs();
    matched = knownSequence == 0;
  }

  /** The last command that it knew before anything was added; 0: none. */
  long knownSequence() {
    return knownSequence;
  }

  /** What the replay of the journal says of each transaction. */
  @Override
  public void onTransaction(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    if (foreign || sequence < knownSequence) {
      return;
    }
    matched |= sequence == knownSequence && timestampNs == knownTimestampNs;
    foreign = !matched;
    if (!foreign) {
      add(sequence, timestampNs, buffer, offset);
    }
  }

  private void add(long sequence, long timestampNs, DirectBuffer buffer, int offset) {
    if (!ids.put(sequence, timestampNs, buffer, offset)) {
      throw new StartException(ExitCode.SETTINGS, fullSentence(ids));
    }
    added += sequence > knownSequence ? 1 : 0;
  }

  /**
   * To be called when the journal has been read.
   *
   * @param reader is asked for where the journal has to be read once more
   */
  IdStore finish(Supplier<JournalReader> reader) {
    if (!matched || foreign) {
      report.accept(
          "The index of transaction ids in "
              + folder
              + " is not that of the journal: it is rebuilt.");
      ids.close();
      setAside();
      knownSequence = 0;
      matched = true;
      foreign = false;
      rebuild(reader.get());
    }
    ids.flush();
    if (added > 0) {
      report.accept(
          "the index of transaction ids has "
              + ids.count()
              + " records, "
              + added
              + " of them added from the journal");
    }
    return ids;
  }

  /** Gives the folder back where the start fails. */
  void close() {
    ids.close();
  }

  /** What an operator must know, and do. */
  static String fullSentence(IdStore ids) {
    return "The index of transaction ids is full: it has "
        + ids.count()
        + " records, and its oldest may not be forgotten yet: raise transactionIndex.ids, or lower"
        + " transactionIndex.keep, and start again.";
  }

  private void setAside() {
    report.accept("the index of transaction ids was moved to " + IdStore.setAside(folder));
    ids = IdStore.open(folder, size);
  }

  private void rebuild(JournalReader reader) {
    reportedNs = System.nanoTime();
    Engine engine = new Engine(new ForgottenOutcomes(), this);
    FrameHandler commands =
        new FrameHandler() {
          @Override
          public void onEpoch(EpochHeader run) {
            JournalVersions.say(engine, run);
          }

          @Override
          public void onCommand(
              long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
            engine.onCommand(sequence, timestampNs, buffer, offset, length);
            reportProgress(sequence);
          }

          @Override
          public void onSkipped(
              long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
            engine.onSkipped(sequence, buffer, offset, length);
          }
        };
    reader.read(commands);
  }

  private void reportProgress(long sequence) {
    if (sequence % LOOK_AT_CLOCK == 0 && System.nanoTime() - reportedNs >= PROGRESS_NS) {
      reportedNs = System.nanoTime();
      report.accept("rebuilding the index of transaction ids: at command " + sequence);
    }
  }
}
