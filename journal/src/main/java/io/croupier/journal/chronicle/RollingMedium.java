package io.croupier.journal.chronicle;

import io.croupier.journal.frame.Medium;
import java.nio.file.Path;

/**
 * A medium in a folder of its own, new for each run, that goes to a new file by size; its files are
 * named by {@link RollFiles}.
 *
 * <p>One thread appends, rolls and closes; {@link #currentFile} and {@link #position} may be read
 * by any.
 */
public interface RollingMedium extends Medium, AutoCloseable {
  /**
   * Lets the next append go to a new file when this one is nearly full. Refused when the disk has
   * no room for it. Without this call a file ends where it must, perhaps within a batch.
   */
  void rollWhenFull();

  /** The most that a file holds, in bytes. */
  long fileSize();

  /** How many files there are so far. */
  int fileCount();

  /** The file being written, or null before the first append. */
  Path currentFile();

  /** Where in the current file the next append comes to stand, about. */
  long position();

  /** Closes the files; what was appended stays where it is, forced or not. */
  @Override
  void close();

  /** Makes the media of a data folder. */
  @FunctionalInterface
  interface Maker {
    /** Creates the folder, which must not hold a medium yet; {@code fileSize} is in bytes. */
    RollingMedium create(Path folder, long fileSize);
  }
}
