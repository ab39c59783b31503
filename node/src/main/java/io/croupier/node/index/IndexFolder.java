package io.croupier.node.index;

import io.croupier.journal.disk.Disk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder of an index: who has it, which shelves it holds, and whether it is damaged. */
final class IndexFolder {
  private static final String DAMAGED = "DAMAGED";
  private static final String RECORDS = "shelf-\\d{8}\\.records";

  private IndexFolder() {}

  /** Takes the folder, made if need be; null where another process, or this one, has it. */
  static FileChannel lock(Path folder) throws IOException {
    Disk.createFolders(folder);
    FileChannel channel =
        Disk.create(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another node of this process has it.
    }
    channel.close();
    return null;
  }

  /** The numbers of the shelves, in order. */
  static List<Integer> shelves(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(RECORDS))
          .map(name -> Integer.parseInt(name.substring(6, 14)))
          .sorted()
          .toList();
    }
  }

  static boolean isMarked(Path folder) {
    return Files.exists(folder.resolve(DAMAGED));
  }

  /** Where this fails too, the damage is met again. */
  static void mark(Path folder) {
    try {
      Files.writeString(folder.resolve(DAMAGED), "");
    } catch (IOException e) {
      // The node stops anyhow, for the damage itself.
    }
  }

  /** Moves all shelves into a folder beside, in the place of what was set aside before. */
  static Path setAside(Path folder) throws IOException {
    Path aside = folder.resolve("set-aside");
    Disk.createFolders(aside);
    for (Path old : files(aside)) {
      Disk.delete(old);
    }
    for (Path file : files(folder)) {
      if (!file.getFileName().toString().equals("lock")) {
        Disk.move(file, aside.resolve(file.getFileName()));
      }
    }
    return aside;
  }

  private static Set<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<Path> found = new TreeSet<>();
      files.filter(Files::isRegularFile).forEach(found::add);
      return found;
    }
  }
}
