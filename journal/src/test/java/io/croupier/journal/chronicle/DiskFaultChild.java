package io.croupier.journal.chronicle;

import io.croupier.journal.disk.Disk;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import java.io.IOException;
import java.io.UncheckedIOException;
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
   * while a file is being written, or "fill-first" before a queue makes its first file.
   */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]).resolve("data");
    Path filler = Path.of(arguments[0]).resolve("filler");
    Durability durability = Durability.valueOf(arguments[1]);
    String fills = arguments.length > 2 ? arguments[2] : "";
    if (fills.equals("fill-first")) {
      Disk.watch((step, path, to, done) -> fillBefore(path, done, filler));
    }
    long acknowledged = appendUntilItFails(data, durability, fills.equals("fill") ? filler : null);
    Disk.watchNoMore();
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

  private static void fillBefore(Path path, boolean done, Path filler) {
    if (path.endsWith("metadata.cq4t") && !done) {
      try {
        fill(filler);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void fill(Path filler) throws IOException {
    long free = Files.getFileStore(filler.getParent()).getUsableSpace();
    if (free > SMALL) {
      throw new IllegalStateException("this is not the small disk that the test has made");
    }
    Files.write(filler, new byte[(int) free]);
  }
}
