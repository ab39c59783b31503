package io.croupier.journal.frame;

import static io.croupier.journal.frame.TestJournal.FRAME_LENGTH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.croupier.journal.frame.TestJournal.Commands;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class JournalReaderTest {
  private static final int SEAL_LENGTH = Frame.HEADER_LENGTH + Seal.PAIRS_OFFSET + SealHash.LENGTH;

  private final TestJournal journal = new TestJournal();
  private final Commands commands = new Commands();

  @Test
  void shouldFindNothingInAnEmptyJournal() {
    assertEquals(JournalState.EMPTY, journal.read());
  }

  @Test
  void shouldHandOverEverythingInOrderWhenAllEpochsStopped() {
    journal.epoch().commands(3).pair(2, 22).pair(3, 33).seal().commands(1).pair(4, 44).stop();
    journal.epoch().commands(2).stop();

    JournalState state = journal.read(commands);

    assertEquals(Ending.STOP, state.ending(), state::describe);
    assertEquals(
        List.of(
            "epoch 1", "seal 1..3 2=22 3=33", "stop 4..4 4=44 done", "epoch 2", "stop 5..6 done"),
        commands.calls);
    assertEquals(6, commands.last);
  }

  @Test
  void shouldSealAfterEnoughCommandsAndLeavePairsOfLaterOnes() {
    journal.epoch().pair(1_024, 1).pair(5_120, 5).commands(FrameWriter.SEAL_COMMANDS + 1).stop();
    journal.read(commands);
    assertEquals(List.of("epoch 1", "seal 1..4096 1024=1", "stop 4097..4097 done"), commands.calls);
  }

  @Test
  void shouldCutWhenTheProcessDiedBetweenFrames() {
    journal.epoch().commands(5);
    assertEnds(Ending.CUT, 5, 0, 0, journal.read(commands));
    assertEquals(5, commands.last);
  }

  @Test
  void shouldCallAFrameBehindTheStopDamage() {
    journal.epoch().commands(3).stop().commands(1);
    assertDamage(4, "file-0", "a frame stands behind the stop", journal.read());
  }

  @Test
  void shouldCutATornLastFrame() {
    journal.epoch().commands(5);
    zero(1, journal.offsetOf(1, 5) + 40, 108);
    assertEnds(Ending.CUT, 4, FRAME_LENGTH, 0, journal.read());
  }

  @Test
  void shouldCutAndCountWholeCommandsBehindAHoleWhenNothingSaysThatTheyWereForced() {
    journal.epoch().commands(9).forced(0);
    zero(1, journal.offsetOf(1, 4), 100);
    assertEnds(Ending.CUT, 3, 5 * FRAME_LENGTH, 5, journal.read());
  }

  @Test
  void shouldCallItDamageWhenALaterFrameSaysThatTheFailedOneWasForced() {
    journal.epoch().commands(9).forced(4).commands(1);
    flip(1, journal.offsetOf(1, 4) + 50);
    assertDamage(4, "file-0", "torn or altered", journal.read());
  }

  @Test
  void shouldCallItTailWhenLaterFramesKnowOnlyEarlierOnesForced() {
    journal.epoch().commands(9).forced(3).commands(1);
    flip(1, journal.offsetOf(1, 4) + 50);
    assertEnds(Ending.CUT, 3, 7 * FRAME_LENGTH, 6, journal.read());
  }

  @Test
  void shouldCallItDamageAtDiskWhenAnOutcomeOfTheLostCommandWasSent() {
    journal.epoch().commands(9).answered(7);
    flip(1, journal.offsetOf(1, 7) + 30);
    assertDamage(7, "file-0", "torn or altered", journal.read());
  }

  @Test
  void shouldCutAtMemoryButSayHowManyAcknowledgedCommandsAreGone() {
    journal.at(Durability.MEMORY).epoch().commands(9).answered(8);
    flip(1, journal.offsetOf(1, 7) + 30);
    JournalState state = journal.read();
    assertEnds(Ending.CUT, 6, 3 * FRAME_LENGTH, 2, state);
    assertEquals(2, state.acknowledgedCut());
  }

  @Test
  void shouldCallItDamageWhenAStopBehindItSaysThatAllWasForced() {
    journal.epoch().commands(9).forced(9).stop();
    flip(1, journal.offsetOf(1, 9) + 20);
    assertDamage(9, "file-0", "torn or altered", journal.read());
  }

  @Test
  void shouldCallItDamageInAnEpochThatAnotherFollows() {
    journal.epoch().commands(5);
    journal.epoch().commands(5);
    flip(1, journal.offsetOf(1, 5) + 100);
    assertDamage(5, "file-0", "torn or altered", journal.read());
  }

  @Test
  void shouldCallItDamageWhenTheStopOfAnEarlierEpochIsLost() {
    journal.epoch().commands(5).stop();
    journal.epoch().commands(5);
    zero(1, journal.offsetOf(1, 5) + FRAME_LENGTH, 200);
    assertDamage(6, "file-0", "no further frame", journal.read());
  }

  @Test
  void shouldReadOnWhereAnEarlierEpochWasCut() {
    journal.epoch().commands(9).forced(0);
    zero(1, journal.offsetOf(1, 4), 100);
    journal.epoch().commands(3).stop();

    JournalState state = journal.read(commands);

    assertEquals(Ending.STOP, state.ending(), state::describe);
    assertEquals(6, state.lastSequence());
    PreviousEpoch said = journal.reader().headers().get(1).previous();
    assertEquals(Ending.CUT, said.ending());
    assertEquals(5, said.cutCommands());
    assertEquals(5 * FRAME_LENGTH, said.cutBytes());
  }

  @Test
  void shouldCallItDamageWhenAFrameIsCutOffAndAnOutcomeSaysItWasThere() {
    journal.epoch().commands(9).answered(9);
    journal.medium(1).truncate(0, journal.offsetOf(1, 8));
    assertDamage(8, "file-0", "no further frame", journal.read());
  }

  @Test
  void shouldCutATruncatedFrame() {
    journal.epoch().commands(9);
    journal.medium(1).truncate(0, journal.offsetOf(1, 9) + 70);
    JournalState state = journal.read();
    assertEquals(Ending.CUT, state.ending(), state::describe);
    assertEquals(8, state.lastSequence());
  }

  @Test
  void shouldNameAMissingFile() {
    journal.epoch().commands(1_500).forced(1_400).commands(1);
    assertTrue(journal.medium(1).fileCount() > 3);
    journal.medium(1).remove(1);
    JournalState state = journal.read(commands);
    assertDamage(commands.last + 1, "file-1", "the file is missing", state);
  }

  @Test
  void shouldNameEachFileBeforeWhatStandsInIt() {
    journal.epoch().commands(1_000);
    journal.read(commands);
    assertTrue(journal.medium(1).fileCount() > 1);
    List<String> names = journal.medium(1).asEpoch().files().stream().map(FrameFile::name).toList();
    assertEquals(names, commands.files);
  }

  @Test
  void shouldNameTheFileThatEndsTooEarly() {
    journal.epoch().commands(1_500).forced(1_400).commands(1);
    journal.medium(1).truncate(0, journal.offsetOf(1, 300));
    assertDamage(300, "file-0", "in the next file", journal.read());
  }

  @Test
  void shouldNameAMissingEpoch() {
    journal.epoch().commands(5).stop();
    journal.epoch().commands(5).stop();
    journal.epoch().commands(5).stop();
    journal.drop(2);
    assertDamage(6, "epoch-3", "epoch 2 is missing", journal.read());
  }

  @Test
  void shouldRefuseTheFilesOfAnotherRunInAnEpochsPlace() {
    TestJournal other = new TestJournal();
    other.epoch().commands(4).stop();
    journal.epoch().commands(5).stop();
    journal.epoch().commands(5).stop();
    UnsafeBuffer from = other.medium(1).file(0);
    journal.medium(1).file(0).putBytes(0, from, 0, from.capacity());
    assertDamage(5, "file-0", "stops where the next epoch says otherwise", journal.read());
  }

  @Test
  void shouldFindOldContentOfTheSameLengthByItsSeal() {
    TestJournal other = new TestJournal();
    other.epoch().pair(5, 55).commands(5).stop();
    journal.epoch().commands(5).stop();
    journal.epoch().commands(5).stop();
    UnsafeBuffer from = other.medium(1).file(0);
    journal.medium(1).file(0).putBytes(0, from, 0, from.capacity());
    assertDamage(6, "epoch-2", "does not go on from", journal.read());
  }

  @Test
  void shouldFindAnAlteredCommandByTheSealWhenItsChecksumWasMadeToFit() {
    journal.epoch().commands(5).seal().commands(2);
    int offset = journal.offsetOf(1, 3);
    UnsafeBuffer file = journal.medium(1).file(0);
    UnsafeBuffer frame = new UnsafeBuffer(file.byteBuffer(), offset, FRAME_LENGTH);
    frame.putByte(90, (byte) 1);
    Frame.envelope().close(frame, file.byteBuffer().slice(offset, FRAME_LENGTH), FRAME_LENGTH);
    assertDamage(6, "file-0", "seal of sequences 1 to 5", journal.read());
  }

  @Test
  void shouldCutWherePowerTookASealAtTheEndOfAFileAndKeptTheNextFile() {
    journal.epoch().commands(5).forced(5).seal();
    int seal = journal.offsetOf(1, 5) + FRAME_LENGTH;
    journal.medium(1).roll();
    journal.commands(4).seal().commands(2);
    zero(1, seal, 200);

    JournalState state = journal.read(commands);

    assertEnds(Ending.CUT, 9, SEAL_LENGTH + 2 * FRAME_LENGTH, 2, state);
    assertEquals(SealHash.NONE, state.seal());
    assertEquals(9, commands.last);
    journal.epoch().commands(1).stop();
    assertEquals(10, journal.read().lastSequence());
  }

  @Test
  void shouldCallASealDamageThatIsLostThoughACommandBehindItWasForced() {
    journal.epoch().commands(5).forced(5).seal();
    int seal = journal.offsetOf(1, 5) + FRAME_LENGTH;
    journal.medium(1).roll();
    journal.commands(1).forced(6).commands(3).seal();
    zero(1, seal, 200);
    assertDamage(6, "file-1", "the frame before the seal of sequences 6 to 9", journal.read());
  }

  @Test
  void shouldCutWhereAPageOfWholeFramesIsLostBeforeASeal() {
    journal.epoch().commands(9).forced(3).seal();
    zero(1, journal.offsetOf(1, 8), 2 * FRAME_LENGTH);
    assertEnds(Ending.CUT, 7, SEAL_LENGTH, 0, journal.read());
  }

  @Test
  void shouldPassOverEpochsThatNeverBegan() {
    journal.unbornEpoch();
    journal.epoch().commands(5);
    journal.unbornEpoch().unbornEpoch();
    journal.epoch().commands(1).stop();
    JournalState state = journal.read(commands);
    assertEquals(Ending.STOP, state.ending(), state::describe);
    assertEquals(List.of("epoch 2", "epoch 5", "stop 6..6 done"), commands.calls);
  }

  @Test
  void shouldCallItDamageWhenTheEpochFrameIsLost() {
    journal.at(Durability.MEMORY).epoch().commands(5);
    flip(1, 60);
    assertDamage(1, "file-0", "EPOCH frame is lost", journal.read());
  }

  @Test
  void shouldCallItDamageWhenAllFramesAreLostThoughOutcomesWereSent() {
    journal.epoch().commands(5).stop();
    journal.epoch().commands(3).answered(7);
    journal.medium(2).truncate(0, 10);
    assertDamage(6, "epoch-2", "EPOCH frame is lost", journal.read());
  }

  @Test
  void shouldCutBehindTheForcedSequenceWhenAForceFailed() {
    journal.epoch().commands(9).failedAt(1, 6);
    assertEnds(Ending.CUT, 6, 3 * FRAME_LENGTH, 3, journal.read(commands));
    assertEquals(6, commands.last);
    journal.epoch().commands(1).stop();
    assertEquals(7, journal.read().lastSequence());
  }

  @Test
  void shouldNotCountASealOfTheLastCommandThatAFailedForceKnew() {
    journal.epoch().commands(6);
    int end = journal.medium(1).end();
    journal.seal().failedAt(1, 6);
    assertEquals(SealHash.NONE, journal.read().seal());

    // The next epoch goes on from there, whether the seal can still be read or not.
    journal.epoch().commands(1).stop();
    assertEquals(Ending.STOP, journal.read().ending());
    journal.medium(1).truncate(0, end);
    assertEquals(Ending.STOP, journal.read().ending());
  }

  @Test
  void shouldCallItDamageWhenLessIsThereThanTheFailedForceKnew() {
    journal.epoch().commands(9).failedAt(1, 6);
    flip(1, journal.offsetOf(1, 6));
    assertDamage(6, "file-0", "", journal.read());
  }

  @Test
  void shouldIgnoreAMarkOfAnEpochThatAnotherFollows() {
    journal.epoch().commands(5).stop();
    journal.epoch().commands(5).failedAt(1, 3);
    assertEquals(10, journal.read().lastSequence());
  }

  @Test
  void shouldGatherSkipsOfAllEpochsBeforeReading() {
    journal.epoch().commands(5);
    journal.epoch(List.of(new Skip(3, "Ada", "poison"))).commands(1);
    journal.epoch(List.of(new Skip(6, "Bob", "again"))).commands(1);
    assertEquals(
        List.of(new Skip(3, "Ada", "poison"), new Skip(6, "Bob", "again")),
        List.copyOf(journal.reader().skips().values()));
    journal.read(commands);
    assertEquals(
        List.of("epoch 1", "skipped 3", "epoch 2", "skipped 6", "epoch 3"), commands.calls);
  }

  @Test
  void shouldRefuseAFrameOfANewerVersionInOneSentence() {
    journal.epoch().commands(1);
    UnsafeBuffer file = journal.medium(1).file(0);
    int offset = journal.offsetOf(1, 1);
    UnsafeBuffer frame = new UnsafeBuffer(file.byteBuffer(), offset, FRAME_LENGTH);
    frame.putByte(Frame.VERSION_OFFSET, (byte) 2);
    Frame.envelope().close(frame, file.byteBuffer().slice(offset, FRAME_LENGTH), FRAME_LENGTH);
    JournalException refusal = assertThrows(JournalException.class, journal::read);
    assertTrue(refusal.getMessage().contains("newer Croupier"), refusal.getMessage());
  }

  @Test
  void shouldRefuseToGoOnAfterDamage() {
    journal.epoch().commands(9).answered(9);
    flip(1, journal.offsetOf(1, 7) + 30);
    JournalState state = journal.read();
    assertThrows(JournalException.class, state::asPrevious);
  }

  @Test
  void shouldHandOverEverythingOrCallItDamageWhateverBytesAreDamagedAtDisk() {
    for (int seed = 0; seed < 2_000; seed++) {
      TestJournal damaged = new TestJournal();
      damaged.epoch().commands(20).seal().commands(10).forced(25).commands(5).stop();
      damaged.epoch().commands(10).seal().commands(3).answered(48);
      Random random = new Random(seed);
      damage(damaged.medium(1 + random.nextInt(2)), random);
      Commands read = new Commands();
      JournalState state = damaged.read(read);
      boolean allThere = read.last == 48 && state.lastSequence() == 48;
      assertTrue(allThere || state.ending() == Ending.DAMAGE, "seed " + seed + state.describe());
    }
  }

  @Test
  void shouldEndInAStateOrASentenceWhateverIsWrittenWithAFittingChecksum() {
    for (int seed = 0; seed < 2_000; seed++) {
      TestJournal forged = new TestJournal();
      forged.epoch().commands(3).pair(2, 5).seal().commands(2).stop();
      forge(forged.medium(1).file(0), new Random(seed));
      try {
        JournalState state = forged.read(new Anything());
        assertTrue(state.lastSequence() <= 5 && !state.describe().isEmpty(), "seed " + seed);
      } catch (JournalException e) {
        assertTrue(e.getMessage().endsWith("."), "seed " + seed);
      }
    }
  }

  /** Overwrites bytes of one frame and makes its checksum fit. */
  private static void forge(UnsafeBuffer file, Random random) {
    EnvelopeScanner scanner = new EnvelopeScanner(Frame.envelope());
    scanner.wrap(file.byteBuffer(), 0, file.capacity());
    for (int skip = random.nextInt(8); skip >= 0; skip--) {
      scanner.next();
    }
    int length = scanner.length() - random.nextInt(2) * random.nextInt(scanner.length() - 47);
    int offset = scanner.offset();
    UnsafeBuffer frame = new UnsafeBuffer(file.byteBuffer(), offset, length);
    for (int i = random.nextInt(4); i >= 0; i--) {
      frame.putByte(12 + random.nextInt(length - 12), (byte) random.nextInt());
    }
    Frame.envelope().close(frame, file.byteBuffer().slice(offset, length), length);
  }

  private static final class Anything implements FrameHandler {
    @Override
    public void onCommand(
        long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {}
  }

  private static void damage(MemoryMedium medium, Random random) {
    int start = random.nextInt(medium.end());
    UnsafeBuffer file = medium.file(0);
    switch (random.nextInt(3)) {
      case 0 -> file.putByte(start, (byte) (file.getByte(start) ^ 1 << random.nextInt(8)));
      case 1 -> file.setMemory(start, Math.min(512, file.capacity() - start), (byte) 0);
      default -> medium.truncate(0, start);
    }
  }

  private void flip(int epoch, int offset) {
    UnsafeBuffer file = journal.medium(epoch).file(0);
    file.putByte(offset, (byte) (file.getByte(offset) ^ 0x10));
  }

  private void zero(int epoch, int offset, int length) {
    journal.medium(epoch).file(0).setMemory(offset, length, (byte) 0);
  }

  private static void assertEnds(
      Ending ending, long last, long cutBytes, long cutCommands, JournalState state) {
    assertEquals(ending, state.ending(), state::describe);
    assertEquals(last, state.lastSequence(), state::describe);
    assertEquals(cutBytes, state.cutBytes(), state::describe);
    assertEquals(cutCommands, state.cutCommands(), state::describe);
  }

  private static void assertDamage(long sequence, String file, String cause, JournalState state) {
    assertEquals(Ending.DAMAGE, state.ending(), state::describe);
    assertEquals(sequence, state.lastSequence() + 1, state::describe);
    assertEquals(file, state.file(), state::describe);
    assertTrue(state.cause().contains(cause), state::describe);
  }
}
