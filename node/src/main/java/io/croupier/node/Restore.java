package io.croupier.node;

import io.croupier.engine.Engine;
import io.croupier.engine.KnownVersions;
import io.croupier.journal.chronicle.SnapshotFolder;
import io.croupier.journal.frame.JournalReader;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.snapshot.DamagedSnapshotException;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotReader;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Finds the snapshot that a replay begins with: the newest that is whole, stands in the journal and
 * loads to the state that it says; else the one before; else none. The journal decides: what is
 * wrong with a snapshot is said, and costs only time.
 *
 * <p>Owned by one thread.
 */
final class Restore {
  private final SnapshotFolder snapshots;
  private final JournalReader journal;
  private final Supplier<Engine> engines;
  private final Consumer<String> report;
  private final BooleanSupplier stopped;
  private Path strayPath;
  private long straySequence;

  /**
   * @param engines makes engines without state
   * @param report hears, in a line each, which snapshots are passed over and why
   * @param stopped whether to leave off: what cannot be read then is not to blame
   */
  Restore(
      SnapshotFolder snapshots,
      JournalReader journal,
      Supplier<Engine> engines,
      Consumer<String> report,
      BooleanSupplier stopped) {
    this.snapshots = snapshots;
    this.journal = journal;
    this.engines = engines;
    this.report = report;
    this.stopped = stopped;
  }

  /**
   * The newest that can be used.
   *
   * @param misfit says in half a sentence why a snapshot cannot be; null where it can
   * @throws StoppedException when it was to leave off
   */
  Restored newest(BiFunction<SnapshotHeader, SnapshotNotes, String> misfit) {
    for (Path path : snapshots.newestFirst()) {
      try (SnapshotReader snapshot = new SnapshotReader(path)) {
        return restore(path, snapshot, misfit);
      } catch (DamagedSnapshotException | MisfitException e) {
        if (stopped.getAsBoolean()) {
          throw new StoppedException();
        }
        report.accept("The snapshot " + path + " is passed over: " + e.getMessage() + ".");
      }
    }
    return new Restored(engines.get(), null, new SnapshotNotes());
  }

  /**
   * Refuses a journal that ends before one of its snapshots was taken.
   *
   * @throws StartException with what an operator can do
   */
  void requireNoneAheadOf(JournalState end) {
    if (straySequence > end.lastSequence()) {
      throw new StartException(
          ExitCode.JOURNAL,
          "The snapshot "
              + strayPath
              + " is of command "
              + straySequence
              + ", but the journal ends at command "
              + end.lastSequence()
              + ": commands that were on disk are gone; restore the journal from a copy, or move the"
              + " snapshot away to go on without them.");
    }
  }

  private Restored restore(
      Path path,
      SnapshotReader snapshot,
      BiFunction<SnapshotHeader, SnapshotNotes, String> misfit) {
    SnapshotHeader header = snapshot.header();
    if (header.schemaVersion() > KnownVersions.OF_THIS_RELEASE.schema()
        || header.behaviourVersion() > KnownVersions.OF_THIS_RELEASE.behaviour()) {
      throw new MisfitException("a newer version of Croupier wrote it");
    }
    if (journal.isCut(header.place())) {
      throw new MisfitException("it has commands that are cut from the journal");
    }
    if (!journal.holds(header.place())) {
      noteStray(path, header.sequence());
      throw new MisfitException("the journal does not have the seal that it was taken at");
    }
    SnapshotNotes notes = loaded(() -> SnapshotNotes.decode(snapshot.notes()));
    String problem = misfit.apply(header, notes);
    if (problem != null) {
      throw new MisfitException(problem);
    }
    return new Restored(load(snapshot, header), header.place(), notes);
  }

  private void noteStray(Path path, long sequence) {
    if (sequence > straySequence) {
      strayPath = path;
      straySequence = sequence;
    }
  }

  private Engine load(SnapshotReader snapshot, SnapshotHeader header) {
    Engine engine = engines.get();
    loaded(
        () -> {
          engine.load(
              (buffer, offset, length) -> {
                if (stopped.getAsBoolean()) {
                  throw new StoppedException();
                }
                snapshot.read(buffer, offset, length);
              });
          return engine;
        });
    boolean same =
        engine.sequence() == header.sequence()
            && engine.timestampNs() == header.timestampNs()
            && engine.stateHash() == header.stateHash()
            && engine.outcomeHash() == header.outcomeHash();
    if (!same) {
      throw new MisfitException("it does not load to the state hash that it says");
    }
    return engine;
  }

  private static <T> T loaded(Supplier<T> load) {
    try {
      return load.get();
    } catch (DamagedSnapshotException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new MisfitException("this version of Croupier does not load it (" + e + ")");
    }
  }

  /** Why a snapshot is not used, in half a sentence. */
  private static final class MisfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MisfitException(String why) {
      super(why);
    }
  }
}
