package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.DiskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings files and folders to the disk; Chronicle's own sync does not. */
final class FileForcer {
  private FileForcer() {}

  static void forceFile(Path file) {
    try {
      Disk.forceFile(file);
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
<<<<<<< HEAD

  /** Forces a file for a caller who has a sentence of his own. */
  static void tryFile(Path file) throws IOException {
    tryForce(file, StandardOpenOption.WRITE);
  }

  /** The same for the entries of a folder. */
  static void tryFolder(Path folder) throws IOException {
    tryForce(folder, StandardOpenOption.READ);
  }

  private static void force(Path path, StandardOpenOption option) {
    try {
      tryForce(path, option);
    } catch (IOException e) {
      throw failed(path, e);
    }
  }

  private static void tryForce(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }
=======
>>>>>>> main
}
