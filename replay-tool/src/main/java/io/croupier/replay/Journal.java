package io.croupier.replay;

import io.croupier.engine.KnownVersions;
import io.croupier.journal.chronicle.ArchivedPart;
import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.OutcomeHistory;
import io.croupier.journal.frame.AcceptedLoss;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalReader;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.SealPlace;
import io.croupier.journal.frame.Skip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A node's data folder, opened for reading only, whether the node runs or not. While it runs, what
 * is read ends where the journal ended at some moment of the reading. Owned by one thread.
 */
final class Journal implements AutoCloseable {
  private static final FrameHandler NOTHING = (sequence, timestampNs, buffer, offset, length) -> {};

  private final Path path;
  private final DataFolder folder;
  private final OptionalLong owner;
  private final ArchivedPart archived;
  private final JournalReader reader;

  private Journal(Path path, DataFolder folder) {
    this.path = path;
    this.folder = folder;
    this.owner = folder.owner();
    this.archived = folder.archived();
    this.reader = folder.reader();
    KnownVersions release = KnownVersions.OF_THIS_RELEASE;
    reader.requireKnown(release.schema(), release.behaviour());
  }

  /** Takes a folder opened for reading. */
  static Journal in(Path path, DataFolder folder) {
    return new Journal(path, folder);
  }

  Path path() {
    return path;
  }

  /** The process that writes to the folder now, if any does. */
  OptionalLong owner() {
    return owner;
  }

  /** All outcomes that were sent; to be taken before {@link #read}, which goes at least as far. */
  OutcomeHistory outcomes() {
    OutcomeHistory before = folder.outcomes(Long.MAX_VALUE);
    OutcomeHistory history = before;
    while (owner.isPresent() && history.loss() != null) {
      // Half a record that is being written looks like a loss, but not twice in one place.
      history = folder.outcomes(Long.MAX_VALUE);
      if (before.loss().equals(history.loss())) {
        return history;
      }
      before = history;
    }
    return history;
  }

  /** Checks of the snapshots, the newest first; to be taken before {@link #read}. */
  List<SnapshotCheck> snapshots() {
    return folder.snapshots().newestFirst().stream()
        .map(file -> new SnapshotCheck(file, nameOf(file)))
        .toList();
  }

  /** The commands that operators have decided to skip. */
  List<Skip> skips() {
    return List.copyOf(reader.skips().values());
  }

  /** The losses that operators have accepted, in the order of the runs that say so. */
  List<LossDecision> losses() {
    List<LossDecision> losses = new ArrayList<>();
    for (EpochHeader run : reader.headers()) {
      for (AcceptedLoss loss : run.acceptedLosses()) {
        losses.add(
            new LossDecision(
                run.number(), run.firstSequence() - 1, loss.gatewayId(), loss.by(), loss.reason()));
      }
    }
    return losses;
  }

  /** A file's name from the data folder on, as findings name it. */
  String nameOf(Path file) {
    return path.relativize(file).toString();
  }

  /** What is archived and not here; null: nothing. */
  ArchivedPart archived() {
    return archived;
  }

  /** Which run a seal stands in. */
  EpochHeader runOf(SealPlace place) {
    return reader.headers().stream()
        .filter(header -> header.number() == place.epoch())
        .findFirst()
        .orElseThrow(() -> new JournalException("The run of a seal is missing: run verify."));
  }

  /**
   * Hands everything that counts to {@code handler} and says how the journal ends; null when the
   * handler threw {@link EndOfReading}. Refused where its beginning is archived.
   */
  JournalState read(FrameHandler handler) {
    if (archived != null) {
      throw new JournalException(archived.sentence());
    }
    return readRest(handler);
  }

  /** The same; where its beginning is archived, what stands behind that. */
  JournalState readRest(FrameHandler handler) {
    try {
      return owner.isEmpty() ? readAll(handler) : readLiving(handler);
    } catch (EndOfReading end) {
      return null;
    }
  }

  @Override
  public void close() {
    folder.close();
  }

  private JournalState readAll(FrameHandler handler) {
    return archived == null
        ? reader.read(handler)
        : reader.readFrom(archived.place(), archived.timestampNs(), handler);
  }

  private JournalState readLiving(FrameHandler handler) {
    JournalState end = livingEnd();
    BoundedHandler bounded = new BoundedHandler(handler, end.lastSequence());
    try {
      readAll(bounded);
    } catch (EndOfReading e) {
      if (!bounded.isAtEnd()) {
        throw e;
      }
    }
    return end;
  }

  /**
   * How far a journal that is being written can be read. A frame that is half written looks like
   * damage when later ones follow it at once; then it is whole at the next look.
   */
  private JournalState livingEnd() {
    JournalState before = readAll(NOTHING);
    JournalState end = before;
    while (end.ending() == Ending.DAMAGE) {
      end = readAll(NOTHING);
      if (end.lastSequence() == before.lastSequence()) {
        return end;
      }
      before = end;
    }
    return end;
  }
}
