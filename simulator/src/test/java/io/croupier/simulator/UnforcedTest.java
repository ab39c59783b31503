package io.croupier.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.croupier.journal.chronicle.DataFolder;
import io.croupier.journal.chronicle.EpochSettings;
import io.croupier.journal.chronicle.JournalAppender;
import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.FrameHandler;
import io.croupier.journal.frame.JournalState;
import io.croupier.simulator.disk.SimulatedDisk;
import io.croupier.simulator.disk.SimulatedMedium;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A force that fails, of one who does not know what the node has forced. */
class UnforcedTest {
  private static final EpochSettings RUN =
      new EpochSettings(Durability.MEMORY, 1, 1, 1, "test", List.of());
  private static final FrameHandler NOBODY = (sequence, timestampNs, buffer, offset, length) -> {};

  private final SimulatedDisk disk = new SimulatedDisk();
  private final Path data = disk.path("/data");

  @ParameterizedTest(name = "on a disk that is full: {0}")
  @ValueSource(booleans = {false, true})
  void shouldWriteAnewAtTheNextStartWhatAFailedForceMayHaveLeftOut(boolean full) {
    try (DataFolder folder = own()) {
      JournalAppender journal = folder.openEpoch(read(folder), RUN, 4_096, 1);
      journal.append(1, 2, new UnsafeBuffer(new byte[100]), 0, 100);
      journal.endOfBatch(2);
      disk.faults().full(full);
      disk.faults().failNextForce();
      assertThrows(DiskException.class, () -> folder.forceRun(1));
      disk.faults().heal();
    }
    disk.kill();
    disk.restart();

    try (DataFolder folder = own()) {
      folder.forceAll();
    }

    disk.losePower(new Random(1));
    disk.restart();
    try (DataFolder folder = own()) {
      assertEquals(1, read(folder).lastSequence());
    }
  }

  private DataFolder own() {
    return DataFolder.own(data, SimulatedMedium::new);
  }

  private static JournalState read(DataFolder folder) {
    return folder.reader().read(NOBODY);
  }
}
