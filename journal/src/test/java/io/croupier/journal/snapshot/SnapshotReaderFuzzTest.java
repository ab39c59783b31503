package io.croupier.journal.snapshot;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.croupier.journal.frame.Envelope;
import io.croupier.journal.frame.SealHash;
import io.croupier.journal.frame.SealPlace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever bytes a snapshot's file holds, it is read, or refused with half a sentence.
 *
 * <p>The first byte of an input says what the rest is: the bytes of the file, or its blocks, whose
 * number and CRC are put right: two bytes for the length of what follows the number.
 */
class SnapshotReaderFuzzTest {
  private static final int AS_IT_IS = 0;
  private static final int BLOCKS = 1;
  private static final int HEAD = 2;

  static Stream<byte[]> seeds() throws IOException {
    Path file = Files.createTempFile("snapshot", "");
    try {
      SealPlace place = new SealPlace(1, 0, 64, 10, SealHash.NONE);
      SnapshotHeader header = new SnapshotHeader(place, 1, 2, 3, 4, 5, 6);
      try (SnapshotWriter writer = new SnapshotWriter(file, header, new byte[] {1, 2, 3})) {
        writer.write(new UnsafeBuffer(new byte[40]), 0, 40);
        writer.finish();
      }
      byte[] whole = Files.readAllBytes(file);
      return Stream.of(asItIs(whole), asBlocks(whole));
    } finally {
      Files.delete(file);
    }
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void shouldReadAnyBytes(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    Path file = Files.createTempFile("snapshot", "");
    try {
      Files.write(file, input[0] == BLOCKS ? blocks(input) : bytes(input));
      read(file);
    } catch (DamagedSnapshotException e) {
      assertFalse(e.getMessage().isBlank());
    } finally {
      Files.delete(file);
    }
  }

  /** To the end of its state, which the reader refuses to pass. */
  private static void read(Path file) {
    UnsafeBuffer next = new UnsafeBuffer(new byte[Long.BYTES]);
    try (SnapshotReader reader = new SnapshotReader(file)) {
      while (reader.header() != null) {
        reader.read(next, 0, 1);
      }
    }
  }

  private static byte[] asItIs(byte[] file) {
    byte[] input = new byte[file.length + 1];
    input[0] = AS_IT_IS;
    System.arraycopy(file, 0, input, 1, file.length);
    return input;
  }

  private static byte[] asBlocks(byte[] file) {
    ByteBuffer from = ByteBuffer.wrap(file).order(LITTLE_ENDIAN);
    ByteBuffer input = ByteBuffer.allocate(2 * file.length).order(LITTLE_ENDIAN);
    input.put((byte) BLOCKS);
    int at = 0;
    while (at < file.length) {
      int length = from.getInt(at + Envelope.LENGTH_OFFSET);
      int rest = length - SnapshotBlock.KIND_OFFSET;
      input.putShort((short) rest).put(file, at + SnapshotBlock.KIND_OFFSET, rest);
      at += length;
    }
    byte[] whole = new byte[input.position()];
    input.get(0, whole);
    return whole;
  }

  private static byte[] bytes(byte[] input) {
    byte[] bytes = new byte[input.length - 1];
    System.arraycopy(input, 1, bytes, 0, bytes.length);
    return bytes;
  }

  private static byte[] blocks(byte[] input) {
    UnsafeBuffer from = new UnsafeBuffer(input);
    ByteBuffer file = ByteBuffer.allocate(SnapshotBlock.MAX_LENGTH);
    Envelope envelope = SnapshotBlock.envelope();
    int number = 0;
    int end = 0;
    int at = 1;
    while (at + HEAD <= input.length) {
      int stated = from.getShort(at, LITTLE_ENDIAN) & 0xFFFF;
      int length = Math.min(stated, input.length - at - HEAD);
      int whole = Math.max(SnapshotBlock.DATA_OFFSET, SnapshotBlock.KIND_OFFSET + length);
      if (end + whole > file.capacity()) {
        break;
      }
      ByteBuffer bytes = file.slice(end, whole);
      UnsafeBuffer block = new UnsafeBuffer(bytes);
      block.putInt(SnapshotBlock.NUMBER_OFFSET, number++, LITTLE_ENDIAN);
      block.putBytes(SnapshotBlock.KIND_OFFSET, input, at + HEAD, length);
      envelope.close(block, bytes, whole);
      end += whole;
      at += HEAD + length;
    }
    byte[] content = new byte[end];
    file.get(0, content);
    return content;
  }
}
