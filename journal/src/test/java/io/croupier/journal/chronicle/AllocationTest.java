package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.JournalState;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the threads allocate per frame once they are warm. New files and the index of a gateway's
 * outcomes allocate a little, rarely: a whole number of bytes per frame must round to none.
 */
class AllocationTest {
  private static final int FILE_SIZE = 64 << 20;
  private static final int WARM_UP = 100_000;
  private static final int MEASURED = 1_000_000;
  private static final int LENGTH = 150;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final UnsafeBuffer message = new UnsafeBuffer(new byte[LENGTH]);

  @TempDir Path temp;

  @Test
  void shouldNotAllocatePerFrameWrittenOrRead() {
    try (DataFolder folder = DataFolder.own(temp);
        JournalAppender journal =
            folder.openEpoch(
                folder.reader().read((s, t, b, o, l) -> {}),
                Runs.settings(Durability.MEMORY),
                FILE_SIZE,
                1)) {
      append(journal, 1, WARM_UP);
      long before = threads.getCurrentThreadAllocatedBytes();
      append(journal, WARM_UP + 1, MEASURED);
      assertNone(before);
      journal.stop(WARM_UP + MEASURED, "measured");
    }
    try (DataFolder folder = DataFolder.read(temp)) {
      folder.reader().read((s, t, b, o, l) -> {});
      long before = threads.getCurrentThreadAllocatedBytes();
      JournalState state = folder.reader().read((s, t, b, o, l) -> {});
      assertNone(before);
      assertEquals(WARM_UP + MEASURED, state.lastSequence());
    }
  }

  @Test
  void shouldNotAllocatePerOutcomeAppendedOrServed() {
    try (DataFolder folder = DataFolder.own(temp);
        OutcomeLog log = folder.openOutcomeLog(FILE_SIZE)) {
      log.endReplay(0);
      append(log, 1, WARM_UP);
      long before = threads.getCurrentThreadAllocatedBytes();
      append(log, WARM_UP + 1, MEASURED);
      assertNone(before);

      try (GatewayCursor cursor = log.cursor(2, 1)) {
        cursor.poll((g, c, b, o, l) -> true, WARM_UP);
        before = threads.getCurrentThreadAllocatedBytes();
        assertEquals(MEASURED, cursor.poll((g, c, b, o, l) -> true, MEASURED));
        assertNone(before);
      }
    }
  }

  private void append(JournalAppender journal, long first, int count) {
    for (long sequence = first; sequence < first + count; sequence++) {
      journal.append(sequence, sequence * 1_000, message, 0, LENGTH);
      if (sequence % 16 == 0) {
        journal.offerPair(sequence, sequence);
        journal.endOfBatch(sequence * 1_000);
      }
    }
  }

  private void append(OutcomeLog log, long first, int count) {
    for (long number = first; number < first + count; number++) {
      log.append(1 + (int) (number % 2), (number + 1) / 2, number, message, 0, LENGTH);
      log.endOfBatch();
    }
  }

  private void assertNone(long before) {
    assertEquals(0, (threads.getCurrentThreadAllocatedBytes() - before) / MEASURED);
  }
}
