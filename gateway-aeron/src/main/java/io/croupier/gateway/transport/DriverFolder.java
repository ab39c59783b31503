package io.croupier.gateway.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.IoUtil;

/**
 * The folder of one media driver, never shared. A lock held by the operating system says that its
 * owner lives; folders whose owner was killed are deleted when the next one is made.
 */
final class DriverFolder implements AutoCloseable {
  private static final String PREFIX = "croupier-aeron-";
  private static final String LOCK = "owner.lock";
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 128L * 1024 * 1024;

  /**
   * Folders of this process. Their locks must not be tried: POSIX gives up every lock of a process
   * on a file as soon as it closes one of its channels to it.
   */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lock;

  private DriverFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a new folder, in memory where the host has room for it there. */
  static DriverFolder create() {
    try {
      Path parent = parent();
      deleteOrphans(parent);
      for (; ; ) {
        Path folder = Files.createTempDirectory(parent, PREFIX);
        OURS.add(folder);
        FileChannel lock = lock(folder, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock != null && Files.exists(folder.resolve(LOCK))) {
          return new DriverFolder(folder, lock);
        }
        closeQuietly(lock); // someone took it for an orphan between the two steps
        OURS.remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No folder can be made for the Aeron driver", e);
    }
  }

  String aeron() {
    return folder.resolve("aeron").toString();
  }

  @Override
  public void close() {
    IoUtil.delete(folder.toFile(), true);
    closeQuietly(lock);
    OURS.remove(folder);
  }

  private static Path parent() throws IOException {
    boolean fits = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
    return fits ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static void deleteOrphans(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        FileChannel lock = OURS.contains(folder) ? null : lock(folder, StandardOpenOption.WRITE);
        if (lock != null) {
          IoUtil.delete(folder.toFile(), true);
          closeQuietly(lock);
        }
      }
    }
  }

  /** Null when someone else holds the lock, or there is none to hold, or it is not ours to hold. */
  private static FileChannel lock(Path folder, StandardOpenOption... options) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(folder.resolve(LOCK), options);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      // another user's folder
    }
    closeQuietly(channel);
    return null;
  }

  private static void closeQuietly(FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
