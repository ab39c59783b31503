package io.croupier.journal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final EpochHeader HEADER =
      new EpochHeader(
          3,
          11,
          new PreviousEpoch(10, SealHash.of(new byte[] {1, 2, 3}), Ending.CUT, 500, 2),
          Durability.DISK,
          7,
          4,
          2,
          "0.1 (größer)",
          List.of(new Skip(5, "Ada", "breaks an invariant"), new Skip(9, "Bob", "")));

  @Test
  void shouldStandInTheDocumentedBytes() {
    MemoryMedium medium = new MemoryMedium(3, 4_096);
    FrameWriter writer = new FrameWriter(medium, HEADER, 100);
    int offset = medium.end();
    writer.forcedSequence(8);
    writer.append(11, 200, new UnsafeBuffer(new byte[] {42}), 0, 1);

    UnsafeBuffer file = medium.file(0);
    assertEquals("CRPF", file.getStringWithoutLengthAscii(offset, 4));
    assertEquals(49, file.getInt(offset + 8, ByteOrder.LITTLE_ENDIAN));
    assertEquals(1, file.getShort(offset + 12, ByteOrder.LITTLE_ENDIAN));
    assertEquals(2, file.getShort(offset + 14, ByteOrder.LITTLE_ENDIAN));
    assertEquals(3, file.getLong(offset + 16, ByteOrder.LITTLE_ENDIAN));
    assertEquals(11, file.getLong(offset + 24, ByteOrder.LITTLE_ENDIAN));
    assertEquals(8, file.getLong(offset + 32, ByteOrder.LITTLE_ENDIAN));
    assertEquals(200, file.getLong(offset + 40, ByteOrder.LITTLE_ENDIAN));
    assertEquals(42, file.getByte(offset + 48));
  }

  @Test
  void shouldReadBackAllThatAnEpochSaysOfItself() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[Frame.MAX_LENGTH]);
    byte[] payload = new byte[HEADER.encode(buffer, 16)];
    buffer.getBytes(16, payload);
    assertEquals(HEADER, EpochHeader.decode(payload));
  }

  @Test
  void shouldNotReadAnEpochBehindItsEnd() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[Frame.MAX_LENGTH]);
    int length = HEADER.encode(buffer, 0);
    for (int cut = 0; cut < length; cut++) {
      byte[] payload = Arrays.copyOf(buffer.byteArray(), cut);
      assertThrows(IndexOutOfBoundsException.class, () -> EpochHeader.decode(payload));
    }
  }

  @Test
  void shouldReadTheLossesThatARunAccepts() {
    List<AcceptedLoss> losses =
        List.of(new AcceptedLoss(3, "Ada", "größer"), new AcceptedLoss(65_534, "Bob", ""));
    EpochHeader accepting =
        new EpochHeader(
            1,
            1,
            PreviousEpoch.NONE,
            Durability.MEMORY,
            1,
            1,
            1,
            "0.1",
            List.of(new Skip(5, "Ada", "poison")),
            losses);
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
    byte[] payload = new byte[accepting.encode(buffer, 0)];
    buffer.getBytes(0, payload);
    assertEquals(accepting, EpochHeader.decode(payload));
  }

  @Test
  void shouldRefuseMoreSkipsThanAFrameHolds() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[Frame.MAX_LENGTH]);
    Skip skip = new Skip(1, "x".repeat(900), "y".repeat(900));
    EpochHeader header = with(Collections.nCopies(40, skip), "0.1");
    assertThrows(JournalException.class, () -> header.encode(buffer, Frame.HEADER_LENGTH));
  }

  @Test
  void shouldRefuseTooLongATextInOneSentence() {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[Frame.MAX_LENGTH]);
    EpochHeader header = with(List.of(), "v".repeat(1_001));
    assertThrows(JournalException.class, () -> header.encode(buffer, Frame.HEADER_LENGTH));
  }

  @Test
  void shouldRefuseACommandOutOfSequence() {
    FrameWriter writer = new FrameWriter(new MemoryMedium(3, 4_096), HEADER, 100);
    UnsafeBuffer command = new UnsafeBuffer(new byte[8]);
    assertThrows(JournalException.class, () -> writer.append(12, 1, command, 0, 8));
    assertThrows(JournalException.class, () -> writer.append(10, 1, command, 0, 8));
  }

  @Test
  void shouldRefuseACommandThatNoFrameHolds() {
    FrameWriter writer = new FrameWriter(new MemoryMedium(3, 128 * 1024), HEADER, 100);
    int longest = Frame.MAX_LENGTH - Frame.HEADER_LENGTH;
    UnsafeBuffer command = new UnsafeBuffer(new byte[longest + 1]);
    assertThrows(JournalException.class, () -> writer.append(11, 1, command, 0, 0));
    assertThrows(JournalException.class, () -> writer.append(11, 1, command, 0, longest + 1));
    writer.append(11, 1, command, 0, longest);
    assertEquals(11, writer.lastSequence());
  }

  private static EpochHeader with(List<Skip> skips, String softwareVersion) {
    return new EpochHeader(
        1, 1, PreviousEpoch.NONE, Durability.MEMORY, 1, 1, 1, softwareVersion, skips);
  }
}
