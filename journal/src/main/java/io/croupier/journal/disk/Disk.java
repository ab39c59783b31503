package io.croupier.journal.disk;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Every step by which a file of a data folder is made, forced, cut, renamed or removed: between any
 * two of them the process may die, and of what was not forced the power may take any part. One who
 * wants to know what that leaves watches them.
 *
 * <p>Any thread.
 */
public final class Disk {
  /** What is done to a file or folder. */
  public enum Step {
    CREATE,
    CUT,
    FORCE,
    FORCE_FOLDER,
    MOVE,
    DELETE
  }

  /** Told of every step of this process. */
  @FunctionalInterface
  public interface Watch {
    /**
     * A step begins, or is done.
     *
     * @param to where it is moved to; {@code path} in every other step
     */
    void onStep(Step step, Path path, Path to, boolean done);
  }

  private static final Watch NOBODY = (step, path, to, done) -> {};

  private static volatile Watch watch = NOBODY;

  private Disk() {}

  /** Lets somebody watch, one at a time. */
  public static void watch(Watch watcher) {
    watch = watcher;
  }

  public static void watchNoMore() {
    watch = NOBODY;
  }

  /**
   * Makes a folder where there is none, and those that it stands in. Their entries are on disk when
   * this returns, where they may be looked at: else the power could take a whole folder, whatever
   * in it was forced.
   */
  public static void createFolders(Path folder) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = folder.toAbsolutePath(); !Files.exists(path); path = path.getParent()) {
      missing.push(path);
    }
    Files.createDirectories(folder);
    for (Path made : missing) {
      told(Step.CREATE, made, true);
      if (Files.isReadable(made.getParent())) {
        forceFolder(made.getParent());
      }
    }
  }

  /** Opens a file with options by which it may be made, or lose its bytes. */
  public static FileChannel create(Path file, OpenOption... options) throws IOException {
    told(Step.CREATE, file, false);
    FileChannel channel = FileChannel.open(file, options);
    told(Step.CREATE, file, true);
    return channel;
  }

  /** Cuts a file behind its first {@code length} bytes. */
  public static void cut(FileChannel channel, Path file, long length) throws IOException {
    told(Step.CUT, file, false);
    channel.truncate(length);
    told(Step.CUT, file, true);
  }

  /** Brings a file to the disk: its bytes, and what is needed to find them. */
  public static void force(FileChannel channel, Path file) throws IOException {
    told(Step.FORCE, file, false);
    channel.force(false);
    told(Step.FORCE, file, true);
  }

  /** The same for what was written to a mapping of all of a file. */
  public static void force(MappedByteBuffer mapped, Path file) {
    told(Step.FORCE, file, false);
    mapped.force();
    told(Step.FORCE, file, true);
  }

  /** Brings a file that is not open here to the disk. */
  public static void forceFile(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      told(Step.FORCE, file, false);
      channel.force(true);
      told(Step.FORCE, file, true);
    }
  }

  /** Brings the entries of a folder to the disk. */
  public static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      told(Step.FORCE_FOLDER, folder, false);
      channel.force(true);
      told(Step.FORCE_FOLDER, folder, true);
    }
  }

  /** Renames a file within a file system, in place of one that has the name already. */
  public static void move(Path from, Path to) throws IOException {
    watch.onStep(Step.MOVE, from, to, false);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    watch.onStep(Step.MOVE, from, to, true);
  }

  /** Removes a file; false where there is none. */
  public static boolean delete(Path file) throws IOException {
    told(Step.DELETE, file, false);
    boolean there = Files.deleteIfExists(file);
    told(Step.DELETE, file, true);
    return there;
  }

  private static void told(Step step, Path path, boolean done) {
    watch.onStep(step, path, path, done);
  }
}
