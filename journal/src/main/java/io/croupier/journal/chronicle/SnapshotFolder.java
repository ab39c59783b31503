package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.snapshot.SnapshotHeader;
import io.croupier.journal.snapshot.SnapshotWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The snapshots of a data folder:
 *
 * <pre>
 * lock                             the writer's process id
 * snapshot-0000000000000004096     named after its last command
 * snapshot-0000000000000008192.new being written
 * </pre>
 *
 * <p>Any number of readers, one {@link Owner} that writes. Owned by one thread.
 */
public final class SnapshotFolder {
  /** So many are kept: where the newest fails, a start takes the one before. */
  public static final int GENERATIONS = 2;

  private static final String NAME = "snapshot-%019d";
  private static final String PATTERN = "snapshot-\\d{19}";
  private static final String UNFINISHED = ".new";

  private final Path path;

  SnapshotFolder(Path path) {
    this.path = path;
  }

  /** The finished snapshots, the newest first. */
  public List<Path> newestFirst() {
    return list(PATTERN).sorted(Comparator.reverseOrder()).toList();
  }

  /**
   * Takes the folder for writing, creating it if need be, and removes what a writer has left
   * unfinished. Refused when another process writes.
   */
  public Owner own() {
    try {
      Disk.createFolders(path);
    } catch (IOException e) {
      throw FileForcer.failed(path, e);
    }
    Owner owner = new Owner(FolderLock.take(path));
    list(PATTERN + "\\" + UNFINISHED).forEach(SnapshotFolder::delete);
    return owner;
  }

  private Stream<Path> list(String pattern) {
    if (!Files.isDirectory(path)) {
      return Stream.empty();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(entry -> entry.getFileName().toString().matches(pattern))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new JournalException(
          "Cannot list " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }

  private static void delete(Path file) {
    try {
      Disk.delete(file);
    } catch (IOException e) {
      throw FileForcer.failed(file, e);
    }
  }

  /** The one that writes snapshots. */
  public final class Owner implements AutoCloseable {
    private final FolderLock lock;

    private Owner(FolderLock lock) {
      this.lock = lock;
    }

    /** The folder's snapshots. */
    public SnapshotFolder folder() {
      return SnapshotFolder.this;
    }

    /** Begins a snapshot; nobody sees it before {@link #publish}. */
    public SnapshotWriter begin(SnapshotHeader header, byte[] notes) {
      Path file = path.resolve(String.format(Locale.ROOT, NAME, header.sequence()) + UNFINISHED);
      try {
        return new SnapshotWriter(file, header, notes);
      } catch (RuntimeException e) {
        // What its first block has taken is given back to the disk that had no room for more.
        delete(file);
        throw e;
      }
    }

    /**
     * Lets a finished snapshot be found, and removes those that are too old. It is there, whatever
     * happens, when this returns.
     */
    public Path publish(SnapshotWriter writer) {
      String name = writer.path().getFileName().toString().replace(UNFINISHED, "");
      Path published = path.resolve(name);
      try {
        Disk.move(writer.path(), published);
      } catch (IOException e) {
        throw FileForcer.failed(published, e);
      }
      FileForcer.forceFolder(path);
      newestFirst().stream().skip(GENERATIONS).forEach(SnapshotFolder::delete);
      return published;
    }

    /** Removes a snapshot that was begun and not published. */
    public void drop(SnapshotWriter writer) {
      delete(writer.path());
    }

    @Override
    public void close() {
      lock.close();
    }
  }
}
