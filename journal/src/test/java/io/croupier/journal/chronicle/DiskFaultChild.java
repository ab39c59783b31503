package io.croupier.journal.chronicle;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that appends until its disk fails, says how, and reads back what is there. */
final class DiskFaultChild {
  private static final long SMALL = 16 << 20;
  private static final int COMMANDS = 100_000;
  private static final int BATCH = 20;

  private DiskFaultChild() {}

  /**
   * Arguments: folder, durability; then "fill" when something else is to take all room of the disk
   * while a file is being written.
   */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]).resolve("data");
    Path filler = Path.of(arguments[0]).resolve("filler");
    Durability durability = Durability.valueOf(arguments[1]);
    long acknowledged = appendUntilItFails(data, durability, arguments.length > 2 ? filler : null);
    Files.deleteIfExists(filler);
    JournalState state = Runs.read(data);
    boolean kept = state.lastSequence() >= acknowledged;
    System.out.println(state.ending() + (kept ? " and kept" : " and lost"));
  }

  private static long appendUntilItFails(Path data, Durability durability, Path filler)
      throws IOException {
    long acknowledged = 0;
    try (DataFolder folder = DataFolder.own(data);
        OutcomeLog outcomes = folder.openOutcomeLog(Runs.FILE_SIZE)) {
      JournalState state = Runs.replay(folder, outcomes);
      JournalAppender journal =
          folder.openEpoch(state, Runs.settings(durability), Runs.FILE_SIZE, 1);
      if (filler != null) {
        fill(filler);
      }
      while (acknowledged < COMMANDS) {
        long last = acknowledged;
        for (long sequence = last + 1; sequence <= last + BATCH; sequence++) {
          Runs.append(journal, sequence);
        }
        boolean forces = durability == Durability.DISK;
        acknowledged = forces ? journal.force() : journal.appendedSequence();
        for (long sequence = last + 1; sequence <= acknowledged; sequence++) {
          Runs.answer(outcomes, sequence);
        }
      }
    } catch (JournalException e) {
      System.out.println(e.getMessage());
    }
    return acknowledged;
  }

  private static void fill(Path filler) throws IOException {
    long free = Files.getFileStore(filler.getParent()).getUsableSpace();
    if (free > SMALL) {
      throw new IllegalStateException("this is not the small disk that the test has made");
    }
    Files.write(filler, new byte[(int) free]);
  }
}
