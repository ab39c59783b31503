package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.FrameFile;
import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import org.agrona.DirectBuffer;

/**
 * A Chronicle queue in a folder of its own, new for each run, that goes to a new file by size.
 *
 * <p>One thread appends (and calls {@link #rollWhenFull} and {@link #close}); one other may force;
 * {@link #currentFile} and {@link #position} may be read by any. The appending thread publishes a
 * new file before anything that is said to be appended to it, so the forcing thread misses none.
 */
public final class ChronicleMedium implements RollingMedium {
  static {
    ChronicleRuntime.prepare();
  }

  /** The least and the most that {@code fileSize} may be, in bytes. */
  public static final long MIN_FILE_SIZE = 1L << 20;

  public static final long MAX_FILE_SIZE = 1L << 30;

  /** No frame begins in this last part of a file, so none, nor Chronicle's index, leaves it. */
  private static final long RESERVE = 128 * 1024;

  /** Chronicle maps this file before any other, and writes to it: it is all there before that. */
  private static final String TABLE = "metadata.cq4t";

  private static final int TABLE_LENGTH = 128 * 1024;

  /** {@link RollFiles} knows its file names. */
  private static final RollCycle CYCLE = RollCycles.FAST_DAILY;

  private final Path folder;
  private final long fileSize;
  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;
  private final PointerBytesStore pointer = new PointerBytesStore();
  private int fileNumber;
  private volatile List<Path> paths = List.of();
  private final AtomicLong position = new AtomicLong();

  private FileChannel forcing;
  private int forcingNumber = -1;

  /** Creates the folder, which must not hold a queue yet. */
  public ChronicleMedium(Path folder, long fileSize) {
    if (fileSize < MIN_FILE_SIZE || fileSize > MAX_FILE_SIZE) {
      throw new JournalException(
          "A journal file of " + fileSize + " bytes is not possible: give 1 MiB to 1 GiB.");
    }
    if (!RollFiles.list(folder).isEmpty()) {
      throw new JournalException(folder + " holds a queue of an earlier run: it is only read.");
    }
    this.folder = folder;
    this.fileSize = fileSize;
    try {
      Disk.createFolders(folder);
    } catch (IOException e) {
      throw new DiskException(
          "Cannot create " + folder + " (" + e.getMessage() + "): check the disk and rights.", e);
    }
    FileSpace.require(folder, fileSize);
    FileSpace.make(folder.resolve(TABLE), TABLE_LENGTH);
    this.queue = openQueue();
    this.appender = openAppender();
  }

  @Override
  public void append(DirectBuffer frame, int offset, int length) {
    if (position.get() > fileSize - RESERVE) {
      roll();
    }
    pointer.set(frame.addressOffset() + offset, length);
    appender.writeBytes(pointer);
    if (paths.size() == fileNumber) {
      publishFile();
    }
    position.setRelease(appender.wire().bytes().writePosition());
  }

  @Override
  public void rollWhenFull() {
    if (position.get() > fileSize - RESERVE - fileSize / 16) {
      roll();
    }
  }

  @Override
  public long fileSize() {
    return fileSize;
  }

  @Override
  public int fileCount() {
    return paths.size();
  }

  @Override
  public void force() {
    List<Path> written = paths;
    try {
      for (int n = Math.max(0, forcingNumber); n < written.size(); n++) {
        boolean begun = n == forcingNumber;
        if (begun || !isArchived(written, n)) {
          if (!begun) {
            openForcing(written.get(n), n);
          }
          Disk.force(forcing, written.get(n));
        }
      }
    } catch (IOException e) {
      throw FileForcer.failed(written.get(written.size() - 1), e);
    }
  }

  @Override
  public List<FrameFile> files() {
    List<FrameFile> files = new ArrayList<>();
    paths.forEach(path -> files.add(new MappedFile(path, path.toString())));
    return files;
  }

  @Override
  public Path currentFile() {
    List<Path> written = paths;
    return written.isEmpty() ? null : written.get(written.size() - 1);
  }

  @Override
  public long position() {
    return position.getAcquire();
  }

  /**
   * Closes the queue; what was appended stays where it is, forced or not, and the last file gives
   * back the room that it did not need. The forcing thread and the page toucher must have ended.
   */
  @Override
  public void close() {
    long end = position.get();
    queue.close();
    if (end > 0) {
      FileSpace.release(currentFile(), end);
    }
    try {
      if (forcing != null) {
        forcing.close();
      }
    } catch (IOException e) {
      throw FileForcer.failed(folder, e);
    }
  }

  private SingleChronicleQueue openQueue() {
    return SingleChronicleQueueBuilder.single(folder.toFile())
        .rollCycle(CYCLE)
        .timeProvider(() -> (long) fileNumber * CYCLE.lengthInMillis())
        // One block is one file: the whole file is mapped when it is made, and its size does not
        // change while the page toucher runs ahead in it.
        .blockSize(fileSize)
        .build();
  }

  private ExcerptAppender openAppender() {
    try {
      ExcerptAppender opened = queue.createAppender();
      opened.singleThreadedCheckDisabled(true);
      return opened;
    } catch (IllegalStateException e) {
      queue.close();
      throw new JournalException(
          "Chronicle cannot write to " + folder + ": start Java with the flags in jvm.options.", e);
    }
  }

  private void roll() {
    FileSpace.require(folder, fileSize);
    fileNumber++;
    position.setRelease(0);
  }

  private void publishFile() {
    Path file = appender.currentFile().toPath();
    FileSpace.reserve(file, fileSize);
    FileSpace.adviseNoReadAhead(appender.wire().bytes().addressForRead(0), fileSize);
    List<Path> grown = new ArrayList<>(paths);
    grown.add(file);
    paths = List.copyOf(grown);
  }

  /**
   * Whether a file was moved to an archive, which has forced it; that it really stands there, the
   * next start asks.
   */
  private static boolean isArchived(List<Path> written, int number) {
    return number < written.size() - 1 && Files.notExists(written.get(number));
  }

  private void openForcing(Path path, int number) throws IOException {
    if (forcing != null) {
      forcing.close();
    }
    forcing = FileChannel.open(path, StandardOpenOption.WRITE);
    forcingNumber = number;
    FileForcer.forceFolder(folder);
  }
}
