package io.croupier.journal.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes a journal's files hold, reading them ends, with a state or with a sentence, and
 * hands over no command out of turn.
 *
 * <p>The first byte of an input says what the rest is: the bytes of one file as they are, or frames
 * whose CRC and seal are put right, since no fuzzer guesses one: a byte for the type, two for the
 * length of what follows magic, CRC and length.
 */
class JournalReaderFuzzTest {
  private static final int AS_IT_IS = 0;
  private static final int FRAMES = 1;
  private static final int HEAD = 3;

  static Stream<byte[]> seeds() {
    TestJournal journal =
        new TestJournal()
            .epoch(List.of(new Skip(7, "somebody", "broken")))
            .commands(2)
            .pair(1, 99)
            .seal()
            .commands(1)
            .stop();
    MemoryMedium medium = journal.medium(1);
    byte[] file = new byte[medium.end()];
    medium.file(0).getBytes(0, file);
    return Stream.of(asItIs(file), asFrames(file));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void shouldReadAnyBytes(byte[] input) {
    if (input.length == 0) {
      return;
    }
    ByteBuffer file = input[0] == FRAMES ? frames(input) : bytes(input);
    FrameFile only = new OneFile(file);
    Turns turns = new Turns();
    try {
      JournalReader reader =
          new JournalReader(
              List.of(new EpochFiles(1, "epoch-1", List.of(only))), null, number -> 0);
      JournalState state = reader.read(turns);
      assertEquals(turns.last, state.lastSequence());
      assertFalse(state.ending() == Ending.DAMAGE && state.cause().isBlank());
    } catch (JournalException e) {
      assertTrue(e.getMessage().endsWith("."), e.getMessage());
    }
  }

  private static byte[] asItIs(byte[] file) {
    byte[] input = new byte[file.length + 1];
    input[0] = AS_IT_IS;
    System.arraycopy(file, 0, input, 1, file.length);
    return input;
  }

  private static byte[] asFrames(byte[] file) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(file.length).put(0, file);
    EnvelopeScanner scanner = new EnvelopeScanner(Frame.envelope());
    scanner.wrap(bytes, 0, file.length);
    ByteBuffer input = ByteBuffer.allocate(2 * file.length).order(LITTLE_ENDIAN);
    input.put((byte) FRAMES);
    while (scanner.next() == EnvelopeScanner.Found.VALID) {
      int from = scanner.offset() + Frame.VERSION_OFFSET;
      int length = scanner.length() - Frame.VERSION_OFFSET;
      input.put(file[scanner.offset() + Frame.TYPE_OFFSET]).putShort((short) length);
      input.put(file, from, length);
    }
    byte[] whole = new byte[input.position()];
    input.get(0, whole);
    return whole;
  }

  private static ByteBuffer bytes(byte[] input) {
    return ByteBuffer.allocateDirect(input.length - 1).put(0, input, 1, input.length - 1);
  }

  private static ByteBuffer frames(byte[] input) {
    UnsafeBuffer from = new UnsafeBuffer(input);
    ByteBuffer file = ByteBuffer.allocateDirect(2 * Frame.MAX_LENGTH);
    Envelope envelope = Frame.envelope();
    SealChain chain = new SealChain();
    int end = 0;
    int at = 1;
    while (at + HEAD <= input.length) {
      int stated = from.getShort(at + 1, LITTLE_ENDIAN) & 0xFFFF;
      int length = Math.min(stated, input.length - at - HEAD);
      int whole = Math.max(Frame.HEADER_LENGTH, Frame.VERSION_OFFSET + length);
      if (end + whole > file.capacity()) {
        break;
      }
      ByteBuffer bytes = file.slice(end, whole);
      UnsafeBuffer frame = new UnsafeBuffer(bytes);
      frame.putBytes(Frame.VERSION_OFFSET, input, at + HEAD, length);
      int type = input[at] & 0x7;
      frame.putShort(Frame.TYPE_OFFSET, (short) type, LITTLE_ENDIAN);
      boolean seals = type == FrameType.SEAL.code() || type == FrameType.STOP.code();
      if (seals && whole >= Frame.HEADER_LENGTH + SealHash.LENGTH) {
        int hashed = whole - Frame.HEADER_LENGTH - SealHash.LENGTH;
        chain.add(frame, Frame.HEADER_LENGTH, hashed);
        frame.putBytes(whole - SealHash.LENGTH, chain.finish());
      }
      envelope.close(frame, bytes, whole);
      chain.add(frame, 0, whole);
      end = BitUtil.align(end + whole, Envelope.ALIGNMENT);
      at += HEAD + length;
    }
    return file;
  }

  private record OneFile(ByteBuffer bytes) implements FrameFile {
    @Override
    public String name() {
      return "file-0";
    }

    @Override
    public ByteBuffer open() {
      return bytes;
    }

    @Override
    public void close() {}
  }

  /** Sees that commands come in turn. */
  private static final class Turns implements FrameHandler {
    long last;
    boolean begun;

    @Override
    public void onEpoch(EpochHeader epoch) {
      last = epoch.firstSequence() - 1;
      begun = true;
    }

    @Override
    public void onCommand(
        long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
      assertTrue(begun, "a command before its epoch");
      assertEquals(last + 1, sequence);
      assertTrue(offset + length <= buffer.capacity(), "a command beyond its file");
      last = sequence;
    }

    @Override
    public void onSkipped(
        long sequence, long timestampNs, DirectBuffer buffer, int offset, int length) {
      onCommand(sequence, timestampNs, buffer, offset, length);
    }
  }
}
