package io.croupier.demo.chaos;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system of its own in a file, mounted on a folder, which can be filled without anybody else
 * noticing it. Owned by one thread; another may close it when all ends.
 */
final class SmallDisk implements AutoCloseable {
  private static final long BYTES = 768L << 20;
  private static final String FILLER = "filler";

  private final Path folder;
  private final Path image;
  private boolean mounted;

  /**
   * Mounts it.
   *
   * @param folder an empty one; where mounting is not allowed it is used as it is.
   * @param image the file to be made.
   */
  SmallDisk(Path folder, Path image) {
    this.folder = folder;
    this.image = image;
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      Files.createDirectories(folder);
      file.setLength(BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    mounted =
        Commands.run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
            && Commands.run("mount", "-o", "loop", image.toString(), folder.toString());
  }

  /** Whether it can be filled. */
  boolean isMounted() {
    return mounted;
  }

  /** Takes all room but so many bytes; false where that cannot be done. */
  boolean fill(long leftBytes) {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (!mounted || free <= leftBytes) {
        return false;
      }
      // Where it ends with "no space left", what there was is taken all the same.
      Path filler = folder.resolve(FILLER);
      Commands.run("fallocate", "-l", Long.toString(free - leftBytes), filler.toString());
      return Files.exists(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the room back. */
  void free() {
    try {
      Files.deleteIfExists(folder.resolve(FILLER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies what is on it, if it is there, since it is gone when it is closed. */
  void save(Path from, Path to) {
    if (Files.exists(from) && !Commands.run("cp", "-a", from.toString(), to.toString())) {
      throw new UncheckedIOException(new IOException(from + " could not be copied to " + to));
    }
  }

  /** Unmounts it; what was on it is gone. */
  @Override
  public synchronized void close() {
    if (mounted) {
      mounted =
          !Commands.run("umount", folder.toString())
              && !Commands.run("umount", "-l", folder.toString());
    }
    try {
      Files.deleteIfExists(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
