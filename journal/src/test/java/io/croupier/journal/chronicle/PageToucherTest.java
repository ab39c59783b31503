package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageToucherTest {
  private static final int PAGES_AHEAD = PageToucher.AHEAD / 4_096;

  @TempDir Path temp;

  @Test
  void shouldRunAheadOfBothLogsAndChangeNothing() {
    try (DataFolder folder = DataFolder.own(temp);
        OutcomeLog outcomes = folder.openOutcomeLog(Runs.FILE_SIZE)) {
      JournalState state = Runs.replay(folder, outcomes);
      try (JournalAppender journal =
              folder.openEpoch(state, Runs.settings(Durability.MEMORY), Runs.FILE_SIZE, 1);
          PageToucher toucher = new PageToucher(journal, outcomes)) {
        for (int batch = 0; batch < 100; batch++) {
          Runs.append(journal, outcomes, batch * 100, 100);
          toucher.doWork();
        }
        journal.stop(1, "done");
      }
    }
    JournalState state = Runs.read(temp);
    assertEquals(Ending.STOP, state.ending(), state::describe);
    assertEquals(10_000, state.lastSequence());
  }

  @Test
  void shouldTouchAsFarAheadAsItSaysAndThenRest() {
    try (DataFolder folder = DataFolder.own(temp);
        OutcomeLog outcomes = folder.openOutcomeLog(64 << 20)) {
      JournalState state = Runs.replay(folder, outcomes);
      try (JournalAppender journal =
              folder.openEpoch(state, Runs.settings(Durability.MEMORY), 64 << 20, 1);
          PageToucher toucher = new PageToucher(journal, outcomes)) {
        int touched = 0;
        for (int pages = toucher.doWork(); pages != 0; pages = toucher.doWork()) {
          touched += pages;
        }
        assertTrue(Math.abs(touched - 2 * PAGES_AHEAD) <= 4, touched + " pages");
        Runs.append(journal, outcomes, 0, 1_000);
        assertTrue(toucher.doWork() > 0);
      }
    }
  }
}
