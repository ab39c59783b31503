package io.croupier.journal.chronicle;

import java.io.IOException;
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

  private static final Pattern TEXT = Pattern.compile("epoch=(\\d{1,18})");

  private final Mark mark;

  UnforcedMark(Path folder) {
    mark = new Mark(folder, "UNFORCED");
  }

  /** Takes the room that it needs. */
  void takeRoom() {
    mark.takeRoom();
  }

  /** Says that files of that epoch, or of later ones, may not be on the disk. */
  void write(long epoch) {
    if (epoch < read()) {
      mark.write("epoch=" + epoch);
    }
  }

  /** The first epoch that is in doubt; {@link #NONE}; the first of all where it does not say. */
  long read() {
    try {
      String text = mark.read();
      if (text == null) {
        return NONE;
      }
      Matcher matcher = TEXT.matcher(text);
      return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (IOException e) {
      throw FileForcer.failed(mark.path(), e);
    }
  }

  /** To be called when everything is on the disk. */
  void remove() {
    mark.remove();
  }
}
