package io.croupier.journal.chronicle;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that appends until its small disk is full, then frees space and reads back. */
final class FullDiskChild {
  private FullDiskChild() {}

  /** Arguments: folder; then "fill" when something else takes all space while the node runs. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]).resolve("data");
    Path filler = Path.of(arguments[0]).resolve("filler");
    long appended = appendUntilFull(data, filler, arguments.length > 1);
    Files.deleteIfExists(filler);
    JournalState state = Runs.read(data);
    System.out.println(state.ending() + " " + (state.lastSequence() >= appended));
  }

  private static long appendUntilFull(Path data, Path filler, boolean fill) throws IOException {
    try (DataFolder folder = DataFolder.own(data);
        OutcomeLog outcomes = folder.openOutcomeLog(Runs.FILE_SIZE)) {
      JournalState state = Runs.replay(folder, outcomes);
      JournalAppender journal =
          folder.openEpoch(state, Runs.settings(Durability.MEMORY), Runs.FILE_SIZE, 1);
      if (fill) {
        fill(filler);
      }
      try {
        Runs.append(journal, outcomes, 0, Integer.MAX_VALUE);
      } catch (JournalException e) {
        System.out.println(e.getMessage());
      }
      return journal.appendedSequence();
    }
  }

  private static void fill(Path filler) throws IOException {
    long free = Files.getFileStore(filler.getParent()).getUsableSpace();
    Files.write(filler, new byte[(int) free]);
  }
}
