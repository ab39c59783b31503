package io.croupier.replay;

import io.croupier.journal.frame.Envelope;
import io.croupier.journal.frame.Frame;
import io.croupier.journal.frame.FrameType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** What happens to files on disks. */
final class Damage {
  private static final int RECORD_MAGIC = 'C' | 'R' << 8 | 'O' << 16 | 'L' << 24;
  private static final int RECORD_SEQUENCE = 24;

  private Damage() {}

  static void flip(Path file, int offset) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(offset);
      int old = bytes.read();
      bytes.seek(offset);
      bytes.write(old ^ 0x10);
    }
  }

  static void truncate(Path file, int length) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(length);
    }
  }

  /** Cuts the last bytes that are not zero. */
  static void cutLastBytes(Path file, int count) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    truncate(file, end - count);
  }

  /** Adds one to a byte of the frame at an offset, and makes its checksum fit. */
  static void forge(Path file, int offset, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer copy = ByteBuffer.allocateDirect(bytes.length).put(bytes);
    int length = copy.order(ByteOrder.LITTLE_ENDIAN).getInt(offset + Envelope.LENGTH_OFFSET);
    ByteBuffer frame = copy.slice(offset, length);
    frame.put(at, (byte) (frame.get(at) + 1));
    Frame.envelope().close(new UnsafeBuffer(frame), frame, length);
    copy.get(0, bytes);
    Files.write(file, bytes);
  }

  /** Where the frame of a command begins. */
  static int frameOf(Path file, long sequence) throws IOException {
    ByteBuffer bytes = read(file);
    for (int at : places(bytes, Frame.MAGIC)) {
      boolean command = bytes.getShort(at + Frame.TYPE_OFFSET) == FrameType.COMMAND.code();
      if (command && bytes.getLong(at + Frame.SEQUENCE_OFFSET) == sequence) {
        return at;
      }
    }
    throw new AssertionError("no frame of " + sequence);
  }

  /** Where the outcome records of a command begin. */
  static List<Integer> recordsOf(Path file, long sequence) throws IOException {
    ByteBuffer bytes = read(file);
    List<Integer> places = places(bytes, RECORD_MAGIC);
    // The first record is about the log itself.
    return places.subList(1, places.size()).stream()
        .filter(at -> bytes.getLong(at + RECORD_SEQUENCE) == sequence)
        .toList();
  }

  static String digest(Path file) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteBuffer read(Path file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static List<Integer> places(ByteBuffer bytes, int magic) {
    List<Integer> found = new ArrayList<>();
    for (int at = 0; at + Integer.BYTES <= bytes.capacity(); at += Integer.BYTES) {
      if (bytes.getInt(at) == magic) {
        found.add(at);
      }
    }
    return found;
  }
}
