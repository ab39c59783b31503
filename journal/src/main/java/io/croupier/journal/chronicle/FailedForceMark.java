package io.croupier.journal.chronicle;

import io.croupier.journal.frame.FailedForce;
import io.croupier.journal.frame.JournalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file FAILED in a data folder: {@link FailedForce} in words. */
final class FailedForceMark {
  private static final Pattern TEXT =
      Pattern.compile("epoch=(\\d{1,18})\\s+forcedSequence=(\\d{1,18})");

  private final Mark mark;

  FailedForceMark(Path folder) {
    mark = new Mark(folder, "FAILED");
  }

  /** Takes the room that it needs. */
  void takeRoom() {
    mark.takeRoom();
  }

  void write(long epoch, long forcedSequence) {
    mark.write("epoch=" + epoch + "\nforcedSequence=" + forcedSequence);
  }

  /** The mark, or null when there is none. */
  FailedForce read() {
    try {
      String text = mark.read();
      if (text == null) {
        return null;
      }
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new JournalException(
            mark.path()
                + " cannot be understood: it should say epoch=N and forcedSequence=N; ask who "
                + "changed it, since the start cuts the journal there.");
      }
      return new FailedForce(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    } catch (IOException e) {
      throw new JournalException(
          "Cannot read "
              + mark.path()
              + " ("
              + e.getMessage()
              + "): check the disk and the rights.",
          e);
    }
  }

  /** To be called when a new epoch, which says where the one before was cut, is on disk. */
  void remove() {
    mark.remove();
  }
}
