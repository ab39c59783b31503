package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.EpochFiles;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameFile;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalReader;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.SealPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A node's data on disk:
 *
 * <pre>
 * lock                       the owner's process id
 * FAILED                     a force failed: see {@link io.croupier.journal.frame.FailedForce}
 * UNFORCED                   another one failed: see {@link UnforcedMark}
 * FAILED.new, UNFORCED.new   room for these two
 * epoch-00000001/commands/   the frames of the first run
 * epoch-00000001/outcomes/   its outcome log
 * epoch-00000002/...
 * archived                   what was moved away, see {@link ArchivedPart}
 * snapshots/                 see {@link SnapshotFolder}
 * </pre>
 *
 * <p>One instance is one run: it opens one epoch at most. Owned by one thread.
 */
public final class DataFolder implements AutoCloseable {
  private static final String COMMANDS = "commands";
  private static final String OUTCOMES = "outcomes";
  private static final String SNAPSHOTS = "snapshots";

  private final Path path;
  private final RollingMedium.Maker media;
  private final FolderLock lock;
  private final FailedForceMark mark;
  private final UnforcedMark unforced;
  private final List<Long> epochs;

  private DataFolder(Path path, RollingMedium.Maker media, FolderLock lock) {
    this.path = path;
    this.media = media;
    this.lock = lock;
    this.mark = new FailedForceMark(path);
    this.unforced = new UnforcedMark(path);
    this.epochs = listEpochs();
  }

  /** Takes the folder for a run, creating it if need be. Refused when another process has it. */
  public static DataFolder own(Path path) {
    return own(path, ChronicleMedium::new);
  }

  /** The same where something else than Chronicle writes the files. */
  public static DataFolder own(Path path, RollingMedium.Maker media) {
    try {
      Disk.createFolders(path);
    } catch (IOException e) {
      throw new JournalException(
          "Cannot create the data folder "
              + path
              + " ("
              + e.getMessage()
              + "): choose another, or check its rights.",
          e);
    }
    DataFolder folder = new DataFolder(path, media, FolderLock.take(path));
    try {
      folder.mark.takeRoom();
      folder.unforced.takeRoom();
      return folder;
    } catch (JournalException e) {
      folder.close();
      throw e;
    }
  }

  /** Opens the folder for reading only, whoever has it. Refused when it holds no journal. */
  public static DataFolder read(Path path) {
    DataFolder folder = new DataFolder(path, ChronicleMedium::new, null);
    if (folder.epochs.isEmpty()) {
      throw new JournalException(path + " holds no journal: give a node's data folder.");
    }
    return folder;
  }

  /** The process that has the folder now, if any has. Does not touch the lock. */
  public OptionalLong owner() {
    return FolderLock.owner(path);
  }

  /** Reads the journal of all runs so far. */
  public JournalReader reader() {
    long newest = nextEpoch() - 1;
    // Asked for now: what a living node answers later, the reader may not meet.
    long answered = lastAnswered(newest);
    List<EpochFiles> files = new ArrayList<>();
    epochs.forEach(number -> files.add(epochFiles(number, MappedFile::new)));
    return known(
        new JournalReader(
            files, mark.read(), number -> number == newest ? answered : lastAnswered(number)));
  }

  /**
   * Reads the journal of all runs so far, the last one perhaps being written: how it ends may then
   * be told wrongly.
   */
  public JournalReader livingReader() {
    List<EpochFiles> files = new ArrayList<>();
    epochs.forEach(number -> files.add(epochFiles(number, MappedFile::living)));
    return known(new JournalReader(files, mark.read(), number -> 0));
  }

  /** What of the journal is archived and not here; null when all of it is here. */
  public ArchivedPart archived() {
    ArchivedPart part = ArchivedPart.read(path);
    return part != null && filesBefore(part.place()).stream().anyMatch(Files::notExists)
        ? part
        : null;
  }

  /**
   * The journal files of which nothing stands behind a seal, oldest first, those of earlier runs
   * and of its own, perhaps some that are not here any more. The first of its own run, with the
   * EPOCH frame, is not among them.
   */
  List<Path> filesBefore(SealPlace place) {
    List<Path> files = new ArrayList<>();
    for (long epoch : epochs) {
      if (epoch < place.epoch()) {
        files.addAll(RollFiles.list(folder(epoch, COMMANDS)));
        // A run of which all was moved has no file any more.
        if (RollFiles.list(folder(epoch, COMMANDS)).isEmpty()) {
          files.add(folder(epoch, COMMANDS).resolve(RollFiles.name(0)));
        }
      }
    }
    for (int file = 1; file < place.file(); file++) {
      files.add(folder(place.epoch(), COMMANDS).resolve(RollFiles.name(file)));
    }
    return files;
  }

  private JournalReader known(JournalReader reader) {
    ArchivedPart part = archived();
    if (part != null) {
      reader.lacksBeginning(part.sentence());
    }
    return reader;
  }

  /** Where the snapshots are. */
  public SnapshotFolder snapshots() {
    return new SnapshotFolder(path.resolve(SNAPSHOTS));
  }

  /** The outcomes of all runs so far, up to those of command {@code lastSequence}. */
  public OutcomeHistory outcomes(long lastSequence) {
    return OutcomeHistory.read(outcomeFolders(), lastSequence);
  }

  /** The number of the epoch that this run opens: no folder has it yet. */
  public long nextEpoch() {
    return epochs.isEmpty() ? 1 : epochs.get(epochs.size() - 1) + 1;
  }

  /** Opens this run's outcome log: see there what must follow. */
  public OutcomeLog openOutcomeLog(long fileSize) {
    return openOutcomeLog(fileSize, 0);
  }

  /**
   * The same for a replay that begins behind command {@code after}: all outcomes up to that one are
   * logged.
   */
  public OutcomeLog openOutcomeLog(long fileSize, long after) {
    return new OutcomeLog(outcomeFolders(), media, folder(nextEpoch(), OUTCOMES), fileSize, after);
  }

  /**
   * Forces every file of earlier runs, and the folders: what is read afterwards stays what it is.
   * What an earlier failure of {@link #forceRun}, or of this, may have left out is written anew. To
   * be called by the owner, before an outcome is sent again.
   */
  public void forceAll() {
    long doubtful = unforced.read();
    epochs.stream().filter(epoch -> epoch >= doubtful).forEach(this::writeEpochAnew);
    epochs.forEach(this::forceOrMark);
    FileForcer.forceFolder(path);
    unforced.remove();
  }

  /**
   * Forces what one run has written so far; what came before it was forced when it began. A failure
   * leaves the mark UNFORCED.
   */
  public void forceRun(long number) {
    forceOrMark(number);
    FileForcer.forceFolder(path);
  }

  private void forceOrMark(long number) {
    try {
      forceEpoch(number);
    } catch (JournalException failure) {
      try {
        unforced.write(number);
      } catch (JournalException e) {
        failure.addSuppressed(e);
      }
      throw failure;
    }
  }

  /**
   * Opens this run's epoch, going on from {@code state}: its EPOCH frame is on disk when it
   * returns, and the mark FAILED is gone. Refused after damage.
   */
  public JournalAppender openEpoch(
      JournalState state, EpochSettings settings, long fileSize, long timestampNs) {
    EpochHeader header =
        new EpochHeader(
            nextEpoch(),
            state.lastSequence() + 1,
            state.asPrevious(),
            settings.durability(),
            settings.schemaId(),
            settings.schemaVersion(),
            settings.behaviourVersion(),
            settings.softwareVersion(),
            settings.skips(),
            settings.acceptedLosses());
    Path commands = folder(header.number(), COMMANDS);
    RollingMedium medium = media.create(commands, fileSize);
    JournalAppender appender = new JournalAppender(header, medium, mark, unforced, timestampNs);
    appender.force();
    FileForcer.forceFolder(epochPath(header.number()));
    FileForcer.forceFolder(path);
    FileForcer.forceEntry(path);
    mark.remove();
    return appender;
  }

  /** Releases the folder; what was opened from it is closed by whoever opened it. */
  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }

  private long lastAnswered(long epoch) {
    return OutcomeHistory.lastSequence(folder(epoch, OUTCOMES));
  }

  private EpochFiles epochFiles(long number, BiFunction<Path, String, FrameFile> open) {
    List<FrameFile> files = new ArrayList<>();
    for (Path file : RollFiles.list(folder(number, COMMANDS))) {
      files.add(open.apply(file, path.relativize(file).toString()));
    }
    return new EpochFiles(number, epochPath(number).getFileName().toString(), files);
  }

  /** Each counts as far as the runs behind it say that their journal begins. */
  private List<OutcomeFolder> outcomeFolders() {
    List<EpochHeader> headers = livingReader().headers();
    List<OutcomeFolder> folders = new ArrayList<>();
    for (long number : epochs) {
      long last =
          headers.stream()
              .filter(header -> header.number() > number)
              .mapToLong(header -> header.previous().lastSequence())
              .min()
              .orElse(Long.MAX_VALUE);
      folders.add(new OutcomeFolder(folder(number, OUTCOMES), last));
    }
    return folders;
  }

  private void writeEpochAnew(long number) {
    for (String kind : List.of(COMMANDS, OUTCOMES)) {
      RollFiles.list(folder(number, kind)).stream()
          .filter(Files::exists)
          .forEach(FileForcer::writeAnew);
    }
  }

  private void forceEpoch(long number) {
    forceAll(folder(number, COMMANDS));
    forceAll(folder(number, OUTCOMES));
    FileForcer.forceFolder(epochPath(number));
  }

  private static void forceAll(Path folder) {
    RollFiles.list(folder).stream().filter(Files::exists).forEach(FileForcer::forceFile);
    if (Files.isDirectory(folder)) {
      FileForcer.forceFolder(folder);
    }
  }

  private Path folder(long epoch, String kind) {
    return epochPath(epoch).resolve(kind);
  }

  private Path epochPath(long number) {
    return path.resolve(String.format(Locale.ROOT, "epoch-%08d", number));
  }

  private List<Long> listEpochs() {
    if (!Files.isDirectory(path)) {
      throw new JournalException(path + " is no folder: give a node's data folder.");
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("epoch-\\d{8}"))
          .map(name -> Long.parseLong(name.substring("epoch-".length())))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new JournalException(
          "Cannot list " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }
}
