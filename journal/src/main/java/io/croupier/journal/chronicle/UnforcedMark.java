package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file UNFORCED in a data folder: a force failed, and nobody knows what it has left out that
 * counts: of a start, of a follower, or at memory, where more counts than was forced. Linux shows
 * such pages as if they were on the disk, and does not write them again: so the next start writes
 * them anew before it goes on from them.
 */
final class UnforcedMark {
  /** No epoch is in doubt. */
  static final long NONE = Long.MAX_VALUE;

  private static final Pattern TEXT = Pattern.compile("epoch=(\\d{1,18})\\s*");

  private final Path folder;
  private final Path path;

  UnforcedMark(Path folder) {
    this.folder = folder;
    this.path = folder.resolve("UNFORCED");
  }

  /** Says that files of that epoch, or of later ones, may not be on the disk. */
  void write(long epoch) {
    Path whole = folder.resolve("UNFORCED.new");
    try {
      Files.writeString(whole, "epoch=" + Math.min(epoch, read()) + "\n");
      FileForcer.forceFile(whole);
      Disk.move(whole, path);
    } catch (IOException e) {
      throw FileForcer.failed(path, e);
    }
    FileForcer.forceFolder(folder);
  }

  /** The first epoch that is in doubt; {@link #NONE}; the first of all where it does not say. */
  long read() {
    if (!Files.exists(path)) {
      return NONE;
    }
    try {
      Matcher matcher = TEXT.matcher(Files.readString(path));
      return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      throw FileForcer.failed(path, e);
    }
  }

  /** To be called when everything is on the disk. */
  void remove() {
    try {
      if (Disk.delete(path)) {
        FileForcer.forceFolder(folder);
      }
    } catch (IOException e) {
      throw FileForcer.failed(path, e);
    }
  }
}
