package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.DiskException;
import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.EpochFiles;
import io.croupier.journal.frame.EpochHeader;
import io.croupier.journal.frame.FrameWriter;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalReader;
import io.croupier.journal.frame.JournalState;
import io.croupier.journal.frame.PreviousEpoch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleMediumTest {
  private static final int LONGEST = 16 * 1024;

  @TempDir Path temp;

  @Test
  void shouldGiveBackTheFramesOfAWriterWhenBatchesAreLongerThanFiles() throws Exception {
    UnsafeBuffer command = new UnsafeBuffer(new byte[LONGEST]);
    try (ChronicleMedium medium = new ChronicleMedium(temp.resolve("q"), Runs.FILE_SIZE)) {
      FrameWriter writer = new FrameWriter(medium, header(), 1);
      for (int sequence = 1; sequence <= 300; sequence++) {
        writer.append(sequence, sequence, command, 0, LONGEST);
      }
      medium.force();
      List<EpochFiles> epochs = List.of(new EpochFiles(1, "q", medium.files()));
      JournalState state =
          new JournalReader(epochs, null, epoch -> 0).read((s, t, b, offset, length) -> {});
      assertEquals(Ending.CUT, state.ending(), state::describe);
      assertEquals(300, state.lastSequence(), state::describe);
      assertEquals(6, medium.files().size());
      // A file that grew would be longer than the block it was made with.
      assertEquals(Runs.FILE_SIZE + Runs.FILE_SIZE / 4, Files.size(medium.currentFile()));
    }
  }

  @Test
  void shouldForceWhatIsThereWhenEarlierFilesOfTheRunWereArchived() throws Exception {
    UnsafeBuffer command = new UnsafeBuffer(new byte[LONGEST]);
    Path folder = temp.resolve("q");
    try (ChronicleMedium medium = new ChronicleMedium(folder, Runs.FILE_SIZE)) {
      FrameWriter writer = new FrameWriter(medium, header(), 1);
      for (int sequence = 1; sequence <= 300; sequence++) {
        writer.append(sequence, sequence, command, 0, LONGEST);
      }
      List<Path> files = RollFiles.list(folder);
      Files.delete(files.get(0));
      Files.delete(files.get(1));
      medium.force();
      Files.delete(files.get(4));
      medium.force();
      Path newest = files.get(files.size() - 1);
      assertEquals(newest, medium.currentFile());
    }
  }

  @Test
  void shouldStillFailWhenTheNewestFileIsGone() throws Exception {
    UnsafeBuffer command = new UnsafeBuffer(new byte[LONGEST]);
    try (ChronicleMedium medium = new ChronicleMedium(temp.resolve("q"), Runs.FILE_SIZE)) {
      FrameWriter writer = new FrameWriter(medium, header(), 1);
      writer.append(1, 1, command, 0, LONGEST);
      Path newest = medium.currentFile();
      Path elsewhere = temp.resolve("elsewhere");
      Files.move(newest, elsewhere);
      assertThrows(DiskException.class, medium::force);
      Files.move(elsewhere, newest);
    }
  }

  @Test
  void shouldRefuseAFolderThatHoldsAQueue() {
    Path folder = temp.resolve("q");
    try (ChronicleMedium medium = new ChronicleMedium(folder, Runs.FILE_SIZE)) {
      new FrameWriter(medium, header(), 1);
    }
    JournalException refusal =
        assertThrows(JournalException.class, () -> new ChronicleMedium(folder, Runs.FILE_SIZE));
    assertTrue(refusal.getMessage().contains("only read"), refusal.getMessage());
  }

  private static EpochHeader header() {
    return new EpochHeader(1, 1, PreviousEpoch.NONE, Durability.MEMORY, 1, 1, 1, "test", List.of());
  }
}
