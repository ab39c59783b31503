package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.DiskException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings files and folders to the disk; Chronicle's own sync does not. */
final class FileForcer {
  private static final int STEP = 1 << 20;

  private FileForcer() {}

  static void forceFile(Path file) {
    try {
      Disk.forceFile(file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * Writes to a file what can be read of it, so that the next force brings it to the disk whatever
   * became of an earlier one.
   */
  static void writeAnew(Path file) {
    ByteBuffer step = ByteBuffer.allocate(STEP);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      for (long at = 0; at < channel.size(); at += step.limit()) {
        step.clear();
        channel.read(step, at);
        step.flip();
        channel.write(step, at);
      }
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Makes the entries of a folder durable. */
  static void forceFolder(Path folder) {
    try {
      Disk.forceFolder(folder);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /**
   * Makes the folder's own entry in the one above durable. One above that may not be looked into is
   * nobody's who could have made the entry: it is left alone.
   */
  static void forceEntry(Path folder) {
    try {
      Path above = folder.toRealPath().getParent();
      if (above != null && Files.isReadable(above)) {
        forceFolder(above);
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  static DiskException failed(Path path, IOException cause) {
    return new DiskException(
        "The disk did not take "
            + path
            + " ("
            + cause.getMessage()
            + "): check the disk, then start again; the start cuts what was not forced.",
        cause);
  }
}
