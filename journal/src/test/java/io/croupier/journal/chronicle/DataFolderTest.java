package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalState;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  static final EpochSettings SETTINGS =
      new EpochSettings(Durability.MEMORY, 1, 1, 1, "test", List.of());
  static final int FILE_SIZE = 1 << 20;

  @TempDir Path temp;

  @Test
  void shouldReadBackWhatTwoRunsWroteWhenBothStoppedCleanly() {
    UnsafeBuffer command = new UnsafeBuffer(new byte[160]);
    for (int run = 0; run < 2; run++) {
      try (DataFolder folder = DataFolder.own(temp)) {
        JournalState state = folder.reader().read((s, t, b, o, l) -> {});
        folder.forceAll();
        JournalAppender journal = folder.openEpoch(state, SETTINGS, FILE_SIZE, 1_000);
        for (int i = 1; i <= 20_000; i++) {
          journal.append(state.lastSequence() + i, i, command, 0, 160);
          journal.endOfBatch(i);
        }
        journal.stop(30_000, "test ends");
        journal.close();
      }
    }
    try (DataFolder folder = DataFolder.read(temp)) {
      JournalState state = folder.reader().read((s, t, b, o, l) -> {});
      assertEquals(Ending.STOP, state.ending(), state::describe);
      assertEquals(40_000, state.lastSequence());
    }
  }
}
