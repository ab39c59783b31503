package io.croupier.journal.chronicle;

import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalReader;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.Seal;
import io.croupier.journal.frame.SealPlace;
import io.croupier.journal.snapshot.DamagedSnapshotException;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.agrona.DirectBuffer;

/**
 * Finds out which journal files no start needs, and proves them: each frame, each seal, up to the
 * seal of the oldest snapshot. Changes nothing; a node may run meanwhile.
 *
 * <p>Owned by one thread.
 */
public final class ArchivePlanner implements FrameHandler {
  private final Path data;
  private final LongConsumer progress;
  private final Map<String, ArchiveFile> proven = new HashMap<>();
  private SealPlace end;
  private String file = "";

  private ArchivePlanner(Path data, LongConsumer progress) {
    this.data = data;
    this.progress = progress;
  }

  /**
   * What can be moved.
   *
   * @param progress hears the sequences of the commands that it comes by
   * @throws JournalException when a snapshot cannot be used, or the journal is damaged
   */
  public static ArchivePlan plan(Path data, LongConsumer progress) {
    try (DataFolder folder = DataFolder.read(data)) {
      return new ArchivePlanner(data, progress).plan(folder);
    }
  }

  private ArchivePlan plan(DataFolder folder) {
    JournalReader reader = folder.livingReader();
    SnapshotHeader oldest = null;
    for (Path path : folder.snapshots().newestFirst()) {
      oldest = usable(path, reader);
    }
    if (oldest == null) {
      return new ArchivePlan(null, 0, List.of());
    }
    end = oldest.place();
    prove(reader, folder.archived());
    List<ArchiveFile> files = new ArrayList<>();
    for (Path path : folder.filesBefore(end)) {
      if (Files.exists(path)) {
        files.add(describe(path));
      }
    }
    return new ArchivePlan(end, oldest.timestampNs(), files);
  }

  /** A start needs a snapshot for what would be gone, so none of them may be a bad one. */
  private static SnapshotHeader usable(Path path, JournalReader reader) {
    String problem = "the journal does not have its seal";
    try (SnapshotReader snapshot = new SnapshotReader(path)) {
      if (reader.holds(snapshot.header().place())) {
        return snapshot.header();
      }
    } catch (DamagedSnapshotException e) {
      problem = e.getMessage();
    }
    throw new JournalException(
        "Nothing is archived while the snapshot "
            + path
            + " cannot be used ("
            + problem
            + "): delete it, and let a node or ./croupier snapshot write another.");
  }

  /** Of what is archived up to a seal the part before it was proven then. */
  private void prove(JournalReader reader, ArchivedPart before) {
    JournalState state;
    try {
      state =
          before == null
              ? reader.read(this)
              : reader.readFrom(before.place(), before.timestampNs(), this);
    } catch (EndReachedException e) {
      return;
    }
    if (state.ending() == Ending.DAMAGE || state.lastSequence() < end.sequence()) {
      throw new JournalException(state.describe());
    }
  }

  @Override
  public void onFile(String name) {
    file = name;
  }

  @Override
  public void onCommand(
      long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
    progress.accept(sequence);
    if (sequence > end.sequence()) {
      throw new EndReachedException();
    }
  }

  @Override
  public void onSeal(Seal seal) {
    SealPlace place = seal.place();
    proven.put(file, new ArchiveFile(file, 0, place.sequence(), place.seal().toString()));
  }

  @Override
  public void onStop(Seal seal, String reason) {
    onSeal(seal);
  }

  private ArchiveFile describe(Path path) {
    String name = data.relativize(path).toString();
    ArchiveFile known = proven.getOrDefault(name, new ArchiveFile(name, 0, 0, "-"));
    try {
      return new ArchiveFile(name, Files.size(path), known.lastSequence(), known.seal());
    } catch (IOException e) {
      throw new JournalException(
          "Cannot read " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }

  /** Ends the reading: what follows is not archived. */
  private static final class EndReachedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
