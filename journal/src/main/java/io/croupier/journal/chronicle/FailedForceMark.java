package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.FailedForce;
import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file FAILED in a data folder: {@link FailedForce} in words. */
final class FailedForceMark {
  private static final Pattern TEXT =
      Pattern.compile("epoch=(\\d{1,18})\\s+forcedSequence=(\\d{1,18})\\s*");

  private final Path folder;
  private final Path path;

  FailedForceMark(Path folder) {
    this.folder = folder;
    this.path = folder.resolve("FAILED");
  }

  void write(long epoch, long forcedSequence) {
    Path whole = folder.resolve("FAILED.new");
    try {
      Files.writeString(whole, "epoch=" + epoch + "\nforcedSequence=" + forcedSequence + "\n");
      FileForcer.forceFile(whole);
      Disk.move(whole, path);
    } catch (IOException e) {
      throw FileForcer.failed(path, e);
    }
    FileForcer.forceFolder(folder);
  }

  /** The mark, or null when there is none. */
  FailedForce read() {
    if (!Files.exists(path)) {
      return null;
    }
    try {
      Matcher matcher = TEXT.matcher(Files.readString(path));
      if (!matcher.matches()) {
        throw new JournalException(
            path
                + " cannot be understood: it should say epoch=N and forcedSequence=N; ask who "
                + "changed it, since the start cuts the journal there.");
      }
      return new FailedForce(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    } catch (IOException e) {
      throw new JournalException(
          "Cannot read " + path + " (" + e.getMessage() + "): check the disk and the rights.", e);
    }
  }

  /** To be called when a new epoch, which says where the one before was cut, is on disk. */
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
