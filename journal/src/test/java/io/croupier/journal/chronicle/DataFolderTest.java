package io.croupier.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.Durability;
import io.croupier.journal.frame.Ending;
import io.croupier.journal.frame.JournalException;
import io.croupier.journal.frame.JournalState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  private static final int COMMANDS = 10_000;
  private static final int LAST_FILE = 3;

  @TempDir Path temp;

  @Test
  void shouldReadBackWhatTwoRunsWroteOverSeveralFiles() {
    Runs.run(temp, Durability.MEMORY, COMMANDS);
    Runs.run(temp, Durability.MEMORY, COMMANDS);
    JournalState state = Runs.read(temp);
    assertEquals(Ending.STOP, state.ending(), state::describe);
    assertEquals(2 * COMMANDS, state.lastSequence());
    assertTrue(Files.exists(Runs.file(temp, 1, "commands", LAST_FILE)));
    assertFalse(Files.exists(Runs.file(temp, 1, "commands", LAST_FILE + 1)));
  }

  @Test
  void shouldReadWhatARunHasWrittenSoFar() {
    try (DataFolder folder = DataFolder.own(temp);
        OutcomeLog outcomes = folder.openOutcomeLog(Runs.FILE_SIZE)) {
      JournalState empty = Runs.replay(folder, outcomes);
      try (JournalAppender journal =
          folder.openEpoch(empty, Runs.settings(Durability.MEMORY), 16 << 20, 1)) {
        for (int last = 0; last < 60_000; last += 1_999) {
          try (DataFolder reading = DataFolder.read(temp)) {
            long read = reading.livingReader().read((s, t, b, o, l) -> {}).lastSequence();
            assertEquals(last, read);
          }
          Runs.append(journal, outcomes, last, 1_999);
        }
      }
    }
  }

  @Test
  void shouldNotTouchFilesOfEarlierRuns() throws IOException {
    Runs.run(temp, Durability.MEMORY, COMMANDS);
    List<Path> files = Runs.allFiles(temp.resolve("epoch-00000001"));
    List<byte[]> before = new ArrayList<>();
    for (Path file : files) {
      before.add(Runs.bytes(file));
    }
    Runs.run(temp, Durability.MEMORY, COMMANDS);
    for (int i = 0; i < files.size(); i++) {
      assertArrayEquals(before.get(i), Runs.bytes(files.get(i)), files.get(i).toString());
    }
    assertEquals(files, Runs.allFiles(temp.resolve("epoch-00000001")));
  }

  @Test
  void shouldBeReadableByAnyChronicleTailer() {
    Runs.run(temp, Durability.MEMORY, COMMANDS);
    int commands = 0;
    Bytes<?> bytes = Bytes.allocateElasticOnHeap(256);
    try (ChronicleQueue queue =
            ChronicleQueue.singleBuilder(temp.resolve("epoch-00000001/commands").toFile())
                .readOnly(true)
                .build();
        ExcerptTailer tailer = queue.createTailer()) {
      while (tailer.readBytes(bytes)) {
        UnsafeBuffer frame = new UnsafeBuffer(bytes.toByteArray());
        if (frame.getShort(14) == 2) {
          commands++;
          UnsafeBuffer command = new UnsafeBuffer(frame, 48, frame.capacity() - 48);
          assertEquals(Runs.command(commands), command);
        }
        bytes.clear();
      }
    }
    assertEquals(COMMANDS, commands);
  }

  @Test
  void shouldSayThatAnEarlierRunWasCutWhenItDidNotStop() {
    try (DataFolder folder = DataFolder.own(temp);
        OutcomeLog outcomes = folder.openOutcomeLog(Runs.FILE_SIZE)) {
      JournalState state = Runs.replay(folder, outcomes);
      JournalAppender journal =
          folder.openEpoch(state, Runs.settings(Durability.MEMORY), Runs.FILE_SIZE, 1);
      Runs.append(journal, outcomes, 0, 100);
      journal.close();
    }
    assertEquals(Ending.CUT, Runs.read(temp).ending());
    Runs.run(temp, Durability.MEMORY, 10);
    JournalState state = Runs.read(temp);
    assertEquals(110, state.lastSequence(), state::describe);
    try (DataFolder folder = DataFolder.read(temp)) {
      assertEquals(Ending.CUT, folder.reader().headers().get(1).previous().ending());
    }
  }

  @Test
  void shouldNameFileAndSequenceWhenAByteOfACommandIsFlipped() throws IOException {
    Runs.run(temp, Durability.DISK, COMMANDS);
    damage(Runs.file(temp, 1, "commands", 1), 500_000, new byte[] {1, 2, 3});
    assertDamage("epoch-00000001/commands/" + RollFiles.name(1), "torn or altered");
  }

  @Test
  void shouldNameFileAndSequenceWhenAPageIsZeroed() throws IOException {
    Runs.run(temp, Durability.DISK, COMMANDS);
    damage(Runs.file(temp, 1, "commands", 1), 409_600, new byte[4_096]);
    assertDamage("epoch-00000001/commands/" + RollFiles.name(1), "");
  }

  @Test
  void shouldNameFileAndSequenceWhenAFileIsTruncated() throws IOException {
    Runs.run(temp, Durability.DISK, COMMANDS);
    try (RandomAccessFile file =
        new RandomAccessFile(Runs.file(temp, 1, "commands", 0).toFile(), "rw")) {
      file.setLength(700_101);
    }
    assertDamage("epoch-00000001/commands/" + RollFiles.name(0), "torn or altered");
  }

  @Test
  void shouldNameTheFileThatIsMissing() throws IOException {
    Runs.run(temp, Durability.DISK, COMMANDS);
    Files.delete(Runs.file(temp, 1, "commands", 1));
    assertDamage("epoch-00000001/commands/" + RollFiles.name(1), "missing");
  }

  @Test
  void shouldNameTheEpochThatIsMissing() throws IOException {
    Runs.run(temp, Durability.DISK, 10);
    Runs.run(temp, Durability.DISK, 10);
    Runs.run(temp, Durability.DISK, 10);
    Files.move(temp.resolve("epoch-00000002"), temp.resolve("elsewhere"));
    assertDamage("epoch-00000003", "epoch 2 is missing");
  }

  @Test
  void shouldReadWithoutChroniclesOwnMetadata() throws IOException {
    Runs.run(temp, Durability.DISK, 10);
    Files.delete(temp.resolve("epoch-00000001/commands/metadata.cq4t"));
    assertEquals(Ending.STOP, Runs.read(temp).ending());
  }

  @Test
  void shouldRefuseASecondOwnerAndNameTheFirst() {
    try (DataFolder first = DataFolder.own(temp)) {
      assertEquals(1, first.nextEpoch());
      JournalException refusal = assertThrows(JournalException.class, () -> DataFolder.own(temp));
      String pid = String.valueOf(ProcessHandle.current().pid());
      assertTrue(refusal.getMessage().contains("process " + pid + ":"), refusal.getMessage());
    }
    DataFolder.own(temp).close();
  }

  @Test
  void shouldNameTheOwnerToAReaderUntilItReleasesTheFolder() {
    Runs.run(temp, Durability.MEMORY, 1);
    assertEquals(OptionalLong.empty(), owner());
    try (DataFolder folder = DataFolder.own(temp)) {
      assertEquals(OptionalLong.of(ProcessHandle.current().pid()), folder.owner());
      assertEquals(folder.owner(), owner());
    }
    assertEquals(OptionalLong.empty(), owner());
  }

  @Test
  void shouldNotTakeAProcessForTheOwnerThatBeganAfterTheFolderWasTaken() throws IOException {
    Runs.run(temp, Durability.MEMORY, 1);
    Path lock = temp.resolve("lock");
    Files.writeString(lock, ProcessHandle.current().pid() + "\n");
    assertTrue(owner().isPresent());
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
    assertEquals(OptionalLong.empty(), owner());
    Files.writeString(lock, "somebody\n");
    assertEquals(OptionalLong.empty(), owner());
  }

  @Test
  void shouldRefuseToReadAFolderWithoutAJournal() {
    assertThrows(JournalException.class, () -> DataFolder.read(temp));
    assertThrows(JournalException.class, () -> DataFolder.read(temp.resolve("nowhere")));
  }

  @Test
  void shouldRefuseImpossibleFileSizes() {
    try (DataFolder folder = DataFolder.own(temp)) {
      JournalState empty = folder.reader().read((s, t, b, o, l) -> {});
      EpochSettings settings = Runs.settings(Durability.MEMORY);
      assertThrows(
          JournalException.class, () -> folder.openEpoch(empty, settings, (1 << 20) - 1, 1));
      assertThrows(
          JournalException.class, () -> folder.openEpoch(empty, settings, (1 << 30) + 1, 1));
    }
  }

  @Test
  void shouldCutBehindTheForcedSequenceWhenAForceFailedAndForgetTheMarkThen() {
    Runs.run(temp, Durability.DISK, 100);
    try (DataFolder folder = DataFolder.own(temp);
        OutcomeLog outcomes = folder.openOutcomeLog(Runs.FILE_SIZE)) {
      JournalState state = Runs.replay(folder, outcomes);
      JournalAppender journal =
          folder.openEpoch(state, Runs.settings(Durability.DISK), Runs.FILE_SIZE, 1);
      Runs.append(journal, outcomes, 100, 50);
      journal.append(151, 151_000, Runs.command(151), 0, Runs.LENGTH);
      journal.close();
      new FailedForceMark(temp).write(2, 150);
    }
    Runs.run(temp, Durability.DISK, 5);
    JournalState state = Runs.read(temp);
    assertEquals(155, state.lastSequence(), state::describe);
    assertFalse(Files.exists(temp.resolve("FAILED")));
  }

  @Test
  void shouldRefuseAMarkThatItCannotUnderstand() throws IOException {
    Runs.run(temp, Durability.DISK, 1);
    Files.writeString(temp.resolve("FAILED"), "epoch=one");
    JournalException refusal = assertThrows(JournalException.class, () -> Runs.read(temp));
    assertTrue(refusal.getMessage().contains("FAILED"), refusal.getMessage());
  }

  @Test
  void shouldLeaveTheMarkWhenAForceFails() throws IOException {
    try (DataFolder folder = DataFolder.own(temp)) {
      JournalState state = folder.reader().read((s, t, b, o, l) -> {});
      JournalAppender journal =
          folder.openEpoch(state, Runs.settings(Durability.DISK), Runs.FILE_SIZE, 1);
      journal.append(1, 1_000, Runs.command(1), 0, Runs.LENGTH);
      journal.endOfBatch(1_000);
      assertEquals(1, journal.force());
      journal.close();
      assertThrows(JournalException.class, journal::force);
    }
    assertEquals("epoch=1\nforcedSequence=1", Files.readString(temp.resolve("FAILED")).strip());
  }

  private OptionalLong owner() {
    try (DataFolder folder = DataFolder.read(temp)) {
      return folder.owner();
    }
  }

  private void assertDamage(String file, String cause) {
    JournalState state = Runs.read(temp);
    assertEquals(Ending.DAMAGE, state.ending(), state::describe);
    assertEquals(file, state.file(), state::describe);
    assertTrue(state.cause().contains(cause), state::describe);
    assertTrue(
        state.describe().contains("at sequence " + (state.lastSequence() + 1) + " in " + file),
        state::describe);
  }

  private static void damage(Path path, long offset, byte[] bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(offset);
      file.write(bytes);
    }
  }
}
