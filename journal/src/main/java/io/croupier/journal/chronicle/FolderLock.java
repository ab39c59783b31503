package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The one owner of a data folder: an operating system's lock on its file {@code lock}, which names
 * the owner's process and ends with it.
 */
final class FolderLock implements AutoCloseable {
  /** What systems are known to be wrong by when they say when a process began. */
  private static final Duration CLOCK_ERROR = Duration.ofSeconds(2);

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path folder) {
    Path path = folder.resolve("lock");
    try {
      FileChannel channel = Disk.create(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new FolderTakenException(
            "The folder "
                + folder
                + " belongs to the running process "
                + Files.readString(path).strip()
                + ": stop it, or choose another folder.");
      }
      byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(pid), 0);
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new JournalException(
          "Cannot lock " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }

  /**
   * The process that has the folder; empty when none has. Takes no lock, so that a reader is never
   * in the way of an owner that starts.
   */
  static OptionalLong owner(Path folder) {
    Path path = folder.resolve("lock");
    try {
      String text = Files.exists(path) ? Files.readString(path).strip() : "";
      if (!text.matches("\\d{1,18}")) {
        return OptionalLong.empty();
      }
      long pid = Long.parseLong(text);
      Instant taken = Files.getLastModifiedTime(path).toInstant();
      return isFrom(pid, taken) ? OptionalLong.of(pid) : OptionalLong.empty();
    } catch (IOException e) {
      throw new JournalException(
          "Cannot read " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }

  /** Releases the lock and forgets the owner, who may live on. */
  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new JournalException("Cannot release the data folder's lock.", e);
    }
  }

  /** Whether the process lives and began before that time: else another got its number since. */
  private static boolean isFrom(long pid, Instant time) {
    return ProcessHandle.of(pid)
        .map(process -> process.info().startInstant().orElse(Instant.MIN))
        .filter(start -> start.isBefore(time.plus(CLOCK_ERROR)))
        .isPresent();
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This very process has it.
      return null;
    }
  }
}
